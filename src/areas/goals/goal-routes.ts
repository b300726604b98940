import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayWriteGoalOf } from './access.ts';
import {
  type GoalChangeInput,
  type GoalInput,
  goalContract,
  type Performance,
  type ReadingInput,
} from './goal-contract.ts';
import { canBecome, findValueFault, isAtTarget, isPossible, isSmallCount } from './goal-rules.ts';
import {
  areTargetsHere,
  findGoal,
  findGoalFacts,
  type GoalFacts,
  type GoalOut,
  insertGoal,
  listAsking,
  listGoals,
  readFirst,
} from './goal-store.ts';
import { goalsProblems, leastGroup, type Unit } from './problem-contract.ts';
import {
  type ChangeFacts,
  findChangeFacts,
  findLink,
  findReadingFacts,
  insertChange,
  insertLink,
  insertReading,
  isLinked,
  isVisionInForce,
  type LinkFacts,
  listEntries,
  listLinks,
  listReadings,
  type ReadingFacts,
  unlink,
} from './reading-store.ts';
import { arePlacesHere, lock, readToday } from './store.ts';

const signedIn = implement(goalContract).$context<RequestContext>().use(admit);

async function goalOr404(tx: Tx, actor: Actor, id: string): Promise<GoalOut> {
  const goal = await findGoal(tx, actor, id);
  if (goal === undefined) throw refusal(commonProblems, 'record/not-found');
  return goal;
}

/** The goal, locked, for whoever may write in it. */
async function goalToChange(tx: Tx, actor: Actor, id: string): Promise<GoalOut> {
  await lock(tx, id);
  const goal = await goalOr404(tx, actor, id);
  if (!goal.isMineToChange) throw refusal(goalsProblems, 'goals/not-yours');
  return goal;
}

async function readPage(tx: Tx, actor: Actor, id: string) {
  const goal = await goalOr404(tx, actor, id);
  const readings = await listReadings(tx, id);
  const entries = await listEntries(tx, id);
  return { goal, ...(await readFirst(tx, id)), readings, entries, visions: await listLinks(tx, id) };
}

async function makeGoal(tx: Tx, actor: Actor, { goalId, ...asked }: GoalInput) {
  await lock(tx, goalId);
  if (!mayWriteGoalOf(actor, asked.buildingId)) throw refusal(goalsProblems, 'goals/not-yours');
  const facts: GoalFacts = { ...asked, madeBy: actor.personId };
  await recordOnce<GoalFacts>(
    facts,
    () => findGoalFacts(tx, goalId),
    async () => {
      const today = await readToday(tx);
      await refuseGoalFaults(tx, facts, today);
      await insertGoal(tx, actor, goalId, facts, today);
      const { performance, learning, kind } = facts;
      await audit(tx, actor, 'goals/goal-made', { id: goalId, detail: { performance, learning, kind } });
    },
  );
  return readPage(tx, actor, goalId);
}

async function refuseGoalFaults(tx: Tx, facts: GoalFacts, today: string): Promise<void> {
  const { baseline, target } = facts;
  if (!(await arePlacesHere(tx, facts, today))) throw refusal(goalsProblems, 'goals/place-not-here');
  if (!(await areTargetsHere(tx, facts.targetIds))) throw refusal(goalsProblems, 'goals/target-not-here');
  refuseValue(facts, baseline);
  refuseTarget(facts, target.value);
  if (baseline.on > today)
    throw refusal(goalsProblems, 'goals/day-not-possible', { earliest: '1990-01-01', latest: today });
  if (target.on <= baseline.on)
    throw refusal(goalsProblems, 'goals/target-day-passed', { after: baseline.on });
  await refuseNames(tx, [facts.what, facts.why, facts.measure, baseline.source]);
}

type Measuring = { unit: Unit; performance: Performance };

