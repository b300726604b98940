import type { SchoolDay } from '../../kit/school-time.ts';
import { quietWeeks } from './overview-contract.ts';

/**
 * In how many whole weeks nothing was heard of a vision, once these are six or more; null otherwise, and while a study
 * session is planned.
 *
 * @example quietFor({ lastTraceOn: '2026-09-01', isPlanned: false }, '2026-10-15') // 6
 */
export function quietFor(
  vision: { lastTraceOn: SchoolDay; isPlanned: boolean },
  today: SchoolDay,
): number | null {
  const days = (Date.parse(today) - Date.parse(vision.lastTraceOn)) / 86_400_000;
  const weeks = Math.floor(days / 7);
  return weeks >= quietWeeks && !vision.isPlanned ? weeks : null;
}
