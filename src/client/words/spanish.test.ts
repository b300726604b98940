import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../..');

/** Every Spanish line of the screens' catalogs, but those about a window of the computer's screen. */
function spanishLines(): string[] {
  const catalogs = globSync('src/areas/*/ui/words/**/es.json', { cwd: root });
  assert.ok(catalogs.length > 10);
  return catalogs
    .filter((file) => !file.startsWith('src/areas/district/'))
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .map((line) => `${file}: ${line.trim()}`),
    );
}

test('the time in which visits are made has one name in Spanish: período', () => {
  const others = spanishLines().filter((line) => /ventana|\bperiodos?\b/iu.test(line));
  assert.deepEqual(others, []);
});

test('in Spanish the other of a pair is never “su pareja”, which is a spouse', () => {
  const spouses = spanishLines().filter((line) => /(?<!\p{L})(?:mis?|sus?) parejas?(?!\p{L})/iu.test(line));
  assert.deepEqual(spouses, []);
});
