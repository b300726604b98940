import { isOfDistrict, type Lineage } from '../../kit/practice-lineage.ts';
import type { Figure, Floors } from '../analysis/figure-contract.ts';

/** A window of a subject, with what its reading shows of each practice in one place. */
export type SubjectWindow = {
  startsOn: string;
  endsOn: string;
  visitMinutes: number;
  versionId: string;
  versionNumber: number;
  buildingIds: readonly string[];
  /** Null while it has not been read. */
  floors: Floors | null;
  practices: readonly { practiceId: string; name: string; figure: Figure | null }[];
};

/** One read window as a published chart shows it. The figure is null where the reading shows none for the place. */
export type EmbeddedWindow = Pick<SubjectWindow, 'startsOn' | 'endsOn' | 'visitMinutes' | 'versionNumber'> & {
  practice: string;
  floors: Floors;
  figure: Figure | null;
  /** The same for windows between which neither the words nor the length of visits changed. */
  stretch: number;
};

/**
 * The read windows that looked for a practice, each under the id that its own version has for it. The line breaks where the
 * page breaks it: windows that were not read yet are not shown, and break it all the same.
 *
 * @param windows of the subject, in time order
 */
export function windowsOnLine(
  windows: readonly SubjectWindow[],
  wanted: { versionId: string; practiceId: string; buildingId: string | null },
  lineage: Lineage,
): EmbeddedWindow[] {
  const line = lineage.lineOf(wanted.versionId, wanted.practiceId);
  const tookPart = new Set(windows.flatMap(({ buildingIds }) => buildingIds));
  const shown: EmbeddedWindow[] = [];
  let stretch = 0;
  let before: string | null = null;
  for (const { versionId, buildingIds, practices, floors, ...window } of windows) {
    const isOfPlace =
      wanted.buildingId === null
        ? isOfDistrict(buildingIds, tookPart)
        : buildingIds.includes(wanted.buildingId);
    const own = practices.find(({ practiceId }) => lineage.lineOf(versionId, practiceId) === line);
    if (own === undefined || !isOfPlace) continue;
    const wording = `${lineage.wordsOf(versionId, own.practiceId)} ${window.visitMinutes}`;
    if (wording !== before) stretch += 1;
    before = wording;
    if (floors === null) continue;
    const { startsOn, endsOn, visitMinutes, versionNumber } = window;
    shown.push({
      ...{ startsOn, endsOn, visitMinutes, versionNumber },
      ...{ practice: own.name, figure: own.figure, floors, stretch },
    });
  }
  return shown;
}
