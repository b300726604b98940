import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  clockHoursOff,
  comingWindows,
  isSameKit,
  isTooOld,
  mergeKit,
  momentNow,
  openWindows,
  type PhoneKit,
  seenPhrases,
  withoutEndedKeys,
} from './visit-kit-rules.ts';
import type { FieldKit } from './window-contract.ts';

const now = Date.parse('2026-11-20T14:00:00.000Z');
const window = (id: string, startsOn: string, endsOn: string) => ({
  id,
  startsOn,
  endsOn,
  roomKey: 'k'.repeat(43),
});

function kitOf(windows: object[], serverTime = '2026-11-20T14:00:00.000Z'): FieldKit {
  const district = { id: 'd', name: 'Maple Ridge', timeZone: 'America/Detroit' };
  const person = {
    id: 'priya',
    name: 'Priya Raman',
    capacityId: 'c',
    capacity: 'building_administrator',
    buildingId: null,
  };
  const plain = {
    serverTime,
    oldestClientVersion: '0.1.0',
    district,
    person,
    agreement: null,
    perfectionLine: null,
  };
  return { ...plain, windows } as unknown as FieldKit;
}

const merged = (windows: object[], kept?: PhoneKit, needed: string[] = []) =>
  mergeKit(kept, kitOf(windows), new Set(needed), now);

describe('the field kit on the phone', () => {
  it('keeps the words of a window that has gone, without its key, while a visit on the phone needs them', () => {
    const before = merged([
      window('old', '2026-11-01', '2026-11-19'),
      window('older', '2026-10-01', '2026-10-30'),
    ]);
    const after = merged([window('new', '2026-11-20', '2026-12-11')], before, ['old']);
    assert.deepEqual(
      after.windows.map(({ id, roomKey }) => [id, roomKey === null]),
      [
        ['new', false],
        ['old', true],
      ],
    );
  });

  it('drops the key of a window on the day after its end, by the clock of the district', () => {
    const kit = merged([window('w', '2026-11-01', '2026-11-19')]);
    // Midnight in Detroit is five in the morning in Greenwich.
    assert.equal(withoutEndedKeys(kit, Date.parse('2026-11-20T04:59:59Z')), kit);
    assert.equal(withoutEndedKeys(kit, Date.parse('2026-11-20T05:00:00Z')).windows[0]?.roomKey, null);
  });

  it('opens a window at the first moment of its first day, in summer and in winter', () => {
    const kit = merged([
      window('summer', '2026-10-31', '2026-10-31'),
      window('winter', '2026-11-02', '2026-11-02'),
    ]);
    assert.deepEqual(
      kit.windows.map(({ opensAt, closesAt }) => [opensAt, closesAt].map((at) => new Date(at).toISOString())),
      [
        ['2026-10-31T04:00:00.000Z', '2026-11-01T04:00:00.000Z'],
        ['2026-11-02T05:00:00.000Z', '2026-11-03T05:00:00.000Z'],
      ],
    );
  });

  it('offers windows that are open today and tells which come', () => {
    const kit = merged([
      window('open', '2026-11-20', '2026-11-20'),
      window('later', '2026-11-21', '2026-12-01'),
    ]);
    assert.deepEqual(
      openWindows(kit, now).map((each) => each.id),
      ['open'],
    );
    assert.deepEqual(
      comingWindows(kit, now).map((each) => each.id),
      ['later'],
    );
  });

  it('knows the moment though the clock of the phone is two days ahead', () => {
    const twoDays = 2 * 86_400_000;
    const kit = mergeKit(undefined, kitOf([]), new Set(), now + twoDays);
    assert.equal(momentNow(kit, now + twoDays), now);
    assert.equal(clockHoursOff(kit), 48);
    assert.equal(clockHoursOff(merged([])), null);
  });

  it('is the same when it only came a little later', () => {
    const kit = merged([window('w', '2026-11-01', '2026-11-30')]);
    assert.equal(isSameKit(kit, { ...kit, clockAheadMilliseconds: 900 }), true);
    assert.equal(isSameKit(kit, { ...kit, clockAheadMilliseconds: 3_600_000 }), false);
    assert.equal(isSameKit(kit, merged([])), false);
  });

  it('tells when this program is older than the server reads', () => {
    assert.equal(isTooOld('0.1.0', '0.1.0'), false);
    assert.equal(isTooOld('0.9.12', '0.10.0'), true);
    assert.equal(isTooOld('1.0.0', '0.10.0'), false);
  });
});

describe('what one can say afterwards', () => {
  it('names what was seen, with the words of the practice, and nothing else', () => {
    const practice = (id: string, phrases: string[]) => ({
      id,
      name: `Practice ${id}`,
      sentence: `Students do ${id}.`,
      phrases,
      lookFors: [],
      opportunity: '',
      notThis: '',
    });
    const practices = [
      practice('a', ['I heard reasons.']),
      practice('b', []),
      practice('c', ['No.']),
    ] as never;
    const tallies = [
      { practiceId: 'b', answer: 'seen' },
      { practiceId: 'a', answer: 'seen' },
      { practiceId: 'c', answer: 'not_seen' },
    ];
    assert.deepEqual(
      seenPhrases(practices, tallies).map((each) => each.phrase),
      ['I heard reasons.', 'Students do b.'],
    );
  });
});
