import { type Lineage, lineageOf } from '../../kit/practice-lineage.ts';
import type { Tx } from '../../server/database.ts';
import { type GroundPractice, linesOf, onAxis } from './picture-rules.ts';
import {
  findSubject,
  listVersions,
  readFrozenLines,
  readStudyGround,
  readStudyMarks,
  readVersionSteps,
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
  const { rows, lineage } = await readLineage(tx, subjectId, versions, windows);
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
  const practices = await readWords(tx, windows, new Set(currentIds), rows, lineage);
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
      practices,
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
      studySessions: studyMarksOf(
        await readStudyMarks(
          tx,
          versions.map(({ id }) => id),
        ),
        practices,
        lineage,
      ),
    },
  };
}

/** The practices of a subject's versions and of those its windows went by, and how they go on from one to the next. */
export async function readLineage(
  tx: Tx,
  subjectId: string,
  versions: readonly { id: string }[],
  windows: readonly { versionId: string }[],
): Promise<{ rows: PracticeRow[]; lineage: Lineage }> {
  const ids = [...versions.map(({ id }) => id), ...windows.map(({ versionId }) => versionId)];
  const rows = await readPractices(tx, [...new Set(ids)]);
  return { rows, lineage: lineageOf(rows, await readVersionSteps(tx, subjectId)) };
}

/** The practices that were ever in focus: those in force first, in their order, each in its latest words. */
async function readWords(
  tx: Tx,
  windows: readonly { versionId: string; practiceIds: readonly string[] }[],
  currentVersionIds: ReadonlySet<string>,
  rows: readonly PracticeRow[],
  lineage: Lineage,
): Promise<GroundPractice[]> {
  const lineOf = (row: PracticeRow) => lineage.lineOf(row.versionId, row.practiceId);
  const latest = new Map<string, PracticeRow>();
  for (const { versionId, practiceIds } of windows)
    for (const row of rows)
      if (row.versionId === versionId && practiceIds.includes(row.practiceId)) latest.set(lineOf(row), row);
  const current = rows.filter((row) => currentVersionIds.has(row.versionId) && latest.has(lineOf(row)));
  const currentLines = new Set(current.map(lineOf));
  const former = [...latest].filter(([line]) => !currentLines.has(line)).map(([, row]) => row);
  const shown = [...current, ...former];
  const phrases = await readPhrases(tx, [...new Set(shown.map((row) => row.versionId))]);
  return shown.map((row) => {
    const { versionId, practiceId, name, sentence } = row;
    return {
      ...{ practiceId, versionId, name, sentence },
      phrases: phrases.get(`${versionId} ${practiceId}`) ?? [],
      isCurrent: currentLines.has(lineOf(row)),
      fates: lineage.fatesOf(versionId, practiceId),
    };
  });
}

/** The days of study, each with the practices that were studied then: those that are drawn under the id they are drawn by. */
function studyMarksOf(
  marks: Awaited<ReturnType<typeof readStudyMarks>>,
  practices: readonly GroundPractice[],
  lineage: Lineage,
): SubjectPicture['marks']['studySessions'] {
  const lineOf = (one: { versionId: string; practiceId: string }) =>
    lineage.lineOf(one.versionId, one.practiceId);
  const drawn = new Map(practices.map((practice) => [lineOf(practice), practice.practiceId]));
  const drawnIds = new Set(drawn.values());
  return marks.map(({ on, sessions, studied }) => {
    const ids = studied.flatMap((one) => {
      const id = drawn.get(lineOf(one));
      return id !== undefined ? [id] : drawnIds.has(one.practiceId) ? [] : [one.practiceId];
    });
    return { on, sessions, practiceIds: [...new Set(ids)].sort() };
  });
}
