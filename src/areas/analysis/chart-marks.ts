import type { ChartSay } from './chart-say-rules.ts';
import type { SubjectPicture } from './series-contract.ts';

/** Something on the date axis: a day, and words. Supports come from their own area. */
export type Mark = { on: string; text: string; practiceIds?: readonly string[] };
/** The same letter stands for the same mark in every chart of a page. */
export type LetteredMark = Mark & { letter: string };

/** The marks of a subject in time order: adoptions, study sessions by day, supports. */
export function letterMarks(
  { words, number }: ChartSay,
  marks: SubjectPicture['marks'],
  supports: readonly Mark[],
): LetteredMark[] {
  const all: Mark[] = [
    ...marks.adoptions.map(({ on, versionNumber }) => ({
      on,
      text: words.seen_mark_adopted({ number: number(versionNumber) }),
    })),
    ...marks.studySessions.map(({ on, sessions, practiceIds }) => ({
      on,
      practiceIds,
      text: sessions === 1 ? words.seen_mark_study({}) : words.seen_mark_studies({ count: number(sessions) }),
    })),
    ...supports,
  ];
  return all
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .map((mark, index) => ({ ...mark, letter: letterOf(index) }));
}

/** The marks that concern a practice: its own, and those of the whole subject. */
export function marksAbout(marks: readonly LetteredMark[], practiceId: string): LetteredMark[] {
  return marks.filter(({ practiceIds }) => practiceIds === undefined || practiceIds.includes(practiceId));
}

/** A mark in words: "Sep 8, 2026: version 1 was adopted". */
export function sayMark({ words, day }: ChartSay, mark: Mark): string {
  return words.seen_mark({ on: day(mark.on), text: mark.text });
}

/** A mark with its letter, where there is no list to set them apart. Among Arabic words the letter is held together. */
export function sayLettered(say: ChartSay, mark: LetteredMark): string {
  const letter = say.isRightToLeft ? `\u2068${mark.letter}\u2069` : mark.letter;
  return `${letter} · ${sayMark(say, mark)}`;
}

/** A to Z, then AA, AB: the same in every language, since they only name. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}
