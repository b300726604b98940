import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';
import type { ComponentContent } from './component-contract.ts';
import { type BlueprintPack, readBlueprintPack } from './component-file.ts';
import type { FrameworkContent } from './component-schema.ts';

/** Today in the district's own time zone. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone d.time_zone)::date as today from district.districts d`.execute(tx);
  if (rows[0] === undefined) throw new Error('a district without a row');
  return rows[0].today;
}

/** The weeks of grace after a next check; four where the district has said nothing. */
export async function readGraceWeeks(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('blueprint.settings').select('grace_weeks').executeTakeFirst();
  return row?.grace_weeks ?? 4;
}

export async function writeGraceWeeks(tx: Tx, districtId: string, graceWeeks: number): Promise<void> {
  await tx
    .insertInto('blueprint.settings')
    .values({ district_id: districtId, grace_weeks: graceWeeks })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet({ grace_weeks: graceWeeks }))
    .execute();
}

export type KeptFramework = {
  number: number;
  source: 'pack' | 'import';
  content: FrameworkContent;
  takenAt: string;
};

/** The framework that holds. The bundled one becomes the district's own copy when it is first asked for. */
export async function readFramework(tx: Tx, districtId: string): Promise<KeptFramework> {
  const kept = await findFramework(tx);
  if (kept !== undefined) return kept;
  await takeBundled(tx, districtId, readBlueprintPack());
  const taken = await findFramework(tx);
  if (taken === undefined) throw new Error('a framework that was taken is not there');
  return taken;
}

async function findFramework(tx: Tx): Promise<KeptFramework | undefined> {
  const row = await tx
    .selectFrom('blueprint.frameworks')
    .select(['number', 'source', 'content', 'taken_at'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      number: row.number,
      source: row.source as 'pack' | 'import',
      content: row.content as unknown as FrameworkContent,
      takenAt: new Date(row.taken_at as unknown as string).toISOString(),
    }
  );
}

/** Keeps what a framework says of itself as its next version. */
export async function insertFramework(
  tx: Tx,
  actor: Actor,
  number: number,
  content: FrameworkContent,
): Promise<void> {
  await tx
    .insertInto('blueprint.frameworks')
    .values({
      district_id: actor.districtId,
      id: newId(),
      number,
      source: 'import',
      content: JSON.stringify(content),
      taken_by: actor.personId,
      taken_in: actor.capacityId,
    })
    .execute();
}

async function takeBundled(tx: Tx, districtId: string, { pack, levels, scales, foundation }: BlueprintPack) {
  const content: FrameworkContent = { name: pack.name, types: pack.types, levels, scales };
  await tx
    .insertInto('blueprint.frameworks')
    .values({
      district_id: districtId,
      id: newId(),
      number: 1,
      source: 'pack',
      pack_id: pack.id,
      pack_version: pack.version,
      content: JSON.stringify(content),
    })
    .execute();
  const ids = new Map(pack.components.map(({ key }) => [key, newId()]));
  const idOf = (key: string) => ids.get(key) as ComponentContent['parentId'] & string;
  const components = pack.components.map(({ key, name, about, type }) => ({
    district_id: districtId,
    id: idOf(key),
    key,
    original: JSON.stringify({
      ...{ name, about, source: type === 'foundation' ? foundation.source : pack.source },
      statement: type === 'foundation' ? foundation.foundation : null,
    }),
  }));
  const versions = pack.components.map(({ key, parent, ...rest }, ordinal) => {
    const placed = { parentId: parent === null ? null : idOf(parent), ordinal: (ordinal + 1) * 10 };
    const kept: ComponentContent = { ...rest, ...placed, localText: null, isRetired: false };
    return {
      ...{ district_id: districtId, component_id: idOf(key), id: newId(), number: 1 },
      content: JSON.stringify(kept),
    };
  });
  await tx.insertInto('blueprint.components').values(components).execute();
  await tx.insertInto('blueprint.component_versions').values(versions).execute();
}
