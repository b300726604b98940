import type { Act, Keeping, Rhythm, Standing } from './request-contract.ts';

/** What somebody is to a request. */
export type Part = { isAsker: boolean; isTaker: boolean; mayGive: boolean; leadsDistrict: boolean };

const giving: Partial<Record<Standing, Act[]>> = { waiting: ['took_up', 'declined'] };
const taking: Partial<Record<Standing, Act[]>> = {
  taken_up: ['started', 'fulfilled', 'let_go', 'declined'],
  running: ['kept', 'fulfilled', 'let_go'],
};
const asking: Partial<Record<Standing, Act[]>> = {
  waiting: ['withdrawn'],
  taken_up: ['withdrawn'],
  running: ['kept', 'withdrawn'],
  fulfilled: ['closed', 'reopened'],
  closed: ['reopened'],
  declined: ['reopened'],
  withdrawn: ['reopened'],
};

/**
 * What somebody may do with a request now. Who asks does not take it up; who has taken it up sees it through or lets it go;
 * where they cannot, the district's leadership lets it go for them, so that it comes to others.
 */
export function actsOpen(standing: Standing, part: Part): Act[] {
  const acts = [
    ...(part.isAsker ? (asking[standing] ?? []) : []),
    ...(part.mayGive && !part.isAsker ? (giving[standing] ?? []) : []),
    ...(part.isTaker ? (taking[standing] ?? []) : []),
    ...(part.leadsDistrict && !part.isTaker && (standing === 'taken_up' || standing === 'running')
      ? (['let_go'] as const)
      : []),
  ];
  return [...new Set(acts)];
}

const daysOf: Record<Rhythm, number> = { once: 31, weekly: 7, every_two_weeks: 14, monthly: 31 };
/** So many days late is not yet lapsed: a holiday lies between. */
const grace = 7;

/**
 * Whether a support is kept. One that goes on is kept while somebody has confirmed it within its rhythm and a week; one
 * without a rhythm, within a month. One that was given is completed.
 *
 * @example keepingOf({ standing: 'running', rhythm: 'weekly', lastKeptOn: '2026-09-01' }, '2026-09-16') // 'lapsed'
 */
export function keepingOf(
  { standing, rhythm, lastKeptOn }: { standing: Standing; rhythm: Rhythm; lastKeptOn: string | null },
  today: string,
): Keeping {
  if (standing === 'fulfilled' || standing === 'closed') return 'completed';
  if (standing === 'declined' || standing === 'withdrawn') return 'ended';
  if (standing !== 'running' || lastKeptOn === null) return 'not_started';
  return daysBetween(lastKeptOn, today) > daysOf[rhythm] + grace ? 'lapsed' : 'kept';
}

/** In whole fives, so that it never grows by one. */
export function inFives(count: number): number {
  return Math.floor(count / 5) * 5;
}

/** Whole days from one school day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
