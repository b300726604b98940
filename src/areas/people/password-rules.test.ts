import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPasswordFaults, type PasswordFault } from './password-rules.ts';

const owner = {
  givenName: 'Theo',
  familyName: 'Lindqvist',
  email: 'theo.lindqvist@mapleridge.example',
  districtName: 'Maple Ridge Community Schools',
};
const cases: [string, PasswordFault[]][] = [
  ['a heron over still water', []],
  ['correct mule staple bat', []],
  ['Tr0ub4dor&3xyz', []],
  ['مالك الحزين فوق الماء', []],
  ['鷺が水の上にいる静かな朝', []],
  ['short', ['too-short']],
  ['🦆'.repeat(11), ['too-short', 'one-pattern']],
  ['x'.repeat(201), ['too-long', 'one-pattern']],
  ['password1234', ['common']],
  ['P a s s w o r d - 2026', ['common']],
  ['Contraseña123456', ['common']],
  ['correct horse battery staple', ['common']],
  ['2481632641282', ['common']],
  ['TheoLindqvist', ['own-name']],
  ['lindqvist-2026!', ['own-name']],
  ['MapleRidge2026', ['own-name']],
  ['theo.lindqvist1', ['own-name']],
  ['abcabcabcabcab', ['one-pattern']],
  ['abcdefghijklm', ['one-pattern']],
  ['theo keeps four herons', []],
];

for (const [password, faults] of cases) {
  test(`finds ${faults.join(' and ') || 'nothing'} wrong with “${password.slice(0, 40)}”`, () => {
    assert.deepEqual(findPasswordFaults(password, owner), faults);
  });
}
