import type { Tx } from '../../server/database.ts';
import { type Lineage, lineageOf } from './lineage-rules.ts';
import { type GroundPractice, linesOf, onAxis } from './picture-rules.ts';
import {
  findSubject,
  listVersions,
  readFrozenLines,
  readStudyGround,
  readStudyMarks,
  readVersionMaps,
} from './picture-store.ts';
import { readFloors, readUnreadLines } from './reading-store.ts';
import type { SubjectPicture } from './series-contract.ts';
import { rememberedTrend } from './trend-memory.ts';
import {
  listWindowsOf,
  type PracticeRow,
  readPerfectionLine,
  readPhrases,
  readPlaces,
  readPractices,
} from './window-store.ts';

/** Everything that may be shown of a subject over time; null when the district has no such subject. */
export async function readPicture(tx: Tx, subjectId: string): Promise<SubjectPicture | null> {
  const subject = await findSubject(tx, subjectId);
  if (subject === undefined) return null;
  const windows = await listWindowsOf(tx, subjectId);
  const versions = await listVersions(tx, subjectId);
  const versionIds = [...versions.map(({ id }) => id), ...windows.map(({ versionId }) => versionId)];
  const rows = await readPractices(tx, [...new Set(versionIds)]);
  const lineage = lineageOf(rows, await readVersionMaps(tx, subjectId));
  const frozen = await readFrozenLines(
    tx,
    windows.map((window) => window.readingId).filter((id) => id !== null),
  );
  const unread = await readUnreadLines(
    tx,
    windows.filter((window) => window.readingId === null && window.startsOn <= window.today),
  );
  const tookPart = new Set(windows.flatMap((window) => window.buildingIds));
  const buildings = (await readPlaces(tx)).buildings.filter(({ id }) => tookPart.has(id));
  const currentIds = versions.filter((version) => version.isCurrent).map((version) => version.id);
  return {
    subject,
    perfectionLine: await readPerfectionLine(tx),
    floors: await readFloors(tx),
    windows: windows.map(onAxis),
    buildings,
    practices: linesOf({
      windows,
      lines: new Map([...frozen, ...unread]),
      buildings,
      practices: await readWords(tx, windows, new Set(currentIds), rows, lineage),
      readTrend: rememberedTrend,
      lineage,
      study: await readStudyGround(tx, [...new Set(windows.map((window) => window.versionId))]),
    }),
    marks: {
      adoptions: versions.map(({ id, number, adoptedOn }) => ({
        on: adoptedOn,
        versionId: id,
        versionNumber: number,
      })),
      studySessions: await readStudyMarks(
        tx,
        versions.map(({ id }) => id),
      ),
    },
  };
}

/** The practices that were ever in focus: those in force first, in their order, each in its latest words. */
async function readWords(
  tx: Tx,
  windows: readonly { versionId: string; practiceIds: readonly string[] }[],
  currentVersionIds: ReadonlySet<string>,
  rows: readonly PracticeRow[],
  lineage: Lineage,
): Promise<GroundPractice[]> {
  const inFocus = new Set(
    windows.flatMap((window) => window.practiceIds).flatMap((id) => [...lineage.idsOf(id)]),
  );
  const current = rows.filter((row) => currentVersionIds.has(row.versionId) && inFocus.has(row.practiceId));
  const latest = new Map<string, PracticeRow>();
  for (const { versionId, practiceIds } of windows) {
    for (const row of rows)
      if (row.versionId === versionId && practiceIds.includes(row.practiceId))
        latest.set(nameOf(lineage.idsOf(row.practiceId)), row);
  }
  const currentIds = new Set(current.flatMap((row) => [...lineage.idsOf(row.practiceId)]));
  const former = [...latest.values()].filter((row) => !currentIds.has(row.practiceId));
  const shown = [...current, ...former];
  const phrases = await readPhrases(tx, [...new Set(shown.map((row) => row.versionId))]);
  return shown.map(({ versionId, practiceId, name, sentence }) => ({
    ...{ practiceId, name, sentence },
    phrases: phrases.get(`${versionId} ${practiceId}`) ?? [],
    isCurrent: currentIds.has(practiceId),
    fates: lineage.fatesOf(practiceId),
  }));
}

/** One name for all the ids of a practice. */
const nameOf = (ids: ReadonlySet<string>): string => [...ids].toSorted().join(' ');
