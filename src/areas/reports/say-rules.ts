import { dateFormat, numberFormat } from '../../kit/formats.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Language } from '../../kit/text.ts';
import type { ReportWords } from './report-words-schema.ts';

/** How a page speaks: one language's words, numbers, days and lists. */
export type Say = {
  language: Language;
  /** A wording with its places filled. */
  words(key: keyof ReportWords, values?: Record<string, string>): string;
  number(value: number): string;
  day(day: SchoolDay): string;
  list(items: readonly string[]): string;
  /** What people wrote, as it stands on this page. */
  own(text: string): string;
};

/**
 * What people wrote, held together where it is in other letters than the page: its own marks then stay on its own side.
 */
function isolated(language: Language, piece: string): string {
  const isForeign = language === 'ar' ? /[a-z]/i.test(piece) : /[\u0590-\u08ff]/.test(piece);
  return isForeign ? `\u2068${piece}\u2069` : piece;
}

export function sayIn(language: Language, catalog: ReportWords): Say {
  const days = dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    language,
    words: (key, values = {}) =>
      catalog[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => {
        const value = values[name];
        return value === undefined ? place : isolated(language, value);
      }),
    number: (value) => numberFormat(language).format(value),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    list: (items) =>
      new Intl.ListFormat(language, { type: 'conjunction' }).format(
        items.map((item) => isolated(language, item)),
      ),
    own: (text) => isolated(language, text),
  };
}
