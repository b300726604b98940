import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Floors } from './figure-contract.ts';
import { type Entry, findKept, findReleased, mayTellAll, type Told } from './release-rules.ts';
import { arrival, type Known, someBook } from './test-book.ts';

const floors = { rooms: 5, visits: 10 };
const seenInTurn = (count: number) => Array.from({ length: count }, (_, index) => arrival(index % 5, 'seen'));

/** Which visits were judged, and how: of an earlier look and a later one. */
const judged = (told: readonly Told[]) =>
  new Map(
    told.flatMap((one) => (['seen', 'not_seen'].includes(one.answer) ? [[one.key, one] as const] : [])),
  );

/** What counts after these entries, by visit. */
function countingAfter(book: readonly Known[]): Told[] {
  const now = new Map<string, Told>();
  for (const { visit, room, answer } of book)
    if (answer === null) now.delete(visit);
    else now.set(visit, { key: visit, room, answer });
  return [...now.values()];
}

/** Asserts that the later look has beyond the earlier one as many visits as a figure needs, or is the same. */
function assertFit(earlier: readonly Told[], later: readonly Told[], these: Floors = floors) {
  const [before, after] = [judged(earlier), judged(later)];
  const fresh = [...after].filter(([key]) => !before.has(key)).map(([, told]) => told);
  if (fresh.length === 0) return assert.deepEqual(after, before);
  assert.ok(fresh.length >= these.visits, `${fresh.length} visits stand alone`);
  assert.ok(new Set(fresh.map(({ room }) => room)).size >= these.rooms);
}

test('shows nothing until there are two steps, and then the first', () => {
  assert.equal(findReleased(seenInTurn(19), floors).length, 0);
  assert.equal(findReleased(seenInTurn(20), floors).length, 10);
  assert.equal(findReleased(seenInTurn(29), floors).length, 10);
});

/** Thirty visits, of which the first can be changed afterwards. */
const thirty = [{ ...arrival(0, 'not_seen'), visit: 'first' }, ...seenInTurn(29)];
const taken: Entry = { visit: 'first', room: 'r0', answer: null };

test('what was told stays told until the reading, which knows what was taken out', () => {
  const book = [...thirty, taken, arrival(1, 'not_seen')];
  assert.deepEqual(findReleased(book, floors), findReleased(thirty, floors));
  assert.ok(findReleased(book, floors).some(({ answer }) => answer === 'not_seen'));
  assert.ok(mayTellAll(book, floors));
});

test('a visit taken out before it was told is in no step', () => {
  const [first, ...others] = thirty;
  assert.ok(first);
  const book = [first, ...others.slice(0, 8), taken, ...others.slice(8)];
  assert.ok(findReleased(book, floors).every(({ answer }) => answer === 'seen'));
});

test('where the reading would tell what the visit that was taken out had seen, all stays as it was told', () => {
  const book = [...thirty, taken];
  assert.ok(!mayTellAll(book, floors), 'all that still count were seen, so the last look tells of the first');
  assert.equal(findKept(book, floors).length, 30);
  assert.equal(findKept(book, floors).filter(({ answer }) => answer === 'not_seen').length, 1);
  // The other way about: what was taken out had been seen, and nothing has been since.
  const mixed = [arrival(0, 'not_seen'), ...seenInTurn(8)];
  const unseen = Array.from({ length: 20 }, (_, index) => arrival(index % 5, 'not_seen'));
  const seen: Entry = { ...taken, answer: 'seen' };
  assert.ok(!mayTellAll([seen, ...mixed, ...unseen, taken], floors));
  assert.ok(mayTellAll([seen, ...mixed, ...unseen, arrival(1, 'seen'), taken], floors));
});

test('a reading that has hardly more than the last look tells only what was told', () => {
  const late = Array.from({ length: 3 }, (_, index) => ({ visit: `late ${index}`, room: `r${index}` }));
  const steps = [...seenInTurn(5), ...Array.from({ length: 5 }, (_, room) => arrival(room, 'not_seen'))];
  const last = [...seenInTurn(7), ...late.map((one): Entry => ({ ...one, answer: 'not_seen' }))];
  const book = [...steps, ...last];
  assert.ok(mayTellAll(book, floors));
  const fewer = [...book, ...late.map((one) => ({ ...one, answer: null }))];
  assert.ok(!mayTellAll(fewer, floors));
  assert.deepEqual(findKept(fewer, floors), findReleased(book, floors));
});

test('of two looks at an open window the later has all that the earlier has, and as much more as a figure needs', () => {
  let compared = 0;
  fc.assert(
    fc.property(someBook, fc.nat(), (book, cut) => {
      const earlier = findReleased(book.slice(0, cut % (book.length + 1)), floors);
      const later = findReleased(book, floors);
      assert.deepEqual(later.slice(0, earlier.length), earlier);
      if (later.length > earlier.length && earlier.length > 0) compared += 1;
      assertFit(earlier, later);
    }),
    { numRuns: 600 },
  );
  assert.ok(compared > 30, `only ${compared} pairs of looks`);
});

test('neither does any look and the reading, which keeps what was told where it would', () => {
  let [told, held] = [0, 0];
  fc.assert(
    fc.property(someBook, fc.nat(), (book, cut) => {
      const earlier = findReleased(book.slice(0, cut % (book.length + 1)), floors);
      const last = findReleased(book, floors);
      const tellsAll = mayTellAll(book, floors);
      if (tellsAll) told += Number(last.length > 0);
      else held += 1;
      const reading = tellsAll ? countingAfter(book) : findKept(book, floors);
      if (earlier.length > 0) assertFit(earlier, reading);
      if (last.length > 0) assertFit(last, reading);
    }),
    { numRuns: 1200 },
  );
  assert.ok(told > 100 && held > 0, `${told} told, ${held} held`);
});

test('while nothing is taken out, the reading tells all', () => {
  const onlyArrivals = someBook.map((book) => {
    const arrived = new Set<string>();
    return book.filter(({ visit }) => !arrived.has(visit) && arrived.add(visit));
  });
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
      assert.deepEqual(before.slice(0, after.length), after);
      assertFit(after, before);
    }),
    { numRuns: 500 },
  );
});
