import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { mayWithdrawExemplar } from './access.ts';
import type { Exemplar, ExemplarId, ExemplarOffer, Exemplars } from './exemplar-contract.ts';
import type { StudiedVersion } from './version-store.ts';

type ExemplarRow = Omit<Exemplar, 'mayWithdraw'>;

/** The examples of all practices of a version, whichever version they were offered on. */
export async function readExemplars(tx: Tx, actor: Actor, version: StudiedVersion): Promise<Exemplars> {
  const { rows: practices } = await sql<Omit<Exemplars['practices'][number], 'exemplars'>>`
    select practice_id as id, name, sentence from visions.version_practices
    where version_id = ${version.id} order by ordinal`.execute(tx);
  const { rows } = await sql<ExemplarRow>`
    select e.id, e.practice_id as "practiceId", v.number as "versionNumber", e.kind, e.form, e.title, e.text, e.link,
      e.rationale, c.kind as capacity, (e.offered_at at time zone d.time_zone)::date as "offeredOn",
      e.offered_by = ${actor.personId} as "isYours"
    from conversations.exemplars e
    join district.districts d on d.id = e.district_id
    join visions.versions v on v.district_id = e.district_id and v.id = e.version_id
    join people.capacities c on c.district_id = e.district_id and c.id = e.offered_in
    where v.vision_id = ${version.visionId} and e.withdrawn_at is null
    order by array_position(array['example', 'non_example', 'mistaken_for'], e.kind), e.offered_at desc, e.id`.execute(
    tx,
  );
  const { id, visionId, number, title } = version;
  const exemplars = rows.map((row) => ({ ...row, mayWithdraw: mayWithdrawExemplar(actor, row) }));
  return {
    version: { id, visionId, number, title },
    practices: practices.map((practice) => ({
      ...practice,
      exemplars: exemplars.filter(({ practiceId }) => practiceId === practice.id),
    })),
  };
}

export type ExemplarFacts = Omit<ExemplarOffer, 'isWithoutStudents'> & { offeredById: string };

/** An example as it was offered, also when it has been taken off; undefined when there is none. */
export async function findExemplar(tx: Tx, id: ExemplarId): Promise<ExemplarFacts | undefined> {
  const { rows } = await sql<ExemplarFacts>`
    select id, version_id as "versionId", practice_id as "practiceId", kind, form, title, text, link, rationale,
      offered_by as "offeredById"
    from conversations.exemplars where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertExemplar(tx: Tx, actor: Actor, facts: ExemplarFacts): Promise<void> {
  await tx
    .insertInto('conversations.exemplars')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      version_id: facts.versionId,
      practice_id: facts.practiceId,
      kind: facts.kind,
      form: facts.form,
      title: facts.title,
      text: facts.text,
      link: facts.link,
      rationale: facts.rationale,
      offered_by: facts.offeredById,
      offered_in: actor.capacityId,
    })
    .execute();
}

/** Takes an example off; false when it was taken off before. */
export async function withdrawExemplar(tx: Tx, id: ExemplarId): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('conversations.exemplars')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
