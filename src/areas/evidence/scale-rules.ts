import type { FrameworkContent, LocalText } from '../blueprint/component-schema.ts';
import type { RatingScale, Wording } from './indicator-schema.ts';

/** The most levels that people can tell apart in a meeting; a longer scale is not offered. */
const mostLevels = 7;

export type FrameworkScale = FrameworkContent['scales'][number];

/** The scales of a district's framework on which parts can be rated. */
export function offeredScales(scales: readonly FrameworkScale[]): FrameworkScale[] {
  return scales.filter(({ levels }) => levels.length <= mostLevels);
}

/** A text of the district in every language of the interface: its own words, or those of the language that has some. */
export function wordingOf(text: LocalText): Wording {
  const any = text.own ?? text.en ?? text.es ?? text.ar ?? '';
  const inLanguage = (words: string | undefined) => text.own ?? words ?? any;
  return { en: inLanguage(text.en), es: inLanguage(text.es), ar: inLanguage(text.ar) };
}

/** A scale of the framework as parts are rated on it: levels from the least to the most. */
export function asRatingScale(scale: FrameworkScale, version: string): RatingScale {
  const levels = scale.levels.toSorted((one, other) => one.value - other.value);
  return {
    ...{ id: scale.id, version, sample: false },
    levels: levels.map(({ value, name }) => ({ id: `l${value}`, name: wordingOf(name), about: null })),
  };
}
