import type { Lineage } from '../../kit/practice-lineage.ts';
import type { Tx } from '../../server/database.ts';
import type { AgreementPicture, LessonAgreement, OwnAgreement } from './agreement-contract.ts';
import { driftOf } from './agreement-drift-rules.ts';
import { shareOfClusters } from './agreement-figures.ts';
import { readCodingMoments } from './agreement-pair-store.ts';
import { findCounted, toldVisits, wholeFives } from './agreement-release-rules.ts';
import { agreementFloors, type PairCoding, practiceFigures } from './agreement-rules.ts';
import {
  countVisits,
  type LessonRow,
  readLessonAgreement,
  readOwnCodings,
  readWantedPercent,
} from './agreement-store.ts';
import { readLineage } from './picture.ts';
import { findSubject, listVersions } from './picture-store.ts';
import { readFloors } from './reading-store.ts';
import { listWindowsOf, type PracticeRow, type WindowRow } from './window-store.ts';

/** How far observers see the same thing in a subject; null when the district has no such subject. */
export async function readAgreementPicture(tx: Tx, subjectId: string): Promise<AgreementPicture | null> {
  const subject = await findSubject(tx, subjectId);
  if (subject === undefined) return null;
  const windows = (await listWindowsOf(tx, subjectId)).filter(({ startsOn, today }) => startsOn <= today);
  const versions = await listVersions(tx, subjectId);
  const { rows, lineage } = await readLineage(tx, subjectId, versions, windows);
  const latest = latestWords(windows, rows, lineage);
  const counted = findCounted(await readCodingMoments(tx, subjectId));
  const lessons = await readLessonAgreement(
    tx,
    rows.map(({ practiceId }) => practiceId),
  );
  const floorsOfVisits = await readFloors(tx);
  const floors = agreementFloors(floorsOfVisits);
  const pairsIn = (windowId: string) =>
    wholeFives(new Set(counted.all.flatMap((one) => (one.windowId === windowId ? [one.pairId] : []))).size);
  return {
    subject,
    floors,
    pairs: windows.reduce((sum, { id }) => sum + pairsIn(id), 0),
    visits: toldVisits(await countVisits(tx, subjectId), floorsOfVisits.visits),
    wantedPercent: await readWantedPercent(tx),
    windows: windows.map(({ id, purpose, startsOn, endsOn }) => ({
      id,
      purpose,
      startsOn,
      endsOn,
      pairs: pairsIn(id),
    })),
    practices: latest.map(({ practiceId, name, sentence, versionId }) => {
      const words = lineage.wordsOf(versionId, practiceId);
      const isSame = (one: { versionId: string; practiceId: string }) =>
        lineage.wordsOf(one.versionId, one.practiceId) === words;
      const inWindows = windows.filter(({ versionId: version, practiceIds }) =>
        practiceIds.some((id) => isSame({ versionId: version, practiceId: id })),
      );
      return {
        ...{ practiceId, name, sentence, versionId },
        ...practiceFigures(
          counted.all.filter(isSame),
          inWindows.map(({ id }) => id),
          floors,
        ),
        lessons: lessonsOf(lessons.filter(isSame)),
      };
    }),
    drift: driftOf(counted, floors),
  };
}

/** Every practice that was ever looked for, in its latest words: those of the latest window first, in its order. */
function latestWords(
  windows: readonly WindowRow[],
  rows: readonly PracticeRow[],
  lineage: Lineage,
): PracticeRow[] {
  const latest = new Map<string, PracticeRow>();
  for (const { versionId, practiceIds } of windows.toReversed())
    for (const practiceId of practiceIds) {
      const line = lineage.lineOf(versionId, practiceId);
      const row = rows.find((each) => each.versionId === versionId && each.practiceId === practiceId);
      if (row !== undefined && !latest.has(line)) latest.set(line, row);
    }
  return [...latest.values()];
}

function lessonsOf(rows: readonly LessonRow[]): LessonAgreement | null {
  if (rows.length === 0) return null;
  const sum = (of: (row: LessonRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    lessons: new Set(rows.map(({ setId }) => setId)).size,
    codings: sum(({ answers }) => answers),
    agreed: sum(({ agreed }) => agreed),
    ...shareOfClusters(rows),
  };
}

/** From so many answers on a share is told with its interval; under that, counts. */
const fewestForShare = 20;

/** How often the actor and their partners gave the same answer. */
export async function readOwn(tx: Tx, personId: string): Promise<OwnAgreement> {
  const rows = await readOwnCodings(tx, personId);
  const isGap = ({ answers }: { answers: PairCoding['answers'] }) =>
    answers.some((answer) => answer === null || answer === 'could_not_tell');
  const compared = rows.filter((row) => !isGap(row));
  const practices = new Map<string, OwnAgreement['practices'][number]>();
  const pairs = new Map<string, { agreed: number; answers: number }>();
  for (const { pairId, practiceId, name, subject, answers } of compared) {
    const practice = practices.get(practiceId) ?? { practiceId, name, subject, answers: 0, agreed: 0 };
    const pair = pairs.get(pairId) ?? { answers: 0, agreed: 0 };
    practices.set(practiceId, practice);
    pairs.set(pairId, pair);
    for (const count of [practice, pair]) {
      count.answers += 1;
      if (answers[0] === answers[1]) count.agreed += 1;
    }
  }
  return {
    pairs: new Set(rows.map(({ pairId }) => pairId)).size,
    answers: compared.length,
    agreed: compared.filter(({ answers: [mine, partners] }) => mine === partners).length,
    leftOut: rows.length - compared.length,
    percent: compared.length < fewestForShare ? null : shareOfClusters([...pairs.values()]),
    practices: [...practices.values()],
  };
}
