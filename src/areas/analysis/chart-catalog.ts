import { readFileSync } from 'node:fs';
import { dateFormat, numberFormat } from '../../kit/formats.ts';
import type { Language } from '../../kit/text.ts';
import type { ChartSay } from './chart-say-rules.ts';
import { type ChartWords, chartWordPlaces } from './chart-words-schema.ts';

/** Where the screens have their words: the server reads the same, so that a chart says the same in both places. */
const catalogs = ['../../client/words/catalogs/', './ui/words/', './ui/words/charts/'];
const loaded = new Map<Language, Record<string, unknown>>();

function wordsIn(language: Language): Record<string, unknown> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const all = Object.assign(
    {},
    ...catalogs.map((folder) =>
      JSON.parse(readFileSync(new URL(`${folder}${language}.json`, import.meta.url), 'utf8')),
    ),
  ) as Record<string, unknown>;
  for (const [key, places] of Object.entries(chartWordPlaces)) {
    const text = all[key];
    if (typeof text !== 'string' || places.some((place) => !text.includes(`{${place}}`)))
      throw new Error(`${key} has no words for charts in ${language}`);
  }
  loaded.set(language, all);
  return all;
}

/** How charts speak on the server in one language. */
export function chartSayIn(language: Language): ChartSay {
  const texts = wordsIn(language);
  const keys = Object.keys(chartWordPlaces) as (keyof ChartWords)[];
  const words = Object.fromEntries(
    keys.map((key) => [
      key,
      (values: Record<string, string>) => filled(language, String(texts[key]), values),
    ]),
  ) as ChartWords;
  const format = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(language, { ...options, timeZone: 'UTC' });
  const styles = {
    medium: format({ year: 'numeric', month: 'short', day: 'numeric' }),
    short: format({ month: 'short', day: 'numeric' }),
  };
  return {
    words,
    number: (value) => numberFormat(language).format(value),
    day: (schoolDay, style = 'medium') => styles[style].format(new Date(`${schoolDay}T00:00:00Z`)),
    isRightToLeft: language === 'ar',
  };
}

/** A wording with its places filled; what is in other letters than the page is held together. */
function filled(language: Language, text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    const isForeign = language === 'ar' ? /[a-z]/i.test(value) : /[\u0590-\u08ff]/.test(value);
    return isForeign ? `\u2068${value}\u2069` : value;
  });
}
