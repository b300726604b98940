import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { mayCite, mayWithdraw } from './access.ts';
import type { Citation } from './indicator-contract.ts';

export type CitationFacts = { indicatorId: string; citation: string; link: string | null; note: string };

export async function findCitationFacts(tx: Tx, id: string): Promise<CitationFacts | undefined> {
  const { rows } = await sql<CitationFacts>`
    select indicator_id as "indicatorId", citation, link, note from evidence.citations where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function insertCitation(tx: Tx, actor: Actor, id: string, facts: CitationFacts): Promise<void> {
  await tx
    .insertInto('evidence.citations')
    .values({
      district_id: actor.districtId,
      id,
      indicator_id: facts.indicatorId,
      citation: facts.citation,
      link: facts.link,
      note: facts.note,
      added_by: actor.personId,
      added_in: actor.capacityId,
    })
    .execute();
}

/** The district's own research beside an indicator, in the order in which it was added. */
export async function listCitations(tx: Tx, actor: Actor, indicatorId: string): Promise<Citation[]> {
  const { rows } = await sql<Omit<Citation, 'mayWithdraw'> & { addedById: string }>`
    select e.id, e.citation, e.link, e.note, p.given_name || ' ' || p.family_name as by, c.kind as capacity,
      (e.added_at at time zone d.time_zone)::date as "addedOn", e.added_by as "addedById"
    from evidence.citations e
    join district.districts d on d.id = e.district_id
    join people.persons p on p.district_id = e.district_id and p.id = e.added_by
    join people.capacities c on c.district_id = e.district_id and c.id = e.added_in
    where e.indicator_id = ${indicatorId}
      and not exists (select from evidence.withdrawals w where w.district_id = e.district_id and w.record_id = e.id)
    order by e.added_at, e.id`.execute(tx);
  return rows.map(({ addedById, ...row }) => ({
    ...row,
    mayWithdraw: mayCite(actor) && mayWithdraw(actor, { addedById }),
  }));
}
