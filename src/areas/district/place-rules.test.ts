import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNamedTwice, findTermFault, keyOfSubject, tidyName } from './place-rules.ts';
import { hashSetupCode, isSetupCode, newSetupCode } from './setup-code.ts';

test('keeps a name with single spaces', () => {
  assert.equal(tidyName('  Lakeside \t Elementary\n'), 'Lakeside Elementary');
});

test('finds a name that stands twice, as a reader would', () => {
  assert.equal(findNamedTwice(['Oak', 'Elm', 'oak ']), 'oak ');
  assert.equal(findNamedTwice(['José', 'Jose\u0301']), 'Jose\u0301');
  assert.equal(findNamedTwice(['Oak', 'Oaks']), undefined);
  assert.equal(findNamedTwice([]), undefined);
});

test('lets terms touch but not share a day', () => {
  const fall = { name: 'Fall', startsOn: '2026-09-01', endsOn: '2027-01-22' };
  assert.equal(
    findTermFault([{ name: 'Spring', startsOn: '2027-01-23', endsOn: '2027-06-11' }, fall]),
    undefined,
  );
  assert.deepEqual(findTermFault([{ name: 'Spring', startsOn: '2027-01-22', endsOn: '2027-06-11' }, fall]), {
    one: 'Fall',
    other: 'Spring',
  });
  assert.deepEqual(findTermFault([{ ...fall, endsOn: '2026-08-31' }]), { one: 'Fall', other: 'Fall' });
});

test('makes a subject’s key out of its name', () => {
  assert.equal(keyOfSubject('English Language Arts'), 'english-language-arts');
  assert.equal(keyOfSubject('  Éducation & Santé! '), 'education-sante');
  assert.equal(keyOfSubject('موسيقى'), null);
});

test('a code can be typed in any way, and no other is it', () => {
  const code = newSetupCode();
  assert.match(code, /^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
  const kept = hashSetupCode(code);
  assert.ok(isSetupCode(` ${code.toLowerCase().replaceAll('-', ' ')} `, kept));
  assert.ok(!isSetupCode(newSetupCode(), kept));
  assert.ok(!isSetupCode('', kept));
  assert.ok(!isSetupCode(code, null));
});
