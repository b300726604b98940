import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { imports } from './access.ts';
import { pulseProblems } from './problem-contract.ts';
import { refuseNames } from './refusals.ts';
import { listBuildings } from './store.ts';
import { type SurveyRow, surveyContract } from './survey-contract.ts';
import { readSurveyFile } from './survey-file.ts';
import { keepRows, readSurveyRows, rowsAmong } from './survey-rules.ts';
import {
  findSurvey,
  holdSurveys,
  insertSurvey,
  listShownRows,
  listSurveys,
  type SurveyFacts,
  withdrawSurvey,
} from './survey-store.ts';

const signedIn = implement(surveyContract).$context<RequestContext>().use(admit);

/** The handlers of surveys that others made. */
export const surveyRoutes = {
  listSurveys: signedIn.listSurveys.handler(({ context: { tx, actor } }) => surveysFor(tx, actor)),
  importSurvey: signedIn.importSurvey.handler(async ({ context: { tx, actor }, input }) => {
    await holdSurveys(tx, actor.districtId);
    const kept = await findSurvey(tx, input.id);
    const read = await readRows(tx, input.csv, kept?.rows);
    // Brought again, it is judged by what was kept of it, whatever has been brought since.
    const rows = kept === undefined ? keepRows(read, await listShownRows(tx)) : rowsAmong(read, kept.rows);
    if (rows.length === 0 && kept === undefined) throw refusal(pulseProblems, 'pulse/nothing-to-show');
    const facts: SurveyFacts = { rows, leftOut: read.length - rows.length, importedBy: actor.personId };
    const recorded = await recordOnce<SurveyFacts>(
      facts,
      async () => kept,
      () => insertSurvey(tx, actor, input.id, facts),
    );
    if (recorded === 'new')
      await audit(tx, actor, 'pulse/survey-imported', {
        id: input.id,
        detail: { rows: rows.length, leftOut: facts.leftOut },
      });
    return surveysFor(tx, actor);
  }),
  withdrawSurvey: signedIn.withdrawSurvey.handler(async ({ context: { tx, actor }, input }) => {
    if ((await findSurvey(tx, input.id)) === undefined) throw refusal(commonProblems, 'record/not-found');
    if (await withdrawSurvey(tx, actor, input.id))
      await audit(tx, actor, 'pulse/survey-withdrawn', { id: input.id });
    return surveysFor(tx, actor);
  }),
};

/** The rows of a file, or its refusal: a building is one of the district's, and no text names anybody. */
async function readRows(tx: Tx, csv: string, kept: readonly SurveyRow[] = []) {
  const known = kept.flatMap(({ building }) => building ?? []);
  const buildings = (await listBuildings(tx)).map(({ name }) => name);
  const read = readSurveyRows(readSurveyFile(csv), [...known, ...buildings]);
  if (!Array.isArray(read)) throw refusal(pulseProblems, 'pulse/file-not-readable', read);
  if (kept.length === 0)
    await refuseNames(
      tx,
      read.flatMap(({ survey, scale, source }) => [survey, scale, source]),
    );
  return read;
}

async function surveysFor(tx: Tx, actor: Actor) {
  return { surveys: await listSurveys(tx), mayImport: imports(actor) };
}
