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
};

/** A piece in Latin letters inside an Arabic sentence: held together, so that its own marks stay on its own side. */
function isolated(piece: string): string {
  return /[a-z]/i.test(piece) ? `\u2068${piece}\u2069` : piece;
}

export function sayIn(language: Language, catalog: ReportWords): Say {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    language,
    words: (key, values = {}) =>
      catalog[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => {
        const value = values[name];
        if (value === undefined) return place;
        return language === 'ar' ? isolated(value) : value;
      }),
    number: (value) => new Intl.NumberFormat(language).format(value),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    // Names in other letters would run into the Arabic "and" on either side: each stays a piece of its own.
    list: (items) =>
      new Intl.ListFormat(language, { type: 'conjunction' }).format(
        language === 'ar' ? items.map((item) => `\u2068${item}\u2069`) : items,
      ),
  };
}
