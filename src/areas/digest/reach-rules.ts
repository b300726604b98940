import type { Reach, TimeToAnswer } from './message-contract.ts';

/** A share of fewer people than this is not shown: it could point at one of them. */
export const fewestPeople = 5;

export type Counted = { people: number; opened: number };

const hidden: Reach = { people: null, opened: null };

/**
 * Which parts of a whole can be shown, when each person is in exactly one part. Hidden are parts of fewer than five people,
 * and then the smallest of the others until the hidden ones are at least two with five people together: the rest of the
 * whole gives none of them away. Nothing is shown of a whole under five. A part of nobody is no secret.
 *
 * @returns how each part is shown, in the order given
 */
export function protectParts(whole: Counted, parts: readonly Counted[]): Reach[] {
  if (whole.people < fewestPeople) return parts.map((part) => (part.people === 0 ? part : hidden));
  const dark = new Set(parts.filter(({ people }) => people > 0 && people < fewestPeople));
  const bySize = parts.filter(({ people }) => people > 0).toSorted((a, b) => a.people - b.people);
  const inTheDark = () => [...dark].reduce((sum, part) => sum + part.people, 0);
  while (dark.size > 0 && (dark.size < 2 || inTheDark() < fewestPeople)) {
    const next = bySize.find((part) => !dark.has(part));
    if (next === undefined) break;
    dark.add(next);
  }
  return parts.map((part) => (dark.has(part) ? hidden : part));
}

/** The whole, where it is of five people or more. */
export function protectWhole(whole: Counted): Reach {
  return whole.people > 0 && whole.people < fewestPeople ? hidden : whole;
}

/** From so many answers on a middle is shown: under that it is one person's pace. */
const fewestAnswers = 5;

/** How long answers took. */
export function timeToAnswerOf(asked: number, hours: readonly number[]): TimeToAnswer {
  const sorted = hours.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? 0;
  return {
    asked,
    answered: hours.length,
    medianHours: hours.length < fewestAnswers ? null : Math.round(((low + high) / 2) * 10) / 10,
  };
}
