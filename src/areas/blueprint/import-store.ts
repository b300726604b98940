import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { insertComponent, insertVersion } from './component-store.ts';
import { insertFramework } from './framework-store.ts';
import type { FileFormat } from './import-contract.ts';
import type { ImportPlan } from './import-plan.ts';

export type ImportFacts = { format: FileFormat; fileSha256: string; retiresMissing: boolean };
export type ImportCounts = {
  addedCount: number;
  changedCount: number;
  retiredCount: number;
  leftCount: number;
};

export async function findImport(tx: Tx, id: string): Promise<(ImportFacts & ImportCounts) | undefined> {
  const { rows } = await sql<ImportFacts & ImportCounts>`
    select format, file_sha256 as "fileSha256", retires_missing as "retiresMissing", added_count as "addedCount",
      changed_count as "changedCount", retired_count as "retiredCount", left_count as "leftCount"
    from blueprint.imports where id = ${id}`.execute(tx);
  return rows[0];
}

/** Does what was planned, and keeps that it was done. */
export async function applyImport(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: ImportFacts & ImportCounts,
  plan: ImportPlan & { numbers: ReadonlyMap<string, number>; frameworkNumber: number; bringsMore: boolean },
): Promise<void> {
  await tx
    .insertInto('blueprint.imports')
    .values({
      district_id: actor.districtId,
      id,
      format: facts.format,
      file_sha256: facts.fileSha256,
      retires_missing: facts.retiresMissing,
      added_count: facts.addedCount,
      changed_count: facts.changedCount,
      retired_count: facts.retiredCount,
      left_count: facts.leftCount,
      made_by: actor.personId,
      made_in: actor.capacityId,
    })
    .execute();
  if (plan.bringsMore) await insertFramework(tx, actor, plan.frameworkNumber + 1, plan.framework);
  for (const { id: componentId, key } of plan.added)
    await insertComponent(tx, actor.districtId, componentId, key);
  for (const { id: componentId, content } of [...plan.added, ...plan.changed, ...plan.retired])
    await insertVersion(tx, actor, {
      ...{ componentId, number: (plan.numbers.get(componentId) ?? 0) + 1, content },
      ...{ change: null, importId: id },
    });
}
