import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Item } from './item-contract.ts';
import { packNotes, unpackNotes } from './note-rules.ts';
import { flattened, type Scales, type Tallies, unflattened } from './tally-rules.ts';

/** An urn with its notes, one of each kind for every answer: empty where nothing was written. */
export type Urn = { places: string[]; tallies: Tallies; helps: string[]; inTheWay: string[] };
export type Asked = { id: string; items: readonly Item[]; scales: Scales };

/** Sets out an empty urn for a round. */
export async function insertUrn(
  tx: Tx,
  actor: Actor,
  { id, ...asked }: Asked,
  { places, tallies }: Pick<Urn, 'places' | 'tallies'>,
): Promise<void> {
  const key = { district_id: actor.districtId, round_id: id };
  await tx
    .insertInto('pulse.urns')
    .values({ ...key, places, tallies: flattened(tallies, { ...asked, places }) })
    .execute();
  await tx.insertInto('pulse.notes').values(key).execute();
}

/** The urn of a round, held until the transaction ends: answers and the close stand in line. Undefined when it is gone. */
export async function holdUrn(tx: Tx, { id, ...asked }: Asked): Promise<Urn | undefined> {
  const urn = await tx
    .selectFrom('pulse.urns')
    .select(['places', 'tallies'])
    .where('round_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (urn === undefined) return undefined;
  const notes = await tx
    .selectFrom('pulse.notes')
    .select(['helps', 'in_the_way as inTheWay'])
    .where('round_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    places: urn.places,
    tallies: unflattened(urn.tallies, { ...asked, places: urn.places }),
    helps: unpackNotes(notes.helps),
    inTheWay: unpackNotes(notes.inTheWay),
  };
}

/** Puts the urn back. Both rows are written anew by every answer, whether it held a note or not: neither tells them apart. */
export async function putUrn(tx: Tx, { id, ...asked }: Asked, urn: Urn): Promise<void> {
  await tx
    .updateTable('pulse.urns')
    .set({ tallies: flattened(urn.tallies, { ...asked, places: urn.places }) })
    .where('round_id', '=', id)
    .execute();
  await tx
    .updateTable('pulse.notes')
    .set({ helps: Buffer.from(packNotes(urn.helps)), in_the_way: Buffer.from(packNotes(urn.inTheWay)) })
    .where('round_id', '=', id)
    .execute();
}

/**
 * Keeps that somebody has answered, without a time.
 *
 * @returns whether it was the first time
 */
export async function spendToken(tx: Tx, actor: Actor, roundId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into pulse.spent (district_id, round_id, person_id)
    values (${actor.districtId}, ${roundId}, ${actor.personId}) on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function hasSpent(tx: Tx, actor: Actor, roundId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('pulse.spent')
    .select('person_id')
    .where('round_id', '=', roundId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
  return row !== undefined;
}
