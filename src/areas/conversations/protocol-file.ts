import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { CitedWork, ProtocolPack } from './protocol-schema.ts';

/** Every protocol that comes with Jointly, and the works that a protocol may cite, by id. */
export type ProtocolLibrary = {
  protocols: ReadonlyMap<string, ProtocolPack>;
  works: ReadonlyMap<string, CitedWork>;
};

let bundled: ProtocolLibrary | undefined;

/**
 * The library of this installation, from its packs, read and validated once. A pack that is broken is a fault of the
 * installation and stops whoever needs it, with the file and the reason.
 */
export function readProtocolLibrary(): ProtocolLibrary {
  bundled ??= loadProtocolLibrary(new URL('../../../packs/', import.meta.url));
  return bundled;
}

/** Reads the packs of a folder. */
export function loadProtocolLibrary(packs: URL): ProtocolLibrary {
  const works = byId(
    listPacks(packs, 'research').map((file) => ({ file, items: readPack(packs, file, z.array(CitedWork)) })),
  );
  const protocols = byId(
    listPacks(packs, 'protocols').map((file) => ({ file, items: [readPack(packs, file, ProtocolPack)] })),
    ({ id, research }) => {
      if (id.startsWith('own-')) throw new Error(`ids that begin with "own-" are the districts': ${id}`);
      const unknown = research.find(({ work }) => !works.has(work));
      if (unknown !== undefined) throw new Error(`it cites ${unknown.work}, which is no listed work`);
    },
  );
  return { protocols, works };
}

function listPacks(packs: URL, folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, packs))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

function readPack<Schema extends z.ZodType>(packs: URL, file: string, schema: Schema): z.infer<Schema> {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, packs), 'utf8')));
    if (parsed.success) return parsed.data;
    throw new Error(z.prettifyError(parsed.error));
  } catch (error) {
    throw unusable(file, error);
  }
}

function byId<Item extends { id: string }>(
  files: readonly { file: string; items: readonly Item[] }[],
  requireFit: (item: Item) => void = () => undefined,
): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const { file, items } of files)
    for (const item of items)
      try {
        if (found.has(item.id)) throw new Error(`the id ${item.id} is taken by another`);
        requireFit(item);
        found.set(item.id, item);
      } catch (error) {
        throw unusable(file, error);
      }
  return found;
}

function unusable(file: string, error: unknown): Error {
  return new Error(
    `packs/${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
    {
      cause: error,
    },
  );
}
