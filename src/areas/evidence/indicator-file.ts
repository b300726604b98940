import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CitedWork, type Indicator, IndicatorPack, RatingScale } from './indicator-schema.ts';

const packs = new URL('../../../packs/', import.meta.url);

type Bundle = { pack: IndicatorPack; scale: RatingScale; works: ReadonlyMap<string, CitedWork> };
let loaded: Bundle | undefined;

/**
 * The indicators, the scale and the works cited, from their packs, read and validated once. A pack that is broken is a
 * fault of the installation and stops whoever needs it, with the place and the reason.
 */
export function readIndicatorPack(): Bundle {
  loaded ??= combine(
    readPack('blueprint/indicators.json', IndicatorPack),
    readPack('blueprint/rating-scale.json', RatingScale),
    readPack('research/works.json', z.array(CitedWork)),
  );
  return loaded;
}

/** An indicator by its id, or undefined. */
export function findIndicator(id: string): Indicator | undefined {
  return readIndicatorPack().pack.indicators.find((one) => one.id === id);
}

/** The indicator to which a part belongs, or undefined. */
export function findIndicatorOfPart(partId: string): Indicator | undefined {
  return readIndicatorPack().pack.indicators.find(({ parts }) => parts.some(({ id }) => id === partId));
}

/** The works beside an indicator, in the order in which it names them. */
export function worksOf(indicator: Indicator): CitedWork[] {
  const { works } = readIndicatorPack();
  return indicator.research.flatMap((id) => works.get(id) ?? []);
}

function readPack<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, packs), 'utf8')));
  if (!parsed.success) throw new Error(`packs/${file} cannot be used: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** A citation that leads nowhere is refused. */
function combine(pack: IndicatorPack, scale: RatingScale, listed: readonly CitedWork[]): Bundle {
  const works = new Map(listed.map((work) => [work.id, work]));
  for (const { id, research } of pack.indicators)
    for (const work of research)
      if (!works.has(work)) throw new Error(`indicator ${id} cites ${work}, which is no listed work`);
  return { pack, scale, works };
}
