import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayCalibrate, mayCode } from './access.ts';
import { readAgreement, readSpread } from './calibration-agreement-store.ts';
import {
  type CalibrationSet,
  type CalibrationSetId,
  type CalibrationSetSummary,
  type CodedAnswer,
  type CodingId,
  calibrationContract,
  calibrationProblems,
  type SetMaking,
} from './calibration-contract.ts';
import { isWholeCoding } from './calibration-rules.ts';
import { listSamples } from './calibration-sample-store.ts';
import {
  type CodingFacts,
  findCoding,
  findSet,
  findSetFacts,
  holdSet,
  insertCoding,
  insertSet,
  type KeptSet,
  listSets,
  type SetFacts,
  turnSet,
} from './calibration-store.ts';
import { findVersion, type StudiedVersion } from './version-store.ts';

const signedIn = implement(calibrationContract).$context<RequestContext>().use(admit);

/** The handlers for lessons that people code alone and then look at together. */
export const calibrationRoutes = {
  listCalibrationSets: signedIn.listCalibrationSets.handler(async ({ context: { tx, actor }, input }) => {
    const { id, visionId, number, title, currentId } = await versionOr404(tx, input.versionId);
    const sets = (await listSets(tx, actor, id)).filter((set) => isInSight(actor, set));
    return {
      version: { id, visionId, number, title },
      isCurrent: currentId === id,
      sets: sets.map((set) => summaryOf(actor, set)),
    };
  }),
  readCalibrationSet: signedIn.readCalibrationSet.handler(async ({ context: { tx, actor }, input }) =>
    pageOf(tx, actor, await setOr404(tx, actor, input.id)),
  ),
  makeCalibrationSet: signedIn.makeCalibrationSet.handler(({ context: { tx, actor }, input }) =>
    makeSet(tx, actor, input),
  ),
  openCalibrationSet: signedIn.openCalibrationSet.handler(({ context: { tx, actor }, input }) =>
    turn(tx, actor, input.id, 'opened'),
  ),
  closeCalibrationSet: signedIn.closeCalibrationSet.handler(({ context: { tx, actor }, input }) =>
    turn(tx, actor, input.id, 'closed'),
  ),
  codeCalibrationSet: signedIn.codeCalibrationSet.handler(({ context: { tx, actor }, input }) =>
    code(tx, actor, input),
  ),
  listCalibrationSamples: signedIn.listCalibrationSamples.handler(async ({ context: { tx }, input }) =>
    listSamples(tx, await versionOr404(tx, input.versionId)),
  ),
  readAgreement: signedIn.readAgreement.handler(async ({ context: { tx }, input }) =>
    readAgreement(tx, await versionOr404(tx, input.versionId)),
  ),
};

async function versionOr404(tx: Tx, id: string): Promise<StudiedVersion> {
  const version = await findVersion(tx, id);
  if (version === undefined) throw refusal(commonProblems, 'record/not-found');
  return version;
}

async function setOr404(tx: Tx, actor: Actor, id: CalibrationSetId): Promise<KeptSet> {
  const set = await findSet(tx, actor, id);
  if (set === undefined || !isInSight(actor, set)) throw refusal(commonProblems, 'record/not-found');
  return set;
}

/** A lesson that is not open yet, or was put away without having been, is the business of those who make them. */
function isInSight(actor: Actor, set: KeptSet): boolean {
  return set.isOpened || mayCalibrate(actor);
}

function standing(actor: Actor, set: KeptSet) {
  const { state, isYours } = set;
  const isCodedByYou = set.yours !== null;
  return {
    state,
    isYours,
    isCodedByYou,
    mayCode: mayCode(actor, { isOpen: state === 'open', isYours, isCodedByYou }),
  };
}

function summaryOf(actor: Actor, set: KeptSet): CalibrationSetSummary {
  const { id, title, form, madeOn } = set;
  const practices = set.practices.map((practice) => ({ id: practice.id, name: practice.name }));
  return { id, title, form, madeOn, moments: set.moments.length, practices, ...standing(actor, set) };
}

