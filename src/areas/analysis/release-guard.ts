import type { Floors } from './figure-contract.ts';

/** Judged visits: how many, in how many rooms, and in how many the practice was seen. */
export type SeenCount = { seen: number; judged: number; rooms: number };

/** Of a step that was told: what counts as it was told, and what does not any more. */
export type StepSeen = { stayed: SeenCount; gone: SeenCount };

/** @param judged visits with an answer that says seen or not seen */
export function countSeen(judged: readonly { room: string; answer: string }[]): SeenCount {
  return {
    seen: judged.filter(({ answer }) => answer === 'seen').length,
    judged: judged.length,
    rooms: new Set(judged.map(({ room }) => room)).size,
  };
}

/**
 * Whether what went from any steps in a row, and is less than a figure needs, can have been seen only so many times, for
 * somebody who has every look and the reading and knows how many visits came and went.
 *
 * What such a person knows is how often each step was seen (`stayed` and `gone` together) and how often the reading was
 * (all that stayed, and what is new). What went from these steps can be one more where one fewer of them stayed, and
 * either one fewer is new, or one fewer went from another step of which then one more stayed; and the other way about.
 * There is no other way: the steps share nothing but the reading. A step of one answer says so itself, of all its
 * visits; that what went was of this answer too is no news.
 */
export function isPinned(steps: readonly StepSeen[], newer: SeenCount, floors: Floors): boolean {
  const touched = steps.keys().filter((index) => (steps[index]?.gone.judged ?? 0) > 0);
  const places = [...touched];
  return places.some((first, place) =>
    places.slice(place).some((last) => {
      const inside = sumOf(steps.slice(first, last + 1));
      const { visits, rooms } = floors;
      if (inside.gone.judged >= visits && inside.gone.rooms >= rooms) return false;
      const others = steps.filter((_, index) => index < first || index > last);
      return (
        !isOfOneAnswer(inside) && !canBeMore(inside, others, newer) && !canBeFewer(inside, others, newer)
      );
    }),
  );
}

const isAll = ({ seen, judged }: SeenCount) => seen === judged;
const isNone = ({ seen }: SeenCount) => seen === 0;

function isOfOneAnswer({ stayed, gone }: StepSeen): boolean {
  return (isAll(stayed) && isAll(gone)) || (isNone(stayed) && isNone(gone));
}

function canBeMore({ stayed, gone }: StepSeen, others: readonly StepSeen[], newer: SeenCount): boolean {
  if (isAll(gone) || isNone(stayed)) return false;
  return !isAll(newer) || others.some((other) => !isNone(other.gone) && !isAll(other.stayed));
}

function canBeFewer({ stayed, gone }: StepSeen, others: readonly StepSeen[], newer: SeenCount): boolean {
  if (isNone(gone) || isAll(stayed)) return false;
  return !isNone(newer) || others.some((other) => !isAll(other.gone) && !isNone(other.stayed));
}

/** Several steps as one. Rooms are at least those of the step with most, which is all that is known of them here. */
function sumOf(steps: readonly StepSeen[]): StepSeen {
  const add = (which: 'stayed' | 'gone') => ({
    seen: steps.reduce((sum, step) => sum + step[which].seen, 0),
    judged: steps.reduce((sum, step) => sum + step[which].judged, 0),
    rooms: Math.max(...steps.map((step) => step[which].rooms)),
  });
  return { stayed: add('stayed'), gone: add('gone') };
}
