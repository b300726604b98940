import { readFileSync } from 'node:fs';
import path from 'node:path';

type Chunk = { file: string; css?: string[]; assets?: string[] };

/** Where the client is built. Hashed files of earlier builds stay beside the current ones for a while. */
export const clientFolder = path.resolve(import.meta.dirname, '../build/client');

/** Vite's own list of what the present build is made of, as names below the folder. */
export function currentAssets(folder = clientFolder): Set<string> {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8'),
  );
  return new Set(
    Object.values(manifest).flatMap((entry) => [entry.file, ...(entry.css ?? []), ...(entry.assets ?? [])]),
  );
}

/** Of what a phone is to keep for use without a signal, only the present build: earlier ones are for phones still on them. */
export function onlyCurrent<Entry extends { url: string }>(
  entries: readonly Entry[],
  current: ReadonlySet<string> = currentAssets(),
): Entry[] {
  return entries.filter(({ url }) => !url.startsWith('assets/') || current.has(url));
}
