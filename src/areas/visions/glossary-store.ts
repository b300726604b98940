import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { OwnWord } from './glossary-contract.ts';

/** The district's own words that are in use, the oldest first, with the term each belongs to. */
export async function listOwnWords(tx: Tx): Promise<(OwnWord & { termId: string | null })[]> {
  const { rows } = await sql<OwnWord & { termId: string | null }>`
    select w.id, w.term_id as "termId", w.name, w.meaning, p.given_name || ' ' || p.family_name as by,
      (w.given_at at time zone d.time_zone)::date as "givenOn"
    from visions.glossary_words w
    join district.districts d on d.id = w.district_id
    join people.persons p on p.district_id = w.district_id and p.id = w.given_by
    where w.withdrawn_at is null
    order by w.given_at, w.id`.execute(tx);
  return rows;
}

export type WordFacts = { termId: string | null; name: string; meaning: string | null };

/** A word as it was added, also when it has been taken back. */
export async function findWord(tx: Tx, id: string): Promise<WordFacts | undefined> {
  return tx
    .selectFrom('visions.glossary_words')
    .select(['term_id as termId', 'name', 'meaning'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertWord(tx: Tx, actor: Actor, id: string, facts: WordFacts): Promise<void> {
  await tx
    .insertInto('visions.glossary_words')
    .values({
      district_id: actor.districtId,
      id,
      term_id: facts.termId,
      name: facts.name,
      meaning: facts.meaning,
      given_by: actor.personId,
      given_in: actor.capacityId,
    })
    .execute();
}

/** Takes a word back; false when it was taken back before. */
export async function withdrawWord(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('visions.glossary_words')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
