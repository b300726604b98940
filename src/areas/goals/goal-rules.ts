import type { GoalChange, Performance } from './goal-contract.ts';
import type { GoalStatus, Unit } from './problem-contract.ts';

/** The same number as in the contract, without its schemas: screens use these rules too. */
export const least = 10;

type Value = { value: number; n: number | null };

/** A share or an average is of somebody: it needs its group. A count can stand for itself, but not one of students. */
export const needsGroup = (unit: Unit, performance: Performance): boolean =>
  unit !== 'count' || performance === 'student';

/** Whether a value counts students who are fewer than ten. Nobody is a finding. */
export const isSmallCount = (unit: Unit, performance: Performance, value: number): boolean =>
  unit === 'count' && performance === 'student' && value > 0 && value < least;

/**
 * What is wrong with a value that was measured; null when nothing is.
 *
 * @example findValueFault('percent', 'student', { value: 62, n: 8 }) // 'group-too-small'
 */
export function findValueFault(
  unit: Unit,
  performance: Performance,
  { value, n }: Value,
): 'group-needed' | 'group-too-small' | 'count-too-small' | 'value-not-possible' | null {
  if (!isPossible(unit, value)) return 'value-not-possible';
  if (isSmallCount(unit, performance, value)) return 'count-too-small';
  if (n === null) return needsGroup(unit, performance) ? 'group-needed' : null;
  return n < least ? 'group-too-small' : null;
}

/** Whether a unit can have this value: a percent from 0 to 100, a count whole and not below zero, a rate not below zero. */
export function isPossible(unit: Unit, value: number): boolean {
  if (unit === 'percent') return value >= 0 && value <= 100;
  if (unit === 'count') return Number.isInteger(value) && value >= 0;
  return unit === 'scale' || value >= 0;
}

/** Whether a value is at its target, seen from the baseline: some goals go up, some go down. */
export function isAtTarget(baseline: number, target: number, value: number): boolean {
  return target >= baseline ? value >= target : value <= target;
}

const possible: Record<GoalStatus, readonly GoalChange[]> = {
  open: ['replanned', 'reached', 'ended'],
  replanned: ['replanned', 'reached', 'ended'],
  reached: ['replanned', 'ended', 'reopened'],
  ended: ['reopened'],
};

/** Whether a goal that stands so can change so. */
export function canBecome(status: GoalStatus, change: GoalChange): boolean {
  return possible[status].includes(change);
}

/** Whether a goal is still worked toward. */
export const isGoingOn = (status: GoalStatus): boolean => status === 'open' || status === 'replanned';

/** So many days before its day a reading answers for the target: results of the spring are known in early summer. */
export const daysBeforeTarget = 60;
