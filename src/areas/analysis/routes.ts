import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayTakeReading } from './access.ts';
import { readAgreementPicture, readOwn } from './agreement.ts';
import { chartRoutes } from './chart-routes.ts';
import { analysisContract, analysisProblems } from './contract.ts';
import { readPicture } from './picture.ts';
import { listSeenSubjects } from './picture-store.ts';
import { qualityRoutes } from './quality-routes.ts';
import {
  computeFigures,
  findAims,
  findSeal,
  insertAims,
  insertReading,
  lockWindow,
  readFigures,
  readFloors,
  writeFloors,
} from './reading-store.ts';
import { sharingRoutes } from './sharing-routes.ts';
import {
  findWindow,
  readPerfectionLine,
  readPhrases,
  readPlaces,
  readPractices,
  type WindowRow,
} from './window-store.ts';
import { windowReadingOf } from './window-wire-rules.ts';

const signedIn = implement(analysisContract).$context<RequestContext>().use(admit);

async function windowOrNot(tx: Tx, windowId: string): Promise<WindowRow> {
  const window = await findWindow(tx, windowId);
  if (window === undefined) throw refusal(commonProblems, 'record/not-found');
  return window;
}

/** The handlers of the analysis area. */
export const analysisRoutes = {
  ...chartRoutes,
  readAgreementOfObservers: signedIn.readAgreementOfObservers.handler(async ({ context, input }) => {
    const picture = await readAgreementPicture(context.tx, input.subjectId);
    if (picture === null) throw refusal(commonProblems, 'record/not-found');
    return picture;
  }),

  readOwnAgreement: signedIn.readOwnAgreement.handler(({ context: { tx, actor } }) =>
    readOwn(tx, actor.personId),
  ),

  ...qualityRoutes,
  ...sharingRoutes,

  listSubjects: signedIn.listSubjects.handler(async ({ context }) => ({
    subjects: await listSeenSubjects(context.tx),
  })),

  readSubjectPicture: signedIn.readSubjectPicture.handler(async ({ context, input }) => {
    const picture = await readPicture(context.tx, input.subjectId);
    if (picture === null) throw refusal(commonProblems, 'record/not-found');
    return picture;
  }),

  readWindow: signedIn.readWindow.handler(async ({ context: { tx }, input }) => {
    const window = await windowOrNot(tx, input.windowId);
    const phrases = await readPhrases(tx, [window.versionId]);
    const words = new Map((await readPractices(tx, [window.versionId])).map((row) => [row.practiceId, row]));
    return windowReadingOf({
      window,
      figures: await readFigures(tx, window),
      seal: (await findSeal(tx, { windowId: window.id })) ?? null,
      perfectionLine: await readPerfectionLine(tx),
      practices: window.practiceIds.map((practiceId) => ({
        practiceId,
        name: words.get(practiceId)?.name ?? '',
        sentence: words.get(practiceId)?.sentence ?? '',
        phrases: phrases.get(`${window.versionId} ${practiceId}`) ?? [],
      })),
      ...(await readPlaces(tx)),
    });
  }),

  takeReading: signedIn.takeReading.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { id, windowId } = input;
    const window = await windowOrNot(tx, windowId);
    if (!mayTakeReading(actor, window.buildingIds))
      throw refusal(analysisProblems, 'analysis/not-your-window');
    await lockWindow(tx, windowId);
    const taken = await findSeal(tx, { windowId });
    if (taken !== undefined && taken.id !== id)
      throw refusal(analysisProblems, 'analysis/already-read', { readingId: taken.id });
    if (window.today < window.endsOn)
      throw refusal(analysisProblems, 'analysis/window-not-ended', { endsOn: window.endsOn });
    const outcome = await recordOnce(
      { windowId },
      async () => {
        const kept = await findSeal(tx, { id });
        return kept && { windowId: kept.windowId };
      },
      async () => insertReading(tx, actor, { id, windowId, figures: await computeFigures(tx, window) }),
    );
    if (outcome === 'new') await audit(tx, actor, 'analysis/reading-taken', { id, detail: { windowId } });
    const seal = await findSeal(tx, { id });
    if (seal === undefined) throw new Error(`reading ${id} was written and is not there`);
    return seal;
  }),

  setAims: signedIn.setAims.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { id, windowId, aims } = input;
    const window = await windowOrNot(tx, windowId);
    const strangers = aims
      .map((aim) => aim.practiceId)
      .filter((practice) => !window.practiceIds.includes(practice));
    if (strangers.length > 0)
      throw refusal(analysisProblems, 'analysis/practice-not-in-window', { practiceIds: strangers });
    await lockWindow(tx, windowId);
    const kept = await findAims(tx, id);
    const taken = kept === undefined ? await findSeal(tx, { windowId }) : undefined;
    if (taken !== undefined)
      throw refusal(analysisProblems, 'analysis/already-read', { readingId: taken.id });
    const outcome = await recordOnce(
      { windowId, aims },
      async () => kept,
      () => insertAims(tx, actor, { id, windowId, aims }),
    );
    if (outcome === 'new')
      await audit(tx, actor, 'analysis/aims-set', { id, detail: { windowId, practices: aims.length } });
    return { id };
  }),

  readFloors: signedIn.readFloors.handler(async ({ context }) => readFloors(context.tx)),

  raiseFloors: signedIn.raiseFloors.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const before = await readFloors(tx);
    if (input.rooms < before.rooms || input.visits < before.visits)
      throw refusal(analysisProblems, 'analysis/floors-only-rise', before);
    if (input.rooms === before.rooms && input.visits === before.visits) return before;
    await writeFloors(tx, actor.districtId, input);
    await audit(tx, actor, 'analysis/floors-raised', {
      id: actor.districtId,
      detail: { before, after: input },
    });
    return readFloors(tx);
  }),
};
