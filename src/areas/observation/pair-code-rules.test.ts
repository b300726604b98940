import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPairCode, makePairCode, normalizePairCode } from './pair-code-rules.ts';
import { pairIdOf } from './pair-id.ts';
import { PairId } from './visit-contract.ts';

const chance = fc.uint8Array({ minLength: 4, maxLength: 4 });
const ground = {
  windowId: '0197c5a2-0000-7000-8000-000000000001',
  buildingId: '0197c5a2-0000-7000-8000-000000000002',
  schoolDay: '2026-10-05',
};

test('a code has five signs that are not mistaken for one another, and is known as one', () => {
  fc.assert(
    fc.property(chance, (bytes) => {
      const code = makePairCode(bytes);
      assert.match(code, /^[ACFHJKMRWXY34679]{5}$/);
      assert.ok(isPairCode(code));
    }),
  );
});

test('a code is known however it is typed: small letters, spaces, dashes, Arabic digits', () => {
  const code = makePairCode(new Uint8Array([11, 12, 13, 14]));
  assert.match(code, /^3467/);
  const arabic = [...code].map((sign) => (/\d/.test(sign) ? '٠١٢٣٤٥٦٧٨٩'[Number(sign)] : sign)).join(' - ');
  assert.equal(normalizePairCode(arabic), code);
  assert.equal(normalizePairCode(` ${code.toLowerCase()} `), code);
  assert.ok(isPairCode(arabic));
});

test('one sign heard wrongly is always noticed', () => {
  fc.assert(
    fc.property(chance, fc.nat({ max: 4 }), fc.constantFrom(...'ACFHJKMRWXY34679'), (bytes, place, sign) => {
      const code = makePairCode(bytes);
      fc.pre(code[place] !== sign);
      assert.ok(!isPairCode(code.slice(0, place) + sign + code.slice(place + 1)));
    }),
  );
  for (const typed of ['', 'ACF', 'ACFHJK', 'O0I1L', '?????']) assert.ok(!isPairCode(typed), typed);
});

test('two phones make the same pair of one code, and another of any other window, building, day or code', async () => {
  const code = makePairCode(new Uint8Array([1, 2, 3, 4]));
  const id = await pairIdOf({ ...ground, code });
  assert.equal(await pairIdOf({ ...ground, code: ` ${code.toLowerCase()}` }), id);
  assert.equal(PairId.parse(id), id);
  assert.equal(id[14], '8');
  const others = await Promise.all([
    pairIdOf({ ...ground, code: makePairCode(new Uint8Array([1, 2, 3, 5])) }),
    pairIdOf({ ...ground, code, schoolDay: '2026-10-06' }),
    pairIdOf({ ...ground, code, windowId: ground.buildingId }),
    pairIdOf({ ...ground, code, buildingId: ground.windowId }),
  ]);
  assert.equal(new Set([id, ...others]).size, 5);
});