/** What the actor may see of a lesson: the master coding and the spread only after their own coding. */
async function pageOf(tx: Tx, actor: Actor, set: KeptSet): Promise<CalibrationSet> {
  const { master, yours, isOpened: _was, ...rest } = set;
  const isShown = yours !== null || set.isYours || set.state === 'closed';
  return {
    ...rest,
    ...standing(actor, set),
    mayTurn: mayCalibrate(actor),
    yours,
    master: isShown ? master : null,
    spread: isShown ? await readSpread(tx, set) : null,
  };
}

async function makeSet(tx: Tx, actor: Actor, input: SetMaking): Promise<CalibrationSet> {
  const version = await versionOr404(tx, input.versionId);
  const { isWithoutStudents: _said, ...making } = input;
  const facts: SetFacts = { ...making, madeById: actor.personId };
  const recorded = await recordOnce<SetFacts>(
    facts,
    () => findSetFacts(tx, input.id),
    async () => {
      await refuseSet(tx, input, version);
      await insertSet(tx, actor, facts);
    },
  );
  if (recorded === 'new')
    await audit(tx, actor, 'conversations/lesson-made', {
      id: input.id,
      detail: { versionId: input.versionId },
    });
  return pageOf(tx, actor, await setOr404(tx, actor, input.id));
}

async function refuseSet(tx: Tx, set: SetMaking, version: StudiedVersion): Promise<void> {
  if (version.currentId !== version.id)
    throw refusal(calibrationProblems, 'conversations/version-not-current', {
      currentVersionId: version.currentId,
    });
  const practiceIds = set.practiceIds.filter(
    (id) => !version.practices.some((practice) => practice.id === id),
  );
  if (practiceIds.length > 0)
    throw refusal(calibrationProblems, 'conversations/practice-not-in-version', { practiceIds });
  if ((set.form === 'clip') !== (set.clipUrl !== null))
    throw refusal(calibrationProblems, 'conversations/link-not-fitting');
  if (!isWholeCoding({ moments: set.moments.length, practiceIds: set.practiceIds }, set.master))
    throw refusal(calibrationProblems, 'conversations/coding-incomplete');
  const texts = [set.title, set.introduction, ...set.moments, ...set.master.map(({ reason }) => reason)];
  const found = await findNamedStaff(tx, [...texts, set.clipUrl ?? ''].join('\n'));
  if (found.length > 0) throw refusal(calibrationProblems, 'conversations/names-a-person', { found });
}

async function turn(
  tx: Tx,
  actor: Actor,
  id: CalibrationSetId,
  to: 'opened' | 'closed',
): Promise<CalibrationSet> {
  await holdSet(tx, id);
  const set = await setOr404(tx, actor, id);
  if (to === 'opened' && set.state === 'closed')
    throw refusal(calibrationProblems, 'conversations/lesson-closed');
  if (await turnSet(tx, actor, id, to)) await audit(tx, actor, `conversations/lesson-${to}`, { id });
  return pageOf(tx, actor, await setOr404(tx, actor, id));
}

type Coding = { id: CalibrationSetId; codingId: CodingId; answers: CodedAnswer[] };

async function code(tx: Tx, actor: Actor, { id, codingId, answers }: Coding): Promise<CalibrationSet> {
  await holdSet(tx, id);
  const set = await setOr404(tx, actor, id);
  if (set.isYours) throw refusal(calibrationProblems, 'conversations/own-lesson');
  const facts: CodingFacts = { setId: id, personId: actor.personId, answers };
  await recordOnce<CodingFacts>(
    facts,
    () => findCoding(tx, codingId),
    async () => {
      if (set.yours !== null) throw refusal(calibrationProblems, 'conversations/lesson-coded');
      if (set.state !== 'open') throw refusal(calibrationProblems, 'conversations/lesson-not-open');
      const practiceIds = set.practices.map((practice) => practice.id);
      if (!isWholeCoding({ moments: set.moments.length, practiceIds }, answers))
        throw refusal(calibrationProblems, 'conversations/coding-incomplete');
      await insertCoding(tx, actor, codingId, facts);
    },
  );
  return pageOf(tx, actor, await setOr404(tx, actor, id));
}
