/** The school year that begins in this calendar year, as people write it: `2025-26`. */
export function schoolYearName(startsIn: number): string {
  return `${startsIn}-${String((startsIn + 1) % 100).padStart(2, '0')}`;
}

/** The latest school year that has begun on a day: it begins in July, so that no summer lies between two. */
export function latestSchoolYear(today: string): number {
  const [year, month] = today.split('-').map(Number);
  return (month ?? 1) >= 7 ? (year ?? 0) : (year ?? 0) - 1;
}

/**
 * A school year (`2025-26`, `2025/2026`) or a day (`2026-05-14`, `5/14/2026`); null when it is neither.
 *
 * @returns how it is written here, the day by which it is put in order, and the day on which it begins
 */
export function readPeriod(text: string): { period: string; on: string; startsOn: string } | null {
  const years = /^(\d{4})\s*[-–/]\s*(\d{2}|\d{4})$/.exec(text);
  if (years !== null) {
    const [first, second] = [Number(years[1]), years[2] ?? ''];
    if (first < 1990 || Number(second) !== (second.length === 4 ? first + 1 : (first + 1) % 100)) return null;
    return { period: schoolYearName(first), on: `${first + 1}-06-30`, startsOn: `${first}-07-01` };
  }
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const day =
    american === null
      ? text
      : `${american[3]}-${(american[1] ?? '').padStart(2, '0')}-${(american[2] ?? '').padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1990-01-01') return null;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return null;
  return { period: day, on: day, startsOn: day };
}
