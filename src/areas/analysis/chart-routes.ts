import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Language } from '../../kit/text.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { type ChartView, chartContract, chartProblems } from './chart-contract.ts';
import { pdfFile, svgFile, type Wanted } from './chart-document.ts';
import { readPicture } from './picture.ts';
import { readToday } from './picture-store.ts';

const signedIn = implement(chartContract).$context<RequestContext>().use(admit);

type Looking = {
  subjectId: string;
  view: ChartView;
  place?: string | undefined;
  window?: string | undefined;
  language: Language;
};

async function wantedOr404(tx: Tx, looking: Looking): Promise<Wanted> {
  const { subjectId, view, language } = looking;
  const picture = await readPicture(tx, subjectId);
  const place = picture?.buildings.find(({ id }) => id === looking.place) ?? null;
  const window = picture?.windows.find(({ id }) => id === looking.window);
  const isMissing = (looking.place && place === null) || (looking.window && window === undefined);
  if (picture === null || isMissing) throw refusal(commonProblems, 'record/not-found');
  return { picture, view, place, windowId: window?.id ?? null, language, today: await readToday(tx) };
}

/** The handlers of charts that are taken along: drawn by the same rules as on the screen. */
export const chartRoutes = {
  fetchChart: signedIn.fetchChart.handler(async ({ context: { tx }, input }) => {
    const wanted = await wantedOr404(tx, input);
    const practice = wanted.picture.practices.find(
      ({ practiceId, versionId }) =>
        practiceId === input.practiceId && (input.version === undefined || versionId === input.version),
    );
    if (practice === undefined) throw refusal(commonProblems, 'record/not-found');
    return svgFile(wanted, practice);
  }),
  fetchCharts: signedIn.fetchCharts.handler(async ({ context: { tx }, input }) => {
    const file = await pdfFile(await wantedOr404(tx, input));
    if (file === null) throw refusal(chartProblems, 'analysis/too-long-for-paper');
    return file;
  }),
};
