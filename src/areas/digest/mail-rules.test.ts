import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../../server/mail.ts';
import { readMailWords } from './mail-pack.ts';
import { dayIn, fill, weekToMail } from './mail-rules.ts';

test('every wording has the same places in English, Spanish and Arabic, and its own words', () => {
  const { en, es, ar } = readMailWords();
  const placesOf = (wording: string) => [...new Set(wording.match(/\{\w+\}/g) ?? [])].toSorted();
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    assert.deepEqual(placesOf(es[key]), placesOf(en[key]), key);
    assert.deepEqual(placesOf(ar[key]), placesOf(en[key]), key);
    assert.match(ar[key], /[\u0600-\u06ff]/, key);
    if (key !== 'calendar_name') assert.notEqual(es[key], en[key], key);
    assert.doesNotMatch(`${en[key]}${es[key]}${ar[key]}`, /!/, key);
  }
});

test('the week is mailed from six on Monday in the district’s own time, and until the end of Tuesday', () => {
  const at = (moment: string, zone = 'America/Detroit') => weekToMail(new Date(moment), zone);
  // Detroit is five hours behind Greenwich in winter and four in summer.
  assert.equal(at('2026-11-23T10:59:00Z'), null);
  assert.equal(at('2026-11-23T11:00:00Z'), '2026-11-23');
  assert.equal(at('2026-07-06T10:00:00Z'), '2026-07-06');
  assert.equal(at('2026-11-25T04:59:00Z'), '2026-11-23');
  assert.equal(at('2026-11-25T05:00:00Z'), null);
  assert.equal(at('2026-11-22T21:00:00Z', 'Asia/Tokyo'), '2026-11-23');
});

test('a day and a filled wording read well in every language', () => {
  assert.equal(dayIn('en', '2026-11-23'), 'Monday, November 23');
  assert.match(dayIn('es', '2026-11-23'), /lunes.*23.*noviembre/);
  assert.match(dayIn('ar', '2026-11-23'), /الاثنين/);
  assert.equal(fill('{a} and {b}, {a}', { a: '1', b: '$&' }), '1 and $&, 1');
});

test('an answer of the mail server is certain; a connection that went on the way is not', () => {
  assert.deepEqual(outcomeOf({ responseCode: 550, permanent: true }), { outcome: 'refused', code: 550 });
  assert.deepEqual(outcomeOf({ responseCode: 451, permanent: false }), { outcome: 'later', code: 451 });
  assert.deepEqual(outcomeOf({ code: 'EDNS' }), { outcome: 'later', code: null });
  assert.deepEqual(outcomeOf({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }), {
    ...{ outcome: 'later', code: null },
  });
  assert.deepEqual(outcomeOf({ code: 'ECONNECTION', command: 'CONN' }), { outcome: 'unknown' });
  assert.deepEqual(outcomeOf(undefined), { outcome: 'unknown' });
});
