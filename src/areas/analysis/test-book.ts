import fc from 'fast-check';
import type { Answer, Entry } from './release-rules.ts';

const answers: Answer[] = ['seen', 'not_seen', 'no_opportunity', 'could_not_tell'];

/** A visit that begins to count. */
export const arrival = (room: number, answer: Answer): Entry => ({
  ...{ room: `r${room}`, isArrival: true },
  ...{ was: null, answer },
});

/** An entry that knows its visit, for whoever counts along. */
export type Known = Entry & { visit: number };

/** A book as life writes it: visits arrive; some are put right, taken out and brought back afterwards. */
export const someBook = fc
  .array(
    fc.record({
      what: fc.constantFrom(...Array(12).fill('arrive'), 'void', 'void', 'correct'),
      room: fc.nat({ max: 8 }),
      answer: fc.constantFrom(...answers, 'seen', 'not_seen'),
      which: fc.nat(),
    }),
    { maxLength: 200, size: 'max' },
  )
  .map((events) => {
    const book: Known[] = [];
    const now: { room: string; answer: Answer | null }[] = [];
    for (const { what, room, answer, which } of events) {
      const visit = what === 'arrive' ? now.length : which % Math.max(1, now.length);
      const before = now[visit];
      if (what === 'arrive') {
        now.push({ room: `r${room}`, answer });
        book.push({ visit, ...arrival(room, answer) });
      } else if (before !== undefined) {
        const after = what === 'void' ? null : answer;
        if (after === before.answer) continue;
        book.push({ visit, room: before.room, isArrival: false, was: before.answer, answer: after });
        before.answer = after;
      }
    }
    return book;
  });
