import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../test/temporary-directory.ts';
import { currentAssets, mainManifest, onlyCurrent, visitManifest } from './current-assets.ts';

test('a phone keeps the files of the present build and no others', () => {
  const folder = temporaryDirectory('jointly-assets-');
  mkdirSync(path.join(folder.path, '.vite'));
  const manifest = {
    'index.html': { file: 'assets/main-2.js', css: ['assets/main-2.css'], isEntry: true },
    'font.woff2': { file: 'assets/font-1.woff2', assets: ['assets/dot-1.svg'] },
  };
  const visit = { 'visit.html': { file: 'assets/visit-2.js', isEntry: true } };
  writeFileSync(path.join(folder.path, mainManifest), JSON.stringify(manifest));
  writeFileSync(path.join(folder.path, visitManifest), JSON.stringify(visit));
  const urls = [
    'index.html',
    'assets/main-1.js',
    'assets/main-2.js',
    'assets/visit-2.js',
    'assets/main-2.css',
    'assets/dot-1.svg',
  ];
  const kept = onlyCurrent(
    urls.map((url) => ({ url })),
    currentAssets(folder.path),
  );
  assert.deepEqual(
    kept.map(({ url }) => url),
    urls.filter((url) => url !== 'assets/main-1.js'),
  );
  folder.remove();
});
