import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { visitManifest } from './current-assets.ts';

/**
 * A phone in a corridor loads 120 kB of JavaScript at most, compressed, before the first tap of a visit: the entry, the
 * visit page, and everything that the two import. Counted in the build, which is made first where there is none that is
 * as new as its sources. `--list` says what the bytes are made of.
 */
const mostBytes = 120_000;
const entry = 'visit.html';
const visitPage = 'src/app/visit-entry.tsx';

const root = path.resolve(import.meta.dirname, '..');
const client = path.join(root, 'build/client');
const manifestFile = path.join(client, visitManifest);

type Chunk = { file: string; imports?: string[] };

if (builtAt() < newestInput()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.log(stdout, stderr, 'The client could not be built, so its bytes could not be counted.');
    process.exit(1);
  }
}
const chunks: Record<string, Chunk> = JSON.parse(readFileSync(manifestFile, 'utf8'));
const parts = [...loadedBy([entry, visitPage])]
  .filter((file) => file.endsWith('.js'))
  .map((file) => ({ file, bytes: gzipSync(readFileSync(path.join(client, file)), { level: 9 }).length }))
  .sort((one, other) => other.bytes - one.bytes);
const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
const isGood = total <= mostBytes;
console.log(
  `The visit loads ${total} bytes of JavaScript before its first tap (gzip, ${parts.length} files); ${mostBytes} at most.`,
);
if (!isGood || process.argv.includes('--list'))
  for (const { file, bytes } of parts) console.log(`${String(bytes).padStart(8)}  ${file}`);
process.exit(isGood ? 0 : 1);

/** The files that the browser must have before it runs any of these, by their names in the manifest. */
function loadedBy(names: string[]): Set<string> {
  const seen = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    queue.push(...(chunkOf(name).imports ?? []));
  }
  return new Set([...seen].map((name) => chunkOf(name).file));
}

function chunkOf(name: string): Chunk {
  const chunk = chunks[name];
  if (chunk === undefined)
    throw new Error(`${name} is not in ${manifestFile}: is it still a page of its own?`);
  return chunk;
}

function builtAt(): number {
  return statSync(manifestFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** When something that the client is built from was last written; what the build itself writes aside. */
function newestInput(): number {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|css|json|svg)$/.test(file) && !/\.test\.tsx?$|words[/\\]compiled/.test(file))
    .map((file) => path.join('src', file));
  const files = [...sources, 'index.html', 'visit.html', 'vite.config.ts', 'package-lock.json'];
  return Math.max(...files.map((file) => statSync(path.join(root, file)).mtimeMs));
}
