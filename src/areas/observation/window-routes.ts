import { randomBytes } from 'node:crypto';
import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayOpenWindowIn, mayOpenWindows } from './access.ts';
import { readCurrentAgreement } from './agreement-store.ts';
import { readFieldKit } from './field-kit-store.ts';
import { findNext } from './next-rules.ts';
import { listPutRightCards } from './put-right-store.ts';
import type { WindowId } from './visit-contract.ts';
import { type WindowFacts, windowContract, windowProblems } from './window-contract.ts';
import {
  findWindowFacts,
  insertWindow,
  listVisionsWithGates,
  loadWindowGround,
  readToday,
  readWindowOptions,
} from './window-opening-store.ts';
import { findWindowFaults } from './window-rules.ts';
import { findWindow, listWindows, listWindowsToCome } from './window-store.ts';

const signedIn = implement(windowContract).$context<RequestContext>().use(admit);

/** The handlers for windows, the field kit and what is next. */
export const windowRoutes = {
  listWindows: signedIn.listWindows.handler(async ({ context }) => ({
    windows: await listWindows(context.tx),
  })),

  readWindow: signedIn.readWindow.handler(({ context, input }) => findWindowOr404(context.tx, input.id)),

  openWindow: signedIn.openWindow.handler(async ({ context: { tx, actor }, input }) => {
    if (!mayOpenWindowIn(actor, input.buildingIds))
      throw refusal(windowProblems, 'observation/not-your-building');
    await recordOnce(
      { ...input },
      () => findWindowFacts(tx, input.id),
      () => open(tx, actor, input),
    );
    return findWindowOr404(tx, input.id);
  }),

  readWindowOptions: signedIn.readWindowOptions.handler(async ({ context: { tx, actor } }) => {
    const options = await readWindowOptions(tx);
    return { ...options, buildings: options.buildings.filter(({ id }) => mayOpenWindowIn(actor, [id])) };
  }),

  readFieldKit: signedIn.readFieldKit.handler(({ context }) =>
    readFieldKit(context.tx, context.actor, new Date()),
  ),

  readObservationNext: signedIn.readObservationNext.handler(async ({ context: { tx, actor } }) => {
    const windows = await listWindowsToCome(tx);
    const hasAgreement = (await readCurrentAgreement(tx)) !== null;
    const visions = mayOpenWindows(actor) ? await listVisionsWithGates(tx) : [];
    const next = findNext(actor, { today: await readToday(tx), hasAgreement, windows, visions });
    return { cards: [...(await listPutRightCards(tx, actor.personId)), ...next] };
  }),
};

async function findWindowOr404(tx: Tx, id: WindowId) {
  const window = await findWindow(tx, id);
  if (window === null) throw refusal(commonProblems, 'record/not-found');
  return window;
}

async function open(tx: Tx, actor: Actor, facts: WindowFacts): Promise<void> {
  const ground = await loadWindowGround(tx, actor, facts);
  const [fault] = findWindowFaults(facts, ground);
  if (fault !== undefined) throw fault;
  const { agreementId, gate } = ground;
  if (agreementId === null || gate === null)
    throw new Error('a window without faults has an agreement and a gate');
  await insertWindow(tx, actor, facts, {
    agreementId,
    coveragePercent: gate.coveragePercent,
    // An override counts as what opened the window only where coverage would not have.
    overrideId: gate.isReached ? null : gate.overrideId,
    roomKey: randomBytes(32).toString('base64url'),
  });
}
