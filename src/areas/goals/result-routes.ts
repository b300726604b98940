import { createHash } from 'node:crypto';
import { implement } from '@orpc/server';
import type { z } from 'zod';
import { refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext, SignedInContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { keepsMeasures } from './access.ts';
import { goalsProblems } from './problem-contract.ts';
import { type Result, type ResultCounts, type ResultSeries, resultContract } from './result-contract.ts';
import { readResultFile, refuseFile, writeTemplate } from './result-file.ts';
import { readHeading } from './result-person-rules.ts';
import { type Places, type PlannedResult, planResults, type ReadRows, readRows } from './result-rules.ts';
import {
  findImport,
  insertImport,
  listImports,
  listKept,
  listResults,
  type ResultRow,
  readPlaces,
} from './result-store.ts';
import { withoutSmallRemainders } from './result-suppression-rules.ts';
import { lock, readToday } from './store.ts';

const signedIn = implement(resultContract).$context<RequestContext>().use(admit);

/** So many lines with a person are told: enough to see what kind of file it is. */
const mostLines = 20;

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url');
}

/** Reads a file against what is kept. Whatever looks like a person refuses the whole of it. */
async function prepare({ tx }: SignedInContext, file: string) {
  const bytes = Buffer.from(file, 'base64');
  const [heading, ...records] = readResultFile(bytes);
  const found = readHeading(heading?.cells ?? []);
  if ('fault' in found) {
    if (found.fault === 'personal')
      throw refusal(goalsProblems, 'goals/file-personal', { columns: found.columns, lines: [] });
    throw refuseFile(found.fault, found.columns, null);
  }
  const places = await readPlaces(tx);
  const read = readRows(records, found.columns, places, await readToday(tx));
  const personal = [...read.personal, ...(await findLinesWithStaff(tx, read))].toSorted((a, b) => a - b);
  if (personal.length > 0)
    throw refusal(goalsProblems, 'goals/file-personal', { columns: [], lines: personal.slice(0, mostLines) });
  const plan = planResults(read.rows, await listKept(tx));
  const problems = [...read.problems, ...plan.problems].toSorted((one, other) => one.line - other.line);
  const counts: ResultCounts = { ...plan.counts, dropped: read.dropped };
  const fileSha256 = sha256(bytes);
  const digest = sha256(JSON.stringify([fileSha256, plan.results, problems]));
  return { places, results: plan.results, problems, counts, fileSha256, digest };
}

/** The lines whose measure or source names a member of staff. */
async function findLinesWithStaff(tx: Tx, { rows }: ReadRows): Promise<number[]> {
  const texts = [...new Set(rows.flatMap(({ measure, source }) => [measure, source]))];
  const naming = new Set(await findNaming(tx, texts));
  return rows
    .filter(({ measure, source }) => naming.has(measure) || naming.has(source))
    .map(({ line }) => line);
}

/** Those of the texts that name a member of staff, by halves: a file with none is looked through once, however long it is. */
async function findNaming(tx: Tx, texts: readonly string[]): Promise<readonly string[]> {
  if (texts.length === 0 || (await findNamedStaff(tx, texts.join('\n. \n'))).length === 0) return [];
  if (texts.length === 1) return texts;
  const middle = Math.ceil(texts.length / 2);
  const found = [
    ...(await findNaming(tx, texts.slice(0, middle))),
    ...(await findNaming(tx, texts.slice(middle))),
  ];
  // A name that only the whole holds is refused with the whole.
  return found.length > 0 ? found : texts;
}

function shown(result: PlannedResult, places: Places): z.input<typeof Result> {
  const { line: _, correctsId: __, subjectId, bandId, buildingId, ...rest } = result;
  const placed = (list: Places[keyof Places], id: string | null) =>
    list.find((place) => place.id === id) ?? null;
  return {
    ...rest,
    subject: placed(places.subjects, subjectId),
    band: placed(places.bands, bandId),
    building: placed(places.buildings, buildingId),
  };
}

const confirm = signedIn.confirmResults.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  // One file at a time: two that speak of the same group would otherwise both be new.
  await lock(tx, actor.districtId);
  const kept = await findImport(tx, input.id);
  let counts = kept?.counts;
  const facts = { fileSha256: sha256(Buffer.from(input.file, 'base64')), madeBy: actor.personId as string };
  await recordOnce(
    facts,
    async () => kept?.facts,
    async () => {
      const prepared = await prepare(context, input.file);
      if (prepared.digest !== input.digest) throw refusal(goalsProblems, 'goals/file-out-of-date');
      counts = prepared.counts;
      await insertImport(tx, actor, input.id, { ...facts, counts, results: prepared.results });
      await audit(tx, actor, 'goals/results-imported', { id: input.id, detail: { ...counts } });
    },
  );
  if (counts === undefined) throw new Error('an import is either new or kept');
  return { counts };
});

/** One list for each measure and subject, without what would give a small group away. */
function seriesOf(rows: readonly ResultRow[]): z.input<typeof ResultSeries>[] {
  const groups = Map.groupBy(rows, ({ measure, unit, subject }) =>
    JSON.stringify([measure, unit, subject?.id ?? null]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const safe = new Set(
      [...Map.groupBy(group, ({ period }) => period).values()].flatMap(withoutSmallRemainders),
    );
    const results = group
      .filter((row) => safe.has(row))
      .map(({ bandId: _, buildingId: __, ...result }) => result);
    const { measure, unit, subject } = first;
    return [{ measure, unit, subject, results, heldBack: group.length - results.length }];
  });
}

/** The handlers of student results. */
export const resultRoutes = {
  listResults: signedIn.listResults.handler(async ({ context: { tx, actor }, input }) => ({
    series: seriesOf(await listResults(tx, input.subjectId)),
    mayImport: keepsMeasures(actor),
  })),
  readTemplate: signedIn.readTemplate.handler(async ({ context: { tx } }) => {
    const { subjects, bands, buildings } = await readPlaces(tx);
    const first = (places: Places[keyof Places]) => places[0]?.name ?? 'all';
    const text = writeTemplate({ subject: first(subjects), band: first(bands), building: first(buildings) });
    return new File([text], 'results.csv', { type: 'text/csv; charset=utf-8' });
  }),
  previewResults: signedIn.previewResults.handler(async ({ context, input }) => {
    const { places, results, problems, counts, digest } = await prepare(context, input.file);
    return {
      ...{ digest, counts, problems: problems.slice(0, 500), problemCount: problems.length },
      results: results.slice(0, 200).map((result) => shown(result, places)),
    };
  }),
  confirmResults: confirm,
  listResultImports: signedIn.listResultImports.handler(async ({ context: { tx } }) => ({
    imports: await listImports(tx),
  })),
};
