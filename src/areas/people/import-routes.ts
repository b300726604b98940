import { createHash } from 'node:crypto';
import { implement } from '@orpc/server';
import { refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext, SignedInContext } from '../../server/context.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type ImportCounts, type ImportId, importContract, importProblems } from './import-contract.ts';
import { endsCapacity, endsMost, type ImportPlan, planImport } from './import-rules.ts';
import {
  applyPlans,
  findImport,
  keepImport,
  listImports,
  listStaffLines,
  readPlaces,
  readStaff,
} from './import-store.ts';
import { showPlan } from './import-view-rules.ts';
import { holdStaff } from './person-store.ts';
import { readStaffFile, writeStaffFile } from './staff-file.ts';
import { type Places, readStaffRows } from './staff-row-rules.ts';
import { readToday } from './store.ts';

const signedIn = implement(importContract).$context<RequestContext>().use(admit);

type Prepared = {
  plan: ImportPlan;
  counts: ImportCounts;
  places: Places;
  today: string;
  fileSha256: string;
  digest: string;
};

/** Reads the file and the staff and plans; the digest stands for both, so that any change between shows in it. */
async function prepare({ tx }: SignedInContext, file: string, endMissing: boolean): Promise<Prepared> {
  const bytes = Buffer.from(file, 'base64');
  const today = await readToday(tx);
  const places = await readPlaces(tx);
  const read = readStaffRows(readStaffFile(bytes), places, today);
  if ('fault' in read) throw refusal(importProblems, 'people/import-unreadable', { ...read, line: null });
  const drawn = planImport(read.rows, await readStaff(tx, today), { today, endMissing });
  const problems = [...read.problems, ...drawn.problems].toSorted((one, other) => one.line - other.line);
  const plan = { ...drawn, problems };
  const fileSha256 = createHash('sha256').update(bytes).digest('base64url');
  const digest = createHash('sha256')
    .update(JSON.stringify([fileSha256, endMissing, today, plan.people, problems]))
    .digest('base64url');
  return { plan, counts: { ...plan.counts, dropped: read.dropped }, places, today, fileSha256, digest };
}

const preview = signedIn.previewImport.handler(async ({ context, input }) => {
  const { plan, counts, places, digest } = await prepare(context, input.file, input.endMissing);
  return {
    digest,
    counts,
    ...showPlan(plan.people, places),
    problems: plan.problems.slice(0, 1000),
    problemCount: plan.problems.length,
    staffCount: plan.staffCount,
    asksForEndingCount: endsMost(plan),
  };
});

type Confirmation = { digest: string; endMissing: boolean; endingCount: number | null };

function refuseFaults({ actor }: SignedInContext, prepared: Prepared, input: Confirmation): void {
  const { plan, digest, today } = prepared;
  if (digest !== input.digest) throw refusal(importProblems, 'people/import-out-of-date');
  if (input.endMissing && plan.problems.length > 0)
    throw refusal(importProblems, 'people/import-has-problems', { count: plan.problems.length });
  if (endsCapacity(plan, actor.capacityId, today)) throw refusal(importProblems, 'people/import-ends-you');
  const { ended } = plan.counts;
  if (endsMost(plan) && input.endingCount !== ended)
    throw refusal(importProblems, 'people/import-ends-most', { ending: ended, of: plan.staffCount });
}

const confirm = signedIn.confirmImport.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  await holdStaff(tx, actor.districtId);
  const kept = await findImport(tx, input.id);
  const fileSha256 = createHash('sha256').update(Buffer.from(input.file, 'base64')).digest('base64url');
  const facts = { fileSha256, endMissing: input.endMissing, madeBy: actor.personId as string };
  let counts = kept?.counts;
  await recordOnce(
    facts,
    async () => kept?.facts,
    async () => {
      const prepared = await prepare(context, input.file, input.endMissing);
      refuseFaults(context, prepared, input);
      counts = prepared.counts;
      await applyPlans(tx, actor.districtId, prepared.plan.people);
      await keepImport(tx, actor.districtId, input.id, { facts, counts });
      await audit(tx, actor, 'people/import-confirmed', {
        id: input.id,
        detail: { ...counts, endMissing: input.endMissing },
      });
    },
  );
  if (counts === undefined) throw new Error('an import is either new or kept');
  return { counts };
});

/** The handlers of staff import and export. */
export const importRoutes = {
  previewImport: preview,
  confirmImport: confirm,
  listImports: signedIn.listImports.handler(async ({ context }) => ({
    imports: (await listImports(context.tx)).map((row) => ({ ...row, id: row.id as ImportId })),
  })),
  exportStaff: signedIn.exportStaff.handler(async ({ context }) => {
    const { tx, actor } = context;
    const lines = await listStaffLines(tx, await readToday(tx));
    await audit(tx, actor, 'people/staff-exported', {
      id: actor.districtId,
      detail: { lines: lines.length },
    });
    return new File([writeStaffFile(lines)], 'staff.csv', { type: 'text/csv; charset=utf-8' });
  }),
};
