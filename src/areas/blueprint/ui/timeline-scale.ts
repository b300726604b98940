/** Where a day lies between two days, from 0 to 1. */
export type Scale = { at(day: string): number; first: string; last: string };

const millisecondsOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** From the first day of the earliest month to the first day after the latest one. */
export function scaleOver(days: readonly string[]): Scale {
  const sorted = days.toSorted();
  const first = `${(sorted[0] ?? '2026-01-01').slice(0, 7)}-01`;
  const last = monthAfter(sorted.at(-1) ?? first, 1);
  const [from, span] = [millisecondsOf(first), millisecondsOf(last) - millisecondsOf(first)];
  return { at: (day) => (millisecondsOf(day) - from) / span, first, last };
}

/** The first days of months to label: at most eight of them, evenly. */
export function monthsOf({ first, last }: Scale): string[] {
  const months: string[] = [];
  for (let month = first; month < last; month = monthAfter(month, 1)) months.push(month);
  const step = Math.ceil(months.length / 8);
  return months.filter((_, index) => index % step === 0);
}

function monthAfter(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
