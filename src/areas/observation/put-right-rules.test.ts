import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { schoolDayOf } from '../../kit/days.ts';
import { findForeignPractice, findRepeats } from './put-right-rules.ts';
import { findLeftOpen } from './visit-left-open-rules.ts';

describe('the same rooms again and again', () => {
  it('is said when at least half of six visits or more were to rooms visited three times or more', () => {
    assert.deepEqual(findRepeats([...'aaaaabbbcdef']), { visits: 12, repeated: 8, rooms: 2 });
    assert.deepEqual(findRepeats([...'aaabbc']), { visits: 6, repeated: 3, rooms: 1 });
  });

  it('is not said of few visits, nor of a second round through the building', () => {
    assert.equal(findRepeats([...'aaaaa']), null);
    assert.equal(findRepeats([...'aabbccddeeff']), null);
    assert.equal(findRepeats([...'aaabcdefgh']), null);
    assert.equal(findRepeats([]), null);
  });
});

it('a correction answers for the practices of its window only', () => {
  assert.equal(findForeignPractice([{ practiceId: 'a' }, { practiceId: 'b' }], ['b', 'a']), undefined);
  assert.equal(findForeignPractice([{ practiceId: 'a' }, { practiceId: 'x' }], ['b', 'a']), 'x');
  assert.equal(findForeignPractice(null, []), undefined);
});

describe('a visit that was left open', () => {
  const day = (moment: string) => schoolDayOf(new Date(moment), 'America/Detroit');
  const startedAt = '2026-11-20T15:00:00.000Z';
  const find = (taps: string[], now: string, endedAt: string | null = null) =>
    findLeftOpen(
      [startedAt, ...taps].map((at) => ({ at })),
      { startedAt, endedAt },
      5,
      now,
      day,
    );

  it('is one in which nobody has tapped for more than twice the window’s minutes', () => {
    assert.equal(find(['2026-11-20T15:02:00.000Z'], '2026-11-20T15:12:00.000Z'), null);
    assert.deepEqual(find(['2026-11-20T15:02:00.000Z'], '2026-11-20T15:12:01.000Z'), {
      leftAt: '2026-11-20T15:02:00.000Z',
      endsAt: '2026-11-20T15:02:00.000Z',
      isToday: true,
    });
  });

  it('ends after the window’s minutes when the last tap was later, and never before it began', () => {
    assert.equal(
      find(['2026-11-20T15:09:00.000Z'], '2026-11-20T16:00:00.000Z')?.endsAt,
      '2026-11-20T15:05:00.000Z',
    );
    assert.equal(find(['2026-11-20T14:59:00.000Z'], '2026-11-20T16:00:00.000Z')?.endsAt, startedAt);
    assert.equal(find([], '2026-11-20T16:00:00.000Z')?.endsAt, startedAt);
  });

  it('is one of another school day, however short the time', () => {
    assert.equal(find(['2026-11-21T04:59:00.000Z'], '2026-11-21T05:01:00.000Z')?.isToday, false);
  });

  it('stays one of another day when somebody looked back into it today', () => {
    const taps = ['2026-11-20T15:02:00.000Z', '2026-11-21T15:00:00.000Z'];
    assert.deepEqual(find(taps, '2026-11-21T15:00:05.000Z'), {
      leftAt: '2026-11-20T15:02:00.000Z',
      endsAt: '2026-11-20T15:02:00.000Z',
      isToday: false,
    });
  });

  it('is none that has ended, and none when the clock was set back', () => {
    assert.equal(find([], '2026-11-21T16:00:00.000Z', '2026-11-20T15:05:00.000Z'), null);
    assert.equal(find(['2026-11-20T15:02:00.000Z'], '2026-11-20T14:00:00.000Z'), null);
    assert.equal(find(['2026-11-20T15:02:00.000Z'], '2025-11-20T14:00:00.000Z'), null);
  });

  it('never ends now, nor after the window’s minutes, whatever was tapped when', () => {
    const minutes = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(
        fc.array(minutes, { maxLength: 8 }),
        minutes,
        fc.integer({ min: 2, max: 10 }),
        (taps, later, length) => {
          const at = (minute: number) => new Date(Date.parse(startedAt) + minute * 60_000).toISOString();
          const sorted = taps.toSorted((a, b) => a - b);
          const last = sorted.at(-1) ?? 0;
          const found = findLeftOpen(
            [0, ...sorted].map((tap) => ({ at: at(tap) })),
            { startedAt, endedAt: null },
            length,
            at(last + later),
            day,
          );
          const isToday = day(at(last + later)) === day(startedAt);
          const idle = isToday ? later : Number.POSITIVE_INFINITY;
          assert.equal(found === null, idle <= 2 * length);
          if (found === null) return;
          assert.ok(found.endsAt >= startedAt && found.endsAt <= found.leftAt && found.endsAt <= at(length));
        },
      ),
    );
  });
});
