import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Phrase } from './phrase-contract.ts';

/** The words people gave back for a practice, newest first. */
export async function findPhrases(
  tx: Tx,
  actor: Actor,
  practiceId: string,
): Promise<Omit<Phrase, 'mayWithdraw'>[]> {
  const { rows } = await sql<Omit<Phrase, 'mayWithdraw'>>`
    select p.id, p.practice_id as "practiceId", p.text, c.kind as capacity,
      (p.at at time zone d.time_zone)::date as "givenOn", p.person_id = ${actor.personId} as "isYours"
    from visions.phrases p
    join district.districts d on d.id = p.district_id
    join people.capacities c on c.district_id = p.district_id and c.id = p.capacity_id
    where p.practice_id = ${practiceId} and p.withdrawn_at is null
    order by p.at desc, p.id`.execute(tx);
  return rows;
}

/** A phrase as it was given, also when it has been taken back. */
export async function findPhraseFacts(tx: Tx, phraseId: string) {
  const row = await tx
    .selectFrom('visions.phrases')
    .select(['practice_id', 'text', 'person_id'])
    .where('id', '=', phraseId)
    .executeTakeFirst();
  return row && { practiceId: row.practice_id, text: row.text, personId: row.person_id };
}

/** Whether these words are there for the practice, from a version or from people. Case does not matter. */
export async function hasPhrase(tx: Tx, practiceId: string, text: string): Promise<boolean> {
  const { rows } = await sql`
    select from visions.practice_phrases p cross join jsonb_array_elements_text(p.phrases) as said(text)
    where p.practice_id = ${practiceId} and lower(said.text) = lower(${text}) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Whether a practice stands in any adopted version. */
export async function isAdoptedPractice(tx: Tx, practiceId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('visions.version_practices')
    .select('practice_id')
    .where('practice_id', '=', practiceId)
    .limit(1)
    .execute();
  return found.length > 0;
}

export async function insertPhrase(
  tx: Tx,
  actor: Actor,
  phrase: { id: string; practiceId: string; text: string },
): Promise<void> {
  await tx
    .insertInto('visions.phrases')
    .values({
      district_id: actor.districtId,
      id: phrase.id,
      practice_id: phrase.practiceId,
      text: phrase.text,
      person_id: actor.personId,
      capacity_id: actor.capacityId,
    })
    .execute();
}

/** Takes words back; false when they were taken back before. */
export async function withdrawPhrase(tx: Tx, phraseId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('visions.phrases')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', phraseId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
