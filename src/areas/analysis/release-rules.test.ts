import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Answer, findReleased, type ReceivedAnswer } from './release-rules.ts';

const floors = { rooms: 5, visits: 10 };
const visit = (room: number, answer: Answer): ReceivedAnswer => ({ room: `r${room}`, answer });
const seenInTurn = (count: number) => Array.from({ length: count }, (_, index) => visit(index % 5, 'seen'));

const someReceived = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 8 }),
      fc.constantFrom<Answer>('seen', 'not_seen', 'no_opportunity', 'could_not_tell'),
    )
    .map(([room, answer]) => visit(room, answer)),
  { maxLength: 120, size: 'max' },
);
const isJudged = (one: ReceivedAnswer) => ['seen', 'not_seen'].includes(one.answer);

/** Asserts that these visits are none that tell anything, or as many as a figure needs. */
function assertFit(visits: readonly ReceivedAnswer[]) {
  const judged = visits.filter(isJudged);
  if (judged.length === 0) return;
  assert.ok(judged.length >= 10, `${judged.length} visits stand alone`);
  assert.ok(new Set(judged.map(({ room }) => room)).size >= 5);
}

test('shows nothing until there are two steps, and then the first', () => {
  assert.equal(findReleased(seenInTurn(19), floors).length, 0);
  assert.equal(findReleased(seenInTurn(20), floors).length, 10);
  assert.equal(findReleased(seenInTurn(29), floors).length, 10);
});

test('two looks at an open window never differ by fewer visits than a figure needs', () => {
  fc.assert(
    fc.property(someReceived, fc.nat(), (visits, cut) => {
      const earlier = findReleased(visits.slice(0, cut % (visits.length + 1)), floors);
      const later = findReleased(visits, floors);
      assert.ok(later.length >= earlier.length);
      assertFit(later.slice(earlier.length));
    }),
    { numRuns: 500 },
  );
});

test('neither does the last look and the reading', () => {
  fc.assert(
    fc.property(someReceived, (visits) => {
      const last = findReleased(visits, floors);
      if (last.length > 0) assertFit(visits.slice(last.length));
    }),
    { numRuns: 500 },
  );
});

test('raising the floors never releases more, and the difference is a whole step', () => {
  const raised = fc.record({
    rooms: fc.integer({ min: 5, max: 25 }),
    visits: fc.integer({ min: 10, max: 60 }),
  });
  fc.assert(
    fc.property(someReceived, raised, fc.nat({ max: 30 }), (visits, low, more) => {
      const before = findReleased(visits, low);
      const after = findReleased(visits, { rooms: low.rooms + (more % 7), visits: low.visits + more });
      assert.ok(after.length <= before.length);
      assertFit(before.slice(after.length));
    }),
    { numRuns: 500 },
  );
});
