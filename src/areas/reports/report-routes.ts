import { implement } from '@orpc/server';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Language } from '../../kit/text.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type ReadPage, readPage } from './document.ts';
import {
  findBuilding,
  findGivenFacts,
  type GivenFacts,
  insertGiven,
  listGiven,
  readDistrict,
  readGivenDocument,
} from './given-store.ts';
import { pdfOf } from './pdf.ts';
import { type Given, type ReportDocument, reportContract, reportProblems } from './report-contract.ts';

const signedIn = implement(reportContract).$context<RequestContext>().use(admit);

/** How far ahead a meeting of the board can be for which a page is kept. */
const furthestDays = 60;

async function pageOf(tx: Tx, buildingId: string | null): Promise<ReadPage> {
  const building = buildingId === null ? null : await findBuilding(tx, buildingId);
  if (building === undefined) throw refusal(commonProblems, 'record/not-found');
  return readPage({ tx, building, ...(await readDistrict(tx)) });
}

async function givenOr404(tx: Tx, id: string): Promise<Given> {
  const [given] = await listGiven(tx, id);
  if (given === undefined) throw refusal(commonProblems, 'record/not-found');
  return given;
}

async function documentOr404(tx: Tx, id: string, language: Language): Promise<ReportDocument> {
  const document = await readGivenDocument(tx, id, language);
  if (document === undefined) throw refusal(commonProblems, 'record/not-found');
  return document;
}

/** The handlers of the board update. */
export const reportRoutes = {
  readBoard: signedIn.readBoard.handler(async ({ context: { tx }, input }) =>
    (await pageOf(tx, null))(input.language),
  ),
  readBuildingReport: signedIn.readBuildingReport.handler(async ({ context: { tx }, input }) =>
    (await pageOf(tx, input.buildingId))(input.language),
  ),
  fetchBoard: signedIn.fetchBoard.handler(async ({ context: { tx }, input }) =>
    pdfOf((await pageOf(tx, null))(input.language)),
  ),
  fetchBuildingReport: signedIn.fetchBuildingReport.handler(async ({ context: { tx }, input }) =>
    pdfOf((await pageOf(tx, input.buildingId))(input.language)),
  ),
  keepGiven: signedIn.keepGiven.handler(async ({ context: { tx, actor }, input }) => {
    const { id, buildingId, givenOn } = input;
    const kept = await findGivenFacts(tx, id);
    await recordOnce<GivenFacts>(
      { buildingId, givenOn },
      async () => kept,
      async () => {
        const page = await pageOf(tx, buildingId);
        const { today } = await readDistrict(tx);
        if (givenOn < today || givenOn > addDays(today, furthestDays))
          throw refusal(reportProblems, 'reports/given-day');
        const content = { en: page('en'), es: page('es'), ar: page('ar') };
        await insertGiven(tx, actor, { id, buildingId, givenOn, content });
        await audit(tx, actor, 'reports/given', { id, detail: { buildingId, givenOn } });
      },
    );
    return givenOr404(tx, id);
  }),
  listGiven: signedIn.listGiven.handler(async ({ context: { tx } }) => ({ given: await listGiven(tx) })),
  readGiven: signedIn.readGiven.handler(async ({ context: { tx }, input }) => ({
    ...(await givenOr404(tx, input.id)),
    document: await documentOr404(tx, input.id, input.language),
  })),
  fetchGiven: signedIn.fetchGiven.handler(async ({ context: { tx }, input }) =>
    pdfOf(await documentOr404(tx, input.id, input.language)),
  ),
};
