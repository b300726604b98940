import type { Room } from './buildings.ts';
import type { chanceOf } from './random.ts';

/**
 * What is true in Maple Ridge of a practice: in which share of the visits that could show it it is there, before and
 * after the staff studied it, and in which share of visits it could be there at all.
 */
export type Truth = { practice: string; present: number; presentAfterStudy?: number; opportunity: number };

/** The practices in focus, by the ids that the sample models give them. */
export const truths: Record<'mathematics' | 'reading', readonly Truth[]> = {
  mathematics: [
    // Did not change.
    { practice: 'M1', present: 0.4, opportunity: 0.92 },
    { practice: 'M2', present: 0.58, opportunity: 0.86 },
    // Truly grew, after it was studied at the seventh window.
    { practice: 'M3', present: 0.25, presentAfterStudy: 0.5, opportunity: 0.94 },
    // Rare.
    { practice: 'M4', present: 0.04, opportunity: 0.8 },
    // Its words changed with the second version; what is done did not.
    { practice: 'M6', present: 0.33, opportunity: 0.75 },
  ],
  reading: [
    { practice: 'E1', present: 0.48, opportunity: 0.95 },
    { practice: 'E2', present: 0.36, opportunity: 0.84 },
    { practice: 'E4', present: 0.3, opportunity: 0.78 },
    // Half the lessons give no room for it.
    { practice: 'E7', present: 0.22, opportunity: 0.62 },
    { practice: 'E8', present: 0.55, opportunity: 0.9 },
  ],
};

/** The window, counted from 1, after which M3 was studied: the one after it is the first that can show it. */
export const studiedAtWindow = 7;

/** The window, counted from 1, from which on mathematics is observed by its second version. */
export const secondVersionFromWindow = 10;

const couldNotTell = 0.02;

export type Answer = 'seen' | 'not_seen' | 'no_opportunity' | 'could_not_tell';

/** What an observer answers about a practice in a room. */
export function answerIn(
  room: Room,
  truth: Truth,
  window: number,
  chance: ReturnType<typeof chanceOf>,
): Answer {
  if (chance.happens(couldNotTell)) return 'could_not_tell';
  if (!chance.happens(truth.opportunity)) return 'no_opportunity';
  const share = window > studiedAtWindow ? (truth.presentAfterStudy ?? truth.present) : truth.present;
  const logit = Math.log(share / (1 - share)) + room.leaning(truth.practice);
  return chance.happens(1 / (1 + Math.exp(-logit))) ? 'seen' : 'not_seen';
}
