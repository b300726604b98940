import type { SchoolDay } from '../../kit/school-time.ts';
import type { ConflictOutcome, OutcomeCounts } from './conflict-contract.ts';

/** So many outcomes, each told by another person, are shown at a time: no two looks at the page differ by a single conflict. */
export const outcomesAtOnce = 5;

/**
 * The year in which the school year of a day begins: on the first of July.
 *
 * @example schoolYearOf('2026-06-30') // 2025
 */
export function schoolYearOf(day: SchoolDay): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month >= 7 ? year : year - 1;
}

/** The months that can be told of: this one and the eleven before it. */
export function monthsOpen(today: SchoolDay): { first: SchoolDay; last: SchoolDay } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 10);
  return { first, last: `${today.slice(0, 7)}-01` };
}

/** So many outcomes one person may tell in a month: a few people together could otherwise single out every other one. */
export const tellingsAMonth = 3;

/** A group of outcomes: how many are in it, and whether the one who asks has told one of them. */
export type Batch = { batch: number; outcomes: number; hasTold: boolean };

/** Where an outcome goes: into the first group that is not full and has none by the same person; and whether it fills it. */
export function placeOf(batches: readonly Batch[]): { batch: number; isFull: boolean } {
  const open = batches.find(({ outcomes, hasTold }) => outcomes < outcomesAtOnce && !hasTold);
  const last = Math.max(0, ...batches.map(({ batch }) => batch));
  return { batch: open?.batch ?? last + 1, isFull: open?.outcomes === outcomesAtOnce - 1 };
}

type Told = Omit<ConflictOutcome, 'id' | 'month'>;

/** What is said of outcomes, each question counted by itself. */
export function countOutcomes(told: readonly Told[]): OutcomeCounts {
  const count = <Key extends keyof Told>(key: Key, value: Told[Key]) =>
    told.filter((one) => one[key] === value).length;
  return {
    outcomes: told.length,
    parties: {
      two_people: count('parties', 'two_people'),
      groups: count('parties', 'groups'),
      with_leadership: count('parties', 'with_leadership'),
    },
    cameToEnd: {
      yes: count('cameToEnd', 'yes'),
      partly: count('cameToEnd', 'partly'),
      not_yet: count('cameToEnd', 'not_yet'),
    },
    respectful: {
      yes: count('respectful', 'yes'),
      partly: count('respectful', 'partly'),
      no: count('respectful', 'no'),
    },
    productive: {
      yes: count('productive', 'yes'),
      partly: count('productive', 'partly'),
      no: count('productive', 'no'),
    },
    next: {
      nothing: count('next', 'nothing'),
      another_talk: count('next', 'another_talk'),
      help_asked: count('next', 'help_asked'),
    },
  };
}
