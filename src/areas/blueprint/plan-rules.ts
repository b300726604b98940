import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';

/** A quarter of a year: by then visions are to be on their way. */
export const visionsWithinWeeks = 13;

type Plannable = {
  id: string;
  parentId: string | null;
  levelOrdinal: number;
  weeks: number;
  holdsVisions: boolean;
};
export type PlanItem = { componentId: string; startsOn: SchoolDay; endsOn: SchoolDay };

/**
 * A first plan to begin from: the networks and systems in their reading order, a new one every few weeks, later levels
 * later. Visions begin in the fourth week, whatever their place in the order, so that they come within the first quarter.
 *
 * @param components in reading order
 */
export function proposePlan(components: readonly Plannable[], startsOn: SchoolDay): PlanItem[] {
  const others = components.filter(({ holdsVisions }) => !holdsVisions);
  const inOrder = others.toSorted((one, other) => one.levelOrdinal - other.levelOrdinal);
  const items = inOrder.map(({ id, weeks }, place) => span(id, addDays(startsOn, place * 3 * 7), weeks));
  const visions = components.filter(({ holdsVisions }) => holdsVisions);
  return [...items, ...visions.map(({ id, weeks }) => span(id, addDays(startsOn, 3 * 7), weeks))];
}

function span(componentId: string, startsOn: SchoolDay, weeks: number): PlanItem {
  return { componentId, startsOn, endsOn: addDays(startsOn, weeks * 7 - 1) };
}

/** Whether visions are planned to begin later than a quarter of a year after everything else began. */
export function areVisionsLate(firstOn: SchoolDay, visionsOn: SchoolDay): boolean {
  return visionsOn > addDays(firstOn, visionsWithinWeeks * 7);
}

/** Days from the plan to what was: positive is later than planned. */
export function daysBetween(from: SchoolDay, to: SchoolDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
