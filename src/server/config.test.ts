import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig } from './config.ts';
import { Refusal } from './refusal.ts';

test('starts on port 4000 with its own database in ./data when nothing is set', () => {
  assert.deepEqual(readConfig({}, []), {
    port: 4000,
    dataDirectory: resolve('data'),
    databaseUrl: null,
    publicUrl: 'http://localhost:4000',
    mail: null,
    demo: false,
  });
});

test('takes everything from the environment and --demo from the words after npm start --', () => {
  const env = {
    PORT: '8080',
    JOINTLY_DATA: '/var/lib/jointly',
    DATABASE_URL: 'postgresql://name:word@host/database',
    JOINTLY_URL: 'https://jointly.example.org/',
    JOINTLY_MAIL: 'smtp://name:word@mail.example.org:587',
    JOINTLY_MAIL_FROM: 'Maple Ridge <jointly@mapleridge.example>',
  };
  assert.deepEqual(readConfig(env, ['--demo']), {
    port: 8080,
    dataDirectory: '/var/lib/jointly',
    databaseUrl: 'postgresql://name:word@host/database',
    publicUrl: 'https://jointly.example.org',
    mail: { url: 'smtp://name:word@mail.example.org:587', from: 'Maple Ridge <jointly@mapleridge.example>' },
    demo: true,
  });
});

test('takes an empty variable for one that is not set', () => {
  const env = { PORT: '', JOINTLY_DATA: ' ', DATABASE_URL: '', JOINTLY_URL: '' };
  assert.deepEqual(readConfig(env, []), readConfig({}, []));
});

const refused: [string, Record<string, string>, string[], RegExp][] = [
  [
    'a mail server that is none',
    { JOINTLY_MAIL: 'mail.example.org' },
    [],
    /^JOINTLY_MAIL is not the address/,
  ],
  [
    'a mail server without an address that mail comes from',
    { JOINTLY_MAIL: 'smtp://mail.example.org' },
    [],
    /^JOINTLY_MAIL_FROM is not an address/,
  ],
  ['a port that is no number', { PORT: 'http' }, [], /^PORT is "http"\. Set it to a whole number/],
  ['a port that is no whole number', { PORT: '40.5' }, [], /^PORT is "40\.5"/],
  ['a port above 65535', { PORT: '65536' }, [], /^PORT is "65536"/],
  ['a negative port', { PORT: '-1' }, [], /^PORT is "-1"/],
  [
    'a public address without a scheme',
    { JOINTLY_URL: 'jointly.example.org' },
    [],
    /^JOINTLY_URL is "jointly/,
  ],
  ['a public address of another kind', { JOINTLY_URL: 'ftp://example.org' }, [], /^JOINTLY_URL is "ftp/],
  ['a database that is not PostgreSQL', { DATABASE_URL: 'mysql://a:hush@b/c' }, [], /^DATABASE_URL is not/],
  ['a word it does not know', {}, ['--dmeo'], /^Jointly does not know --dmeo\./],
];
for (const [what, env, argv, sentence] of refused) {
  test(`refuses ${what} in one sentence`, () => {
    assert.throws(
      () => readConfig(env, argv),
      (error) => {
        assert.ok(error instanceof Refusal);
        assert.match(error.message, sentence);
        assert.doesNotMatch(error.message, /hush/, 'a password is never repeated');
        return true;
      },
    );
  });
}
