import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { NormKind, type NormSample } from './norm-contract.ts';

const Text = z.string().min(1).max(600);
const InLanguages = z.strictObject({ en: Text, es: Text, ar: Text });
const Pack = z.strictObject({
  id: z.string(),
  version: z.string(),
  sample: z.literal(true),
  source: InLanguages,
  norms: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/),
      kind: NormKind,
      text: InLanguages,
      why: InLanguages,
      research: z.array(z.string()).max(4),
    }),
  ),
});
const Works = z.array(
  z.object({
    id: z.string(),
    authors: z.array(z.string()),
    year: z.union([z.number(), z.string()]),
    title: z.string(),
  }),
);

let bundled: readonly NormSample[] | undefined;

/**
 * The sample norms of this installation, read and validated once. A pack that is broken is a fault of the installation and
 * stops whoever needs it.
 */
export function readNormSamples(): readonly NormSample[] {
  bundled ??= loadNormSamples();
  return bundled;
}

function loadNormSamples(): readonly NormSample[] {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../packs/${file}`, import.meta.url), 'utf8'));
  const works = new Map(Works.parse(read('research/works.json')).map((work) => [work.id, work]));
  return Pack.parse(read('culture/norms.json')).norms.map(({ research, ...norm }) => ({
    ...norm,
    works: research.map((id) => {
      const work = works.get(id);
      if (work === undefined)
        throw new Error(`packs/culture/norms.json cites ${id}, which is no listed work`);
      return work;
    }),
  }));
}
