import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Guide, GuidePack } from './guide-contract.ts';

const Work = z.object({
  id: z.string(),
  authors: z.array(z.string()),
  year: z.union([z.number(), z.string()]),
  title: z.string(),
});

let bundled: Guide | undefined;

/** The guide to a private support conversation, with the works it cites, read once. A broken pack stops whoever needs it. */
export function readGuide(): Guide {
  bundled ??= loadGuide(new URL('../../../packs/', import.meta.url));
  return bundled;
}

/** Reads the guide out of a folder of packs. */
export function loadGuide(packs: URL): Guide {
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, packs), 'utf8'));
  const pack = GuidePack.parse(read('guides/support-conversation.json'));
  const works = new Map(
    z
      .array(Work)
      .parse(read('research/works.json'))
      .map((work) => [work.id, work]),
  );
  return {
    ...pack,
    research: pack.research.map(({ work, note }) => {
      const cited = works.get(work);
      if (cited === undefined) throw new Error(`the guide cites ${work}, which is no listed work`);
      const { authors, year, title } = cited;
      return { note, authors, year, title };
    }),
  };
}
