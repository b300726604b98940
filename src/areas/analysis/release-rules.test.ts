import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Floors } from './figure-contract.ts';
import { type Entry, findReleased, mayTellAll } from './release-rules.ts';
import { arrival, type Known, someBook } from './test-book.ts';

const floors = { rooms: 5, visits: 10 };
const seenInTurn = (count: number) => Array.from({ length: count }, (_, index) => arrival(index % 5, 'seen'));

/** What counts after these entries, by visit; only what was judged. */
function judgedAfter(entries: readonly Entry[]): Map<number, Known> {
  const judged = new Map<number, Known>();
  for (const entry of entries as readonly Known[]) {
    if (entry.answer === 'seen' || entry.answer === 'not_seen') judged.set(entry.visit, entry);
    else judged.delete(entry.visit);
  }
  return judged;
}

/** Asserts that what the later look has beyond the earlier one is nothing, or as many visits as a figure needs. */
function assertFit(earlier: readonly Entry[], later: readonly Entry[], these: Floors = floors) {
  if (earlier.length === later.length) return;
  const [before, after] = [judgedAfter(earlier), judgedAfter(later)];
  const fresh = [...after].filter(([visit]) => !before.has(visit)).map(([, entry]) => entry);
  assert.ok(fresh.length >= these.visits, `${fresh.length} visits stand alone`);
  assert.ok(new Set(fresh.map(({ room }) => room)).size >= these.rooms);
}

test('shows nothing until there are two steps, and then the first', () => {
  assert.equal(findReleased(seenInTurn(19), floors).length, 0);
  assert.equal(findReleased(seenInTurn(20), floors).length, 10);
  assert.equal(findReleased(seenInTurn(29), floors).length, 10);
});

test('a visit taken out is seen with the step that follows, and makes it longer', () => {
  const taken: Entry = { room: 'r0', isArrival: false, was: 'seen', answer: null };
  assert.equal(findReleased([...seenInTurn(20), taken], floors).length, 10);
  assert.equal(findReleased([...seenInTurn(20), taken, ...seenInTurn(10)], floors).length, 10);
  assert.equal(findReleased([...seenInTurn(20), taken, ...seenInTurn(11)], floors).length, 20);
  assert.equal(findReleased([...seenInTurn(20), taken, ...seenInTurn(21)], floors).length, 32);
});

test('a step waits while its difference would give away what the visit that was taken out had seen', () => {
  const taken: Entry = { room: 'r0', isArrival: false, was: 'not_seen', answer: null };
  const book = [...seenInTurn(9), arrival(0, 'not_seen'), ...seenInTurn(10), taken, ...seenInTurn(40)];
  assert.equal(findReleased(book, floors).length, 10);
  const onwards = [...book, arrival(3, 'not_seen'), ...seenInTurn(10)];
  assert.equal(findReleased(onwards, floors).length, book.length + 1);
});

test('two looks at an open window never differ by fewer visits than a figure needs, whatever is put right or taken out', () => {
  let compared = 0;
  fc.assert(
    fc.property(someBook, fc.nat(), (book, cut) => {
      const earlier = findReleased(book.slice(0, cut % (book.length + 1)), floors);
      const later = findReleased(book, floors);
      assert.ok(later.length >= earlier.length);
      assert.deepEqual(later.slice(0, earlier.length), earlier);
      if (later.length > earlier.length && earlier.length > 0) compared += 1;
      assertFit(earlier, later);
    }),
    { numRuns: 600 },
  );
  assert.ok(compared > 30, `only ${compared} pairs of looks`);
});

test('neither does any look and the reading, which keeps the last look where it would', () => {
  let [told, held] = [0, 0];
  fc.assert(
    fc.property(someBook, fc.nat(), (book, cut) => {
      const earlier = findReleased(book.slice(0, cut % (book.length + 1)), floors);
      const last = findReleased(book, floors);
      if (mayTellAll(book, floors)) told += Number(last.length > 0);
      else held += 1;
      const reading = mayTellAll(book, floors) ? book : last;
      if (earlier.length > 0) assertFit(earlier, reading);
      if (last.length > 0) assertFit(last, reading);
    }),
    { numRuns: 1200 },
  );
  assert.ok(told > 100 && held > 0, `${told} told, ${held} held`);
});

test('while nothing is taken out, the reading tells all', () => {
  const onlyArrivals = someBook.map((book) => book.filter(({ isArrival }) => isArrival));
  const raised = fc.record({
    rooms: fc.integer({ min: 5, max: 25 }),
    visits: fc.integer({ min: 10, max: 60 }),
  });
  fc.assert(fc.property(onlyArrivals, raised, (book, these) => mayTellAll(book, these)));
});

test('raising the floors never releases more, and the difference is a whole step', () => {
  const raised = fc.record({
    rooms: fc.integer({ min: 5, max: 25 }),
    visits: fc.integer({ min: 10, max: 60 }),
  });
  fc.assert(
    fc.property(someBook, raised, fc.nat({ max: 30 }), (book, low, more) => {
      const before = findReleased(book, low);
      const after = findReleased(book, { rooms: low.rooms + (more % 7), visits: low.visits + more });
      assert.ok(after.length <= before.length);
      assertFit(after, before);
    }),
    { numRuns: 500 },
  );
});
