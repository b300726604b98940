import { dateFormat, numberFormat } from '../../kit/formats.ts';
import { language } from './language.ts';

/** A number in the reader's language. */
export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return numberFormat(language(), options).format(value);
}

/** A school day (`2026-09-08`) as people write it: "Tuesday, September 8" or, short, "Sep 8". */
export function day(schoolDay: string, style: 'long' | 'medium' | 'short' = 'medium'): string {
  const options: Record<typeof style, Intl.DateTimeFormatOptions> = {
    long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    medium: { year: 'numeric', month: 'short', day: 'numeric' },
    short: { month: 'short', day: 'numeric' },
  };
  return dateFormat(language(), { ...options[style], timeZone: 'UTC' }).format(
    new Date(`${schoolDay}T00:00:00Z`),
  );
}

/** A month (`2026-09`, or a day of it) in words: "September 2026". */
export function monthWords(month: string, style: 'long' | 'short' = 'long'): string {
  const format = dateFormat(language(), { month: style, year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));
}

/** A moment (ISO) as date and time on this device's clock. */
export function moment(iso: string): string {
  return dateFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** Since when, in as few words as one would say it: "Tuesday" within a week, else "Nov 12, 2026". */
export function since(iso: string, now = Date.now()): string {
  const days = (now - Date.parse(iso)) / 86_400_000;
  const style: Intl.DateTimeFormatOptions =
    days >= 0 && days < 6 ? { weekday: 'long' } : { year: 'numeric', month: 'short', day: 'numeric' };
  return dateFormat(language(), style).format(new Date(iso));
}

/** How long ago, in words: "3 days ago". */
export function ago(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return relative.format(0, 'minute');
}

/** A list in words: "Maya, Theo and Amina". */
export function list(items: readonly string[]): string {
  // Names in other letters would run into the Arabic "and" on either side: each stays a piece of its own.
  const pieces = language() === 'ar' ? items.map((item) => `\u2068${item}\u2069`) : items;
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(pieces);
}

/** Sorts what people read, in their language's order. */
export function sortedByName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const collator = new Intl.Collator(language(), { numeric: true });
  return items.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)));
}
