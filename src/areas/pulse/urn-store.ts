import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Tallies } from './tally-rules.ts';

export type Urn = { tallies: Tallies; helps: string[]; inTheWay: string[] };

/** Sets out an empty urn for a round. */
export async function insertUrn(tx: Tx, actor: Actor, roundId: string, tallies: Tallies): Promise<void> {
  const key = { district_id: actor.districtId, round_id: roundId };
  await tx
    .insertInto('pulse.urns')
    .values({ ...key, tallies: JSON.stringify(tallies) })
    .execute();
  await tx.insertInto('pulse.notes').values(key).execute();
}

/** The urn of a round, held until the transaction ends: answers and the close stand in line. Undefined when it is gone. */
export async function holdUrn(tx: Tx, roundId: string): Promise<Urn | undefined> {
  const urn = await tx
    .selectFrom('pulse.urns')
    .select('tallies')
    .where('round_id', '=', roundId)
    .forUpdate()
    .executeTakeFirst();
  if (urn === undefined) return undefined;
  const notes = await tx
    .selectFrom('pulse.notes')
    .select(['helps', 'in_the_way as inTheWay'])
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  return { tallies: urn.tallies as unknown as Tallies, ...notes };
}

/** Puts the urn back. Both rows are written anew by every answer, whether it held a note or not: neither tells them apart. */
export async function putUrn(tx: Tx, roundId: string, urn: Urn): Promise<void> {
  await tx
    .updateTable('pulse.urns')
    .set({ tallies: JSON.stringify(urn.tallies) })
    .where('round_id', '=', roundId)
    .execute();
  await tx
    .updateTable('pulse.notes')
    .set({ helps: urn.helps, in_the_way: urn.inTheWay })
    .where('round_id', '=', roundId)
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
