import type { Tx } from '../../server/database.ts';
import { readFront, readPractices } from './draft-store.ts';
import type { Base, WholeDraft } from './freezing-rules.ts';
import type { Work } from './model-schema.ts';
import type { Named } from './practice-contract.ts';
import { findCurrentTargets } from './target-store.ts';
import { findVersion } from './version-store.ts';
import { readModelOf, type VisionFacts } from './vision-store.ts';

/** What the team began with: the version in force, or else the model on the paths that have one. */
export async function readBase(tx: Tx, vision: VisionFacts): Promise<Base> {
  if (vision.current !== null) {
    const version = await findVersion(tx, { versionId: vision.current.versionId });
    if (version !== undefined) return { kind: 'version', number: version.number, content: version.content };
  }
  const model = vision.path === 'create' ? null : await readModelOf(tx, vision.id);
  return model === null ? { kind: 'nothing' } : { kind: 'model', model };
}

/** Everything that a draft is judged by and frozen from, as it is now. */
export async function readWholeDraft(
  tx: Tx,
  vision: VisionFacts,
  works: readonly Work[],
): Promise<WholeDraft> {
  const front = (await readFront(tx, vision.id)).content;
  return {
    subject: vision.subject,
    path: vision.path,
    model: await readModelOf(tx, vision.id),
    base: await readBase(tx, vision),
    front,
    practices: await readPractices(tx, vision.id),
    bands: await readBands(tx, front.bandIds),
    targets: await findCurrentTargets(tx, vision.subject.id),
    works,
  };
}

async function readBands(tx: Tx, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('district.bands')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .orderBy('ordinal')
    .execute();
}

/** The district's bands with these names. */
export async function findBandsNamed(tx: Tx, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await tx
    .selectFrom('district.bands')
    .select('id')
    .where('name', 'in', [...names])
    .where('ended_on', 'is', null)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ id }) => id);
}
