import { scaleLinear, scaleUtc } from 'd3-scale';

/** The room of a chart, in its own units. */
export const room = { width: 400, height: 200, start: 44, end: 14, top: 26, bottom: 34 };

const utc = (schoolDay: string) => new Date(`${schoolDay}T00:00:00Z`);

/**
 * From where to where values are drawn: a percent always from 0 to 100, so that a small change looks small; what is
 * counted from zero on; only the points of a scale, which has no zero of its own, from about the lowest.
 */
export function domainOf(
  unit: 'percent' | 'count' | 'scale' | 'rate',
  values: readonly number[],
): [number, number] {
  if (unit === 'percent') return [0, 100];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const from = unit === 'scale' ? low - (high - low || Math.abs(high) || 1) * 0.25 : Math.min(0, low);
  const [first, last] = scaleLinear([from, high === from ? from + 1 : high], [0, 1])
    .nice(3)
    .domain();
  return [first ?? 0, last ?? 1];
}

/** Days to the right, values upward. */
export function scalesFor(days: readonly string[], domain: [number, number]) {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0] ?? '2026-01-01', sorted.at(-1) ?? '2026-01-02'];
  const x = scaleUtc([utc(first), utc(last)], [room.start + 12, room.width - room.end - 12]);
  return {
    x: (schoolDay: string) => (first === last ? room.width / 2 : x(utc(schoolDay))),
    y: scaleLinear(domain, [room.height - room.bottom, room.top]),
    first,
    last,
  };
}
