import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Override, OverrideId } from './coverage-contract.ts';

/** The threshold of a district that has never changed it, in percent. */
const thresholdAtFirst = 60;

/** The district's threshold in percent. */
export async function readThreshold(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('conversations.gates').select('threshold_percent').executeTakeFirst();
  return row?.threshold_percent ?? thresholdAtFirst;
}

export async function writeThreshold(tx: Tx, actor: Actor, percent: number): Promise<void> {
  await tx
    .insertInto('conversations.gates')
    .values({ district_id: actor.districtId, threshold_percent: percent })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet({ threshold_percent: percent }))
    .execute();
}

/** The override of a version, the first if there are several; null when there is none. */
export async function findOverride(tx: Tx, versionId: string): Promise<Override | null> {
  const row = await tx
    .selectFrom('conversations.overrides as made')
    .innerJoin('people.persons as person', (join) =>
      join.onRef('person.district_id', '=', 'made.district_id').onRef('person.id', '=', 'made.made_by'),
    )
    .select(['made.id', 'made.reason', 'made.made_at', 'person.given_name', 'person.family_name'])
    .where('made.version_id', '=', versionId)
    .orderBy('made.made_at')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as OverrideId,
    reason: row.reason,
    madeBy: `${row.given_name} ${row.family_name}`,
    madeAt: row.made_at.toISOString(),
  };
}

export type OverrideFacts = { versionId: string; reason: string; madeBy: string };

export async function findOverrideFacts(tx: Tx, id: OverrideId): Promise<OverrideFacts | undefined> {
  return tx
    .selectFrom('conversations.overrides')
    .select(['version_id as versionId', 'reason', 'made_by as madeBy'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertOverride(
  tx: Tx,
  actor: Actor,
  id: OverrideId,
  facts: OverrideFacts,
): Promise<void> {
  await tx
    .insertInto('conversations.overrides')
    .values({
      district_id: actor.districtId,
      id,
      version_id: facts.versionId,
      reason: facts.reason,
      made_by: facts.madeBy,
      made_in: actor.capacityId,
    })
    .execute();
}