function refuseValue({ unit, performance }: Measuring, measured: { value: number; n: number | null }): void {
  const fault = findValueFault(unit, performance, measured);
  if (fault === 'value-not-possible') throw refusal(goalsProblems, 'goals/value-not-possible', { unit });
  if (fault !== null) throw refusal(goalsProblems, `goals/${fault}`, { least: leastGroup });
}

function refuseTarget({ unit, performance }: Measuring, value: number): void {
  if (!isPossible(unit, value)) throw refusal(goalsProblems, 'goals/value-not-possible', { unit });
  if (isSmallCount(unit, performance, value))
    throw refusal(goalsProblems, 'goals/count-too-small', { least: leastGroup });
}

async function refuseNames(tx: Tx, texts: readonly string[]): Promise<void> {
  const found = await findNamedStaff(tx, texts.join('\n'));
  if (found.length > 0) throw refusal(goalsProblems, 'goals/names-a-person', { found });
}

async function makeReading(tx: Tx, actor: Actor, { readingId, ...asked }: ReadingInput) {
  const goal = await goalToChange(tx, actor, asked.goalId);
  const facts: ReadingFacts = { ...asked, madeBy: actor.personId };
  await recordOnce<ReadingFacts>(
    facts,
    () => findReadingFacts(tx, readingId),
    async () => {
      const isBaseline = await refuseReadingFaults(tx, goal, facts);
      await insertReading(tx, actor, readingId, { ...facts, isBaseline });
      const detail = { readingId, correctsId: facts.correctsId };
      await audit(tx, actor, 'goals/reading-made', { id: goal.id, detail });
    },
  );
  return readPage(tx, actor, goal.id);
}

/** The days on which a reading can have been taken: the baseline before every other one and before the target's day. */
function possibleDays(
  goal: GoalOut,
  readings: Awaited<ReturnType<typeof listReadings>>,
  isBaseline: boolean,
  today: string,
) {
  if (!isBaseline) return { earliest: goal.baseline.on, latest: today };
  const later = readings.filter((reading) => !reading.isBaseline && reading.correctedById === null);
  const days = [today, addDays(goal.target.on, -1), ...later.map(({ on }) => on)];
  return { earliest: '1990-01-01', latest: days.toSorted()[0] ?? today };
}

/** @returns whether the reading stands for the baseline */
async function refuseReadingFaults(tx: Tx, goal: GoalOut, facts: ReadingFacts): Promise<boolean> {
  if (goal.status === 'ended')
    throw refusal(goalsProblems, 'goals/change-not-possible', { status: goal.status });
  const readings = await listReadings(tx, goal.id);
  const corrected = readings.find(({ id }) => id === facts.correctsId);
  if (facts.correctsId !== null && corrected === undefined) throw refusal(commonProblems, 'record/not-found');
  if (corrected !== undefined && corrected.correctedById !== null)
    throw refusal(goalsProblems, 'goals/already-corrected');
  const isBaseline = corrected?.isBaseline ?? false;
  refuseValue(goal, facts);
  const { earliest, latest } = possibleDays(goal, readings, isBaseline, await readToday(tx));
  if (facts.on < earliest || facts.on > latest)
    throw refusal(goalsProblems, 'goals/day-not-possible', { earliest, latest });
  const target = goal.target.value;
  if (isBaseline && target >= facts.value !== target >= goal.baseline.value)
    throw refusal(goalsProblems, 'goals/baseline-turns-goal', { value: facts.value, target });
  await refuseNames(tx, [facts.source, facts.note]);
  return isBaseline;
}

async function changeGoal(tx: Tx, actor: Actor, input: GoalChangeInput) {
  const goal = await goalToChange(tx, actor, input.goalId);
  const facts: ChangeFacts = {
    goalId: input.goalId,
    change: input.change,
    target: input.change === 'replanned' ? input.target : null,
    reason: input.reason,
    changedBy: actor.personId,
  };
  await recordOnce<ChangeFacts>(
    facts,
    () => findChangeFacts(tx, input.changeId),
    async () => {
      await refuseChangeFaults(tx, goal, facts);
      await insertChange(tx, actor, input.changeId, facts);
      const detail = { change: facts.change, target: facts.target };
      await audit(tx, actor, 'goals/goal-changed', { id: goal.id, detail });
    },
  );
  return readPage(tx, actor, goal.id);
}

