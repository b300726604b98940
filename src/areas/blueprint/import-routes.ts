import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import { refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import type { ComponentId } from './component-contract.ts';
import { FrameworkContent, type LocalText } from './component-schema.ts';
import { listComponents } from './component-store.ts';
import { readFrameworkFile, writeCsv, writeJson } from './framework-file.ts';
import { readFramework } from './framework-store.ts';
import { type FileFormat, importContract } from './import-contract.ts';
import type { ImportPlan } from './import-plan.ts';
import { planImport } from './import-rules.ts';
import { applyImport, findImport, type ImportFacts } from './import-store.ts';
import { blueprintProblems } from './problem-contract.ts';
import { inTreeOrder } from './tree-rules.ts';

const signedIn = implement(importContract).$context<RequestContext>().use(admit);
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

type File = { format: FileFormat; text: string; retiresMissing: boolean };

/** Reads the file and the framework and plans; the digest stands for both, so that any change between shows in it. */
async function prepare(tx: Tx, actor: Actor, { format, text, retiresMissing }: File) {
  const framework = await readFramework(tx, actor.districtId);
  const components = await listComponents(tx);
  const file = readFrameworkFile(format, text);
  const plan = planImport(file, {
    ...{ existing: components, framework: framework.content, retiresMissing },
    newId: () => newId() as ComponentId,
  });
  if (!FrameworkContent.safeParse(plan.framework).success)
    throw refusal(blueprintProblems, 'blueprint/file-unreadable', { fault: 'too-many' });
  const fileSha256 = sha256(text);
  const numbers = new Map<string, number>(components.map(({ id, number }) => [id, number]));
  const digest = sha256(JSON.stringify([fileSha256, retiresMissing, framework.number, [...numbers]]));
  const brings = Object.entries(file.framework).flatMap(([part, given]) =>
    Array.isArray(given) ? given.map(({ id }: { id: string }) => `${part}: ${id}`) : [part],
  );
  const bringsMore = !isDeepStrictEqual(plan.framework, framework.content);
  const counts = {
    ...{ addedCount: plan.added.length, changedCount: plan.changed.length },
    ...{ retiredCount: plan.retired.length, leftCount: plan.leftCount },
  };
  return { plan, digest, fileSha256, numbers, counts, bringsMore, brings, frameworkNumber: framework.number };
}

/** The handlers of files in and out. */
export const importRoutes = {
  previewImport: signedIn.previewImport.handler(async ({ context: { tx, actor }, input }) => {
    const { plan, digest, brings, bringsMore } = await prepare(tx, actor, input);
    return {
      ...{ digest, faults: plan.faults.slice(0, 200), leftCount: plan.leftCount },
      added: plan.added.map((one) => touched(one)),
      changed: plan.changed.map((one) => touched(one, one.fields)),
      retired: plan.retired.map((one) => touched(one)),
      brings: bringsMore ? brings : [],
    };
  }),
  importFramework: signedIn.importFramework.handler(async ({ context: { tx, actor }, input }) => {
    const { id, digest: asked, ...file } = input;
    const asGiven: ImportFacts = {
      ...{ format: file.format, fileSha256: sha256(file.text), retiresMissing: file.retiresMissing },
    };
    const recorded = await recordOnce<ImportFacts>(
      asGiven,
      async () => {
        const kept = await findImport(tx, id);
        return (
          kept && {
            ...{ format: kept.format, fileSha256: kept.fileSha256, retiresMissing: kept.retiresMissing },
          }
        );
      },
      async () => {
        const { plan, digest, counts, ...rest } = await prepare(tx, actor, file);
        if (digest !== asked) throw refusal(blueprintProblems, 'blueprint/preview-out-of-date');
        if (plan.faults.length > 0)
          throw refusal(blueprintProblems, 'blueprint/file-has-faults', { count: plan.faults.length });
        await applyImport(tx, actor, id, { ...asGiven, ...counts }, { ...plan, ...rest });
      },
    );
    const kept = await findImport(tx, id);
    if (kept === undefined) throw new Error('an import that was kept is not there');
    const { addedCount, changedCount, retiredCount, leftCount } = kept;
    const counts = { addedCount, changedCount, retiredCount, leftCount };
    if (recorded === 'new') await audit(tx, actor, 'blueprint/framework-imported', { id, detail: counts });
    return counts;
  }),
  exportFramework: signedIn.exportFramework.handler(async ({ context: { tx, actor }, input }) => {
    const { content } = await readFramework(tx, actor.districtId);
    const components = await listComponents(tx);
    const keys = new Map<string, string>(components.map(({ id, key }) => [id, key]));
    const placed = components.map(({ id, key, content: one }) => ({
      ...{ id, parentId: one.parentId, ordinal: one.ordinal },
      written: { key, content: one, parent: keys.get(one.parentId ?? '') ?? null },
    }));
    const rows = inTreeOrder(placed).map(({ component }) => component.written);
    const text = input.format === 'csv' ? writeCsv(rows, input.language) : writeJson(content, rows);
    return { fileName: `framework.${input.format}`, text };
  }),
};

function touched({ key, content }: ImportPlan['added'][number], fields: string[] = []) {
  const { own, en, es, ar } = content.name as LocalText;
  return { key, name: own ?? en ?? es ?? ar ?? key, fields };
}
