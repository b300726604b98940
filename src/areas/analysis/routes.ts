import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit, admitTokensToo } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayTakeReading } from './access.ts';
import { readAgreementPicture, readOwn } from './agreement.ts';
import { chartRoutes } from './chart-routes.ts';
import { analysisContract, analysisProblems } from './contract.ts';
import { exportRoutes } from './export-routes.ts';
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
  readFloors,
  writeFloors,
} from './reading-store.ts';
import { sharingRoutes } from './sharing-routes.ts';
import { mayBeTaken } from './sharing-rules.ts';
import { rememberedShares } from './trend-memory.ts';
import { readWindowReading } from './window-reading.ts';
import { findWindow, type WindowRow } from './window-store.ts';

const open = implement(analysisContract).$context<RequestContext>();
const signedIn = open.use(admit);
const readable = open.use(admitTokensToo);

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
  ...exportRoutes,

  listSubjects: signedIn.listSubjects.handler(async ({ context }) => ({
    subjects: await listSeenSubjects(context.tx),
  })),

  readSubjectPicture: signedIn.readSubjectPicture.handler(async ({ context, input }) => {
    const picture = await readPicture(context.tx, input.subjectId);
    if (picture === null) throw refusal(commonProblems, 'record/not-found');
    return picture;
  }),

  readWindow: signedIn.readWindow.handler(async ({ context: { tx }, input }) =>
    readWindowReading(tx, await windowOrNot(tx, input.windowId), rememberedShares),
  ),

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
    if (!mayBeTaken(window, window.today))
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

  readFloors: readable.readFloors.handler(async ({ context }) => readFloors(context.tx)),

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
