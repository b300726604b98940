import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpackFigure } from './figure-rules.ts';
import type { PracticeFigures } from './reading-rules.ts';
import { rememberedShares } from './trend-memory.ts';
import { type SharesOf, windowReadingOf } from './window-wire-rules.ts';

const suggestion = { reading: 'no_claim', offered: [], because: 'no_aim' } as const;
const buildings = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: id }));
const shown: PracticeFigures['buildings'] = buildings.map(({ id }, index) => ({
  ...{ buildingId: id, toTell: null, suggestion: { ...suggestion, offered: [] }, bands: [] },
  figure: unpackFigure([20 + index, 40, 20, 0, 0, 0.3, 0.7, 0.9, 1, 1, 0]),
}));
const none = { covered: 0, of: 0 };

function readingWith(sharesOf: SharesOf | null) {
  return windowReadingOf({
    window: {
      ...{ id: 'w', purpose: '', startsOn: '2026-09-01', endsOn: '2026-09-10', visitMinutes: 5 },
      ...{ versionId: 'v', versionNumber: 1, buildingIds: buildings.map(({ id }) => id) },
      ...{ practiceIds: ['p'], readingId: 'r', today: '2026-10-01', subjectId: 's', subject: 'Mathematics' },
    },
    figures: {
      floors: { rooms: 5, visits: 10 },
      spread: { visits: 240, buildings: none, bands: none, lessonParts: none, timesOfDay: none },
      practices: [{ practiceId: 'p', aim: null, district: null, buildings: shown }],
    },
    practices: [{ practiceId: 'p', name: 'P', sentence: '', phrases: [] }],
    ...{ seal: null, perfectionLine: null, buildings, bands: [], sharesOf },
  }).practices[0]?.buildings.map(({ shrunk }) => shrunk);
}

test('what is taken along does without the model that draws buildings toward each other', () => {
  assert.deepEqual(
    readingWith(null),
    buildings.map(() => null),
  );
});

test('the page has it worked out once: the same figures are the same answer, others are not', () => {
  const told = rememberedShares(shown);
  assert.deepEqual(
    readingWith(rememberedShares),
    buildings.map(({ id }) => told.get(id)),
  );
  assert.ok(told.size === buildings.length);
  assert.equal(rememberedShares(structuredClone(shown)), told);
  assert.notEqual(rememberedShares(shown.slice(1)), told);
});
