import { readFileSync } from 'node:fs';
import path from 'node:path';

type Chunk = { file: string; css?: string[]; assets?: string[] };

/** Where the client is built. Hashed files of earlier builds stay beside the current ones for a while. */
export const clientFolder = path.resolve(import.meta.dirname, '../build/client');

/** Vite's own lists of what it built: the visit is built apart from everything else. */
export const mainManifest = '.vite/manifest.json';
export const visitManifest = '.vite/visit-manifest.json';

/** What the present build is made of, as names below the folder. */
export function currentAssets(folder = clientFolder): Set<string> {
  const chunks = [mainManifest, visitManifest].flatMap((name) => {
    const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    return Object.values(manifest);
  });
  return new Set(chunks.flatMap((entry) => [entry.file, ...(entry.css ?? []), ...(entry.assets ?? [])]));
}

/** Of what a phone is to keep for use without a signal, only the present build: earlier ones are for phones still on them. */
export function onlyCurrent<Entry extends { url: string }>(
  entries: readonly Entry[],
  current: ReadonlySet<string> = currentAssets(),
): Entry[] {
  return entries.filter(({ url }) => !url.startsWith('assets/') || current.has(url));
}
