import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryDirectory } from '../temporary-directory.ts';

// A district's folder with one model of its own, of music. The server reads it as it starts, so this module is imported
// before anything of the server, and only in a worker: the process that lists the tests hands its environment to all.
const directory = process.env.TEST_WORKER_INDEX === undefined ? null : temporaryDirectory('jointly-packs-');
if (directory !== null) {
  const bundled = path.resolve(import.meta.dirname, '../../packs/models/social-studies.json');
  const other = JSON.parse(readFileSync(bundled, 'utf8')) as object;
  const music = { ...other, id: 'maple-ridge-music', version: '2.1.0', sample: false, subject: 'music' };
  mkdirSync(path.join(directory.path, 'models'));
  writeFileSync(
    path.join(directory.path, 'models/music.json'),
    JSON.stringify({ ...music, title: 'A model of music teaching' }),
  );
  process.env.JOINTLY_PACKS = directory.path;
  process.on('exit', () => directory.remove());
}