async function refuseChangeFaults(tx: Tx, goal: GoalOut, { change, target, reason }: ChangeFacts) {
  const { status, unit, latest, baseline } = goal;
  if (!canBecome(status, change)) throw refusal(goalsProblems, 'goals/change-not-possible', { status });
  if (
    change === 'reached' &&
    (latest === null || !isAtTarget(baseline.value, goal.target.value, latest.value))
  ) {
    const data = { value: latest?.value ?? null, target: goal.target.value, unit };
    throw refusal(goalsProblems, 'goals/target-not-met', data);
  }
  if (target !== null) {
    refuseTarget(goal, target.value);
    if (target.value === goal.target.value && target.on === goal.target.on)
      throw refusal(goalsProblems, 'goals/nothing-would-change');
    const today = await readToday(tx);
    if (target.on <= today) throw refusal(goalsProblems, 'goals/target-day-passed', { after: today });
  }
  await refuseNames(tx, [reason]);
}

type LinkInput = { linkId: string; goalId: string; visionId: string; practiceId: string | null };

async function linkVision(tx: Tx, actor: Actor, { linkId, ...asked }: LinkInput) {
  const goal = await goalToChange(tx, actor, asked.goalId);
  const facts: LinkFacts = { ...asked, linkedBy: actor.personId };
  await recordOnce<LinkFacts>(
    facts,
    async () => {
      const kept = await findLink(tx, linkId);
      if (kept === undefined) return undefined;
      const { isUnlinked: _, ...known } = kept;
      return known;
    },
    async () => {
      if (!(await isVisionInForce(tx, facts.visionId, facts.practiceId)))
        throw refusal(goalsProblems, 'goals/vision-not-in-force');
      if (await isLinked(tx, facts)) throw refusal(goalsProblems, 'goals/already-linked');
      await insertLink(tx, actor, linkId, facts);
      await audit(tx, actor, 'goals/vision-linked', { id: goal.id, detail: { visionId: facts.visionId } });
    },
  );
  return readPage(tx, actor, goal.id);
}

/** The handlers of goals, their readings and what points at them. */
export const goalRoutes = {
  listGoals: signedIn.listGoals.handler(({ context: { tx, actor }, input }) => listGoals(tx, actor, input)),
  readGoal: signedIn.readGoal.handler(({ context: { tx, actor }, input }) =>
    readPage(tx, actor, input.goalId),
  ),
  makeGoal: signedIn.makeGoal.handler(({ context: { tx, actor }, input }) => makeGoal(tx, actor, input)),
  makeReading: signedIn.makeReading.handler(({ context: { tx, actor }, input }) =>
    makeReading(tx, actor, input),
  ),
  changeGoal: signedIn.changeGoal.handler(({ context: { tx, actor }, input }) =>
    changeGoal(tx, actor, input),
  ),
  linkVision: signedIn.linkVision.handler(({ context: { tx, actor }, input }) =>
    linkVision(tx, actor, input),
  ),
  unlinkVision: signedIn.unlinkVision.handler(async ({ context: { tx, actor }, input }) => {
    const link = await findLink(tx, input.linkId);
    if (link === undefined) throw refusal(commonProblems, 'record/not-found');
    const goal = await goalToChange(tx, actor, link.goalId);
    if (!link.isUnlinked) {
      await unlink(tx, actor, input.linkId);
      await audit(tx, actor, 'goals/vision-unlinked', { id: goal.id, detail: { visionId: link.visionId } });
    }
    return readPage(tx, actor, goal.id);
  }),
  readNext: signedIn.readNext.handler(async ({ context: { tx, actor } }) => ({
    goals: await listAsking(tx, actor, await readToday(tx)),
  })),
};
