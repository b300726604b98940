import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf, readToken, tokenText } from './token-gate.ts';

const districtId = '0199f000-0000-7000-8000-000000000001';
const secret = 'a'.repeat(43);

test('a token carries its district and its secret', () => {
  assert.deepEqual(readToken(tokenText(districtId, secret)), { districtId, secret });
});

test('what cannot be a token is none', () => {
  const token = tokenText(districtId, secret);
  for (const text of [
    '',
    'jointly_',
    secret,
    `${token}a`,
    token.slice(0, -1),
    token.replace('0', 'g'),
    ` ${token}`,
  ])
    assert.equal(readToken(text), null, text);
});

test('a token that asks too often is told when to come again, and another one is not', () => {
  let now = 60_000 * 100 + 15_000;
  const pace = paceOf(2, () => now);
  assert.deepEqual([pace('one'), pace('one'), pace('one'), pace('other')], [null, null, 45, null]);
  now += 45_000;
  assert.equal(pace('one'), null);
});
