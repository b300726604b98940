import type { Answer, Entry } from './release-rules.ts';

const answerOf: Record<string, Answer> = {
  s: 'seen',
  n: 'not_seen',
  o: 'no_opportunity',
  c: 'could_not_tell',
};

/** Under which name the counts of a room hold an answer. */
export const fieldOf = {
  seen: 'seen',
  not_seen: 'notSeen',
  no_opportunity: 'noOpportunity',
  could_not_tell: 'couldNotTell',
} as const satisfies Record<Answer, string>;
export type AnswerField = (typeof fieldOf)[Answer];

/**
 * The answers of a visit from their short form, by the place of the practice in the window's order, from 1.
 *
 * @example readShort('s1n3') // Map { 1 => 'seen', 3 => 'not_seen' }
 */
export function readShort(short: string | null): Map<number, Answer> {
  const answers = new Map<number, Answer>();
  for (const [, letter = '', place] of (short ?? '').matchAll(/([snoc])(\d+)/g))
    answers.set(Number(place), answerOf[letter] ?? 'could_not_tell');
  return answers;
}

/** A row of the book: all practices of a visit at once. */
export type EntryRow = { visit: string | null; room: string; was: string | null; answers: string | null };

/** What a row of the book says of each practice. */
export function entriesOf({ visit, room, was, answers }: EntryRow): [place: number, entry: Entry][] {
  const [before, after] = [readShort(was), readShort(answers)];
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].map((place) => [place, { visit, room, answer: after.get(place) ?? null }]);
}
