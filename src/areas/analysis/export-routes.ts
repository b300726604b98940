import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Language } from '../../kit/text.ts';
import { admitTokensToo } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { exportContract, exportProblems, type OpenFigure, type OpenHead } from './export-contract.ts';
import { codeBookCsv, codeBookOf, type ExportGround, figuresCsv, figuresXlsx } from './export-file.ts';
import { countLines, openFiguresOf, openStateOf } from './export-rules.ts';
import { listWordings, readDistrictDay } from './export-store.ts';
import { readExportWords } from './export-words.ts';
import { onAxis } from './picture-rules.ts';
import { findSubject, listSeenSubjects } from './picture-store.ts';
import { findSeal, readFloors } from './reading-store.ts';
import { readWindowReading } from './window-reading.ts';
import { listWindowsOf, readPerfectionLine, readPlaces, type WindowRow } from './window-store.ts';

const readable = implement(exportContract).$context<RequestContext>().use(admitTokensToo);

/** How many lines an answer or a file holds: more are read window by window. */
const mostLines = 20_000;

type Which = { subjectId: string; windowId?: string | undefined; language: Language };

async function readHead(tx: Tx, language: Language): Promise<OpenHead> {
  const { district, today } = await readDistrictDay(tx);
  const words = readExportWords(language);
  const perfectionLine = (await readPerfectionLine(tx)) ?? words.noPerfection;
  return { district, exportedOn: today, sharesLine: words.sharesLine, perfectionLine };
}

/** The windows of a subject that have begun. */
async function begunOr404(tx: Tx, subjectId: string): Promise<{ name: string; windows: WindowRow[] }> {
  const subject = await findSubject(tx, subjectId);
  if (subject === undefined) throw refusal(commonProblems, 'record/not-found');
  const windows = await listWindowsOf(tx, subjectId);
  return { name: subject.name, windows: windows.filter(({ startsOn, today }) => startsOn <= today) };
}

async function readOpenFigures(tx: Tx, { subjectId, windowId }: Which): Promise<OpenFigure[]> {
  const { windows } = await begunOr404(tx, subjectId);
  const wanted = windows.filter(({ id }) => windowId === undefined || id === windowId);
  if (windowId !== undefined && wanted.length === 0) throw refusal(commonProblems, 'record/not-found');
  const bands = (await readPlaces(tx)).bands.length;
  if (wanted.reduce((lines, window) => lines + countLines(window, bands), 0) > mostLines)
    throw refusal(exportProblems, 'analysis/too-much-at-once', { most: mostLines });
  const figures: OpenFigure[] = [];
  for (const window of wanted) figures.push(...openFiguresOf(await readWindowReading(tx, window)));
  return figures;
}

async function readGround(tx: Tx, which: Which): Promise<ExportGround> {
  return {
    figures: await readOpenFigures(tx, which),
    head: await readHead(tx, which.language),
    floors: await readFloors(tx),
    wordings: await listWordings(tx),
    words: readExportWords(which.language),
  };
}

const csvType = { type: 'text/csv; charset=utf-8' };
const xlsxType = { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The handlers of what may be taken along. They are given no person, and answer people and tokens alike. */
export const exportRoutes = {
  listOpenSubjects: readable.listOpenSubjects.handler(async ({ context: { tx } }) => ({
    subjects: (await listSeenSubjects(tx)).map(({ id, name, windows }) => ({ id, name, windows })),
  })),
  listOpenWindows: readable.listOpenWindows.handler(async ({ context: { tx }, input: { subjectId } }) => {
    const { name, windows } = await begunOr404(tx, subjectId);
    const tookPart = new Set(windows.flatMap(({ buildingIds }) => buildingIds));
    const listed = [];
    for (const window of windows) {
      const { purpose: _, state, ...axis } = onAxis(window);
      const seal = window.readingId === null ? undefined : await findSeal(tx, { id: window.readingId });
      listed.push({
        ...axis,
        state: openStateOf(state),
        practiceIds: window.practiceIds,
        reading: seal === undefined ? null : { takenAt: seal.frozenAt, sha256: seal.sha256 },
      });
    }
    return {
      subject: { id: subjectId, name },
      windows: listed,
      buildings: (await readPlaces(tx)).buildings.filter(({ id }) => tookPart.has(id)),
    };
  }),
  listOpenFigures: readable.listOpenFigures.handler(async ({ context: { tx }, input }) => {
    const figures = await readOpenFigures(tx, input);
    return { head: await readHead(tx, input.language), floors: await readFloors(tx), figures };
  }),
  fetchFiguresCsv: readable.fetchFiguresCsv.handler(async ({ context: { tx }, input }) => {
    const ground = await readGround(tx, input);
    return new File([figuresCsv(ground)], `jointly-figures-${ground.head.exportedOn}.csv`, csvType);
  }),
  fetchFiguresXlsx: readable.fetchFiguresXlsx.handler(async ({ context: { tx }, input }) => {
    const ground = await readGround(tx, input);
    const workbook = new Uint8Array(await figuresXlsx(ground));
    return new File([workbook], `jointly-figures-${ground.head.exportedOn}.xlsx`, xlsxType);
  }),
  readCodeBook: readable.readCodeBook.handler(async ({ context: { tx }, input: { language } }) => ({
    head: await readHead(tx, language),
    columns: codeBookOf(readExportWords(language)),
    wordings: await listWordings(tx),
  })),
  fetchCodeBookCsv: readable.fetchCodeBookCsv.handler(async ({ context: { tx }, input: { language } }) => {
    const words = readExportWords(language);
    const text = codeBookCsv({ words, wordings: await listWordings(tx) });
    const { today } = await readDistrictDay(tx);
    return new File([text], `jointly-code-book-${today}-${language}.csv`, csvType);
  }),
};
