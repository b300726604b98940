import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import type { ToldApartFacts } from './put-right-contract.ts';
import type { VisitId } from './visit-contract.ts';

/** Whether two visits of the actor look like one: the same room, and a minute in common. */
export async function looksAlike(tx: Tx, actor: Actor, one: VisitId, other: VisitId): Promise<boolean> {
  const { rows } = await sql`
    select from observation.same_minutes
    where observer_id = ${actor.personId}
      and window_id = (select window_id from observation.visits where id = ${one})
      and visit_id in (${one}, ${other}) and other_id in (${one}, ${other})`.execute(tx);
  return rows.length > 0;
}

/** Keeps that two visits are two; the same again changes nothing. */
export async function tellApart(tx: Tx, actor: Actor, facts: ToldApartFacts): Promise<void> {
  const [first, second] = [facts.visitId, facts.otherId].sort();
  await recordOnce(
    { visit_id: first, other_id: second },
    () =>
      tx
        .selectFrom('observation.visits_told_apart')
        .select(['visit_id', 'other_id'])
        .where('id', '=', facts.id)
        .executeTakeFirst() as Promise<{ visit_id: VisitId; other_id: VisitId } | undefined>,
    async () => {
      await sql`
        insert into observation.visits_told_apart (district_id, id, visit_id, other_id, told_by, told_in)
        values (${actor.districtId}, ${facts.id}, ${first}, ${second}, ${actor.personId}, ${actor.capacityId})`.execute(
        tx,
      );
      await audit(tx, actor, 'observation/visits-told-apart', { id: facts.id });
    },
  );
}

/** Pairs of a person's visits that look alike and are not settled: neither was taken out, nobody has told them apart. */
const openPairs = (personId: string) => sql`
  select s.window_id, s.visit_id, s.other_id
  from observation.same_minutes s
  where s.observer_id = ${personId}
    and s.window_id in (select w.id from observation.windows w
      where not exists (select from observation.windows_read r where r.district_id = w.district_id and r.window_id = w.id))
    and not exists (select from observation.visit_standing g where g.district_id = s.district_id
      and g.visit_id in (s.visit_id, s.other_id) and g.kind = 'voided')
    and not exists (select from observation.visits_told_apart a where a.district_id = s.district_id
      and a.visit_id = least(s.visit_id, s.other_id) and a.other_id = greatest(s.visit_id, s.other_id))`;

type PairRow = { visit_id: VisitId; other_id: VisitId };

/** Both visits of each such pair. */
export async function listOpenPairs(tx: Tx, personId: string): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`${openPairs(personId)}`.execute(tx);
  return rows;
}

/** How many such pairs there are. */
export async function countOpenPairs(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${openPairs(personId)}) open_pairs`.execute(tx);
  return rows[0]?.count ?? 0;
}
