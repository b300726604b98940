import type { ORPCError } from '@orpc/client';
import { addDays, isWithin } from '../../kit/days.ts';
import { refusal } from '../../kit/problem.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { PracticeId, VersionId } from '../visions/practice-contract.ts';
import type { WindowId } from './visit-contract.ts';
import { type GateState, type WindowFacts, type WindowState, windowProblems } from './window-contract.ts';

/** The longest a window may be, in days: its room key lives as long as it does. */
const longestDays = 366;
/** Where a window stands on a day. Both its ends count. */
export function windowState(
  window: { startsOn: SchoolDay; endsOn: SchoolDay },
  today: SchoolDay,
): WindowState {
  if (today < window.startsOn) return 'coming';
  return isWithin(today, window.startsOn, window.endsOn) ? 'open' : 'ended';
}

/** What the district knows that a window is judged by. */
export type WindowFactsGround = {
  today: SchoolDay;
  /** Whether who opens it may bring in windows that ended before Jointly knew of them. */
  mayBringEnded: boolean;
  /** When the version was adopted; null for a version that is not current. */
  adoptedOn: SchoolDay | null;
  /** The bounds of the agreement in force; null when none was published. */
  visitMinutes: { min: number; max: number } | null;
  currentVersionId: VersionId | null;
  versionPracticeIds: ReadonlySet<string>;
  buildingIds: ReadonlySet<string>;
  gate: GateState | null;
  /** Windows of the same subject that overlap in days and share a building. */
  overlapping: readonly { windowId: WindowId; startsOn: SchoolDay; endsOn: SchoolDay; building: string }[];
};

/** Finds everything for which a window cannot be opened, what must be mended first at the front. */
export function findWindowFaults(
  facts: WindowFacts,
  ground: WindowFactsGround,
): ORPCError<string, unknown>[] {
  return [
    ...findFaultsOfStanding(facts, ground),
    ...findDateFaults(facts, ground),
    ...findChoiceFaults(facts, ground),
    ...ground.overlapping.map((other) => refusal(windowProblems, 'observation/windows-overlap', other)),
  ];
}

function* findFaultsOfStanding(facts: WindowFacts, ground: WindowFactsGround) {
  if (ground.visitMinutes === null) yield refusal(windowProblems, 'observation/no-agreement');
  const { currentVersionId, gate } = ground;
  if (facts.versionId !== currentVersionId)
    yield refusal(windowProblems, 'observation/version-not-current', { currentVersionId });
  else if (gate !== null && !gate.isOpen) {
    const { coveragePercent, thresholdPercent } = gate;
    yield refusal(windowProblems, 'observation/gate-closed', { coveragePercent, thresholdPercent });
  }
}

function* findDateFaults({ startsOn, endsOn }: WindowFacts, ground: WindowFactsGround) {
  const { today, adoptedOn } = ground;
  const fault = (why: 'ends-before-it-starts' | 'starts-in-the-past' | 'before-adoption' | 'too-long') =>
    refusal(windowProblems, 'observation/window-dates', { why, today });
  if (endsOn < startsOn) yield fault('ends-before-it-starts');
  // Nobody is visited in a window that was not announced. One that is over brings history, and no new visits.
  const isBrought = endsOn < today && ground.mayBringEnded;
  if (startsOn < today && !isBrought) yield fault('starts-in-the-past');
  if (adoptedOn !== null && startsOn < adoptedOn) yield fault('before-adoption');
  if (endsOn > addDays(startsOn, longestDays)) yield fault('too-long');
}

function* findChoiceFaults(facts: WindowFacts, ground: WindowFactsGround) {
  if (new Set(facts.practiceIds).size < facts.practiceIds.length)
    yield refusal(windowProblems, 'observation/named-twice', { what: 'practice' });
  if (new Set(facts.buildingIds).size < facts.buildingIds.length)
    yield refusal(windowProblems, 'observation/named-twice', { what: 'building' });
  const practiceIds: PracticeId[] = facts.practiceIds.filter((id) => !ground.versionPracticeIds.has(id));
  if (practiceIds.length > 0) yield refusal(windowProblems, 'observation/not-in-version', { practiceIds });
  const looked = new Set<string>(facts.practiceIds);
  const strangers = Object.keys(facts.ways).filter((id) => !looked.has(id)) as PracticeId[];
  if (strangers.length > 0)
    yield refusal(windowProblems, 'observation/way-without-practice', { practiceIds: strangers });
  const buildingIds = facts.buildingIds.filter((id) => !ground.buildingIds.has(id));
  if (buildingIds.length > 0) yield refusal(windowProblems, 'observation/unknown-building', { buildingIds });
  const bounds = ground.visitMinutes;
  if (bounds !== null && (facts.visitMinutes < bounds.min || facts.visitMinutes > bounds.max))
    yield refusal(windowProblems, 'observation/minutes-outside-agreement', bounds);
}
