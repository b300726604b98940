import fc from 'fast-check';
import type { Answer, Entry } from './release-rules.ts';

const answers: Answer[] = ['seen', 'not_seen', 'no_opportunity', 'could_not_tell'];

/** A visit that begins to count, of which the book has nothing else. */
export const arrival = (room: number, answer: Answer): Entry => ({ visit: null, room: `r${room}`, answer });

/** An entry of a book in which every visit is known. */
export type Known = Entry & { visit: string };

/** How often which answer is given: a practice that is in half of the rooms, in nearly all, or in nearly none. */
const leanings: Answer[][] = [
  [...answers, 'seen', 'not_seen'],
  [...answers, ...Array(16).fill('seen')],
  [...answers, ...Array(16).fill('not_seen')],
];

/** A book as life writes it: visits arrive; some are put right, taken out and brought back afterwards. */
export const someBook = fc
  .constantFrom(...leanings)
  .chain((leaning) =>
    fc.array(
      fc.record({
        what: fc.constantFrom(...Array(12).fill('arrive'), 'void', 'void', 'correct'),
        room: fc.nat({ max: 8 }),
        answer: fc.constantFrom(...leaning),
        which: fc.nat(),
      }),
      { maxLength: 200, size: 'max' },
    ),
  )
  .map((events) => {
    const book: Known[] = [];
    const now: { room: string; answer: Answer | null }[] = [];
    for (const { what, room, answer, which } of events) {
      const place = what === 'arrive' ? now.length : which % Math.max(1, now.length);
      const before = now[place];
      const visit = `v${place}`;
      if (what === 'arrive') {
        now.push({ room: `r${room}`, answer });
        book.push({ ...arrival(room, answer), visit });
      } else if (before !== undefined) {
        const after = what === 'void' ? null : answer;
        if (after === before.answer) continue;
        book.push({ visit, room: before.room, answer: after });
        before.answer = after;
      }
    }
    return book;
  });
