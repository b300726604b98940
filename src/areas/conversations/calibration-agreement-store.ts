import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Agreement, AgreementReading, PracticeSpread } from './calibration-agreement-contract.ts';
import type { CalibrationSet, CalibrationSetId } from './calibration-contract.ts';
import { agreementOf, amongThemselves, type Cell, momentSpreadOf, type Tally } from './calibration-rules.ts';
import type { PracticeId } from './session-contract.ts';
import type { StudiedVersion } from './version-store.ts';

type CellRow = Cell & { practiceId: PracticeId; month: string; moment: number };
type TallyRow = Tally & { practiceId: PracticeId; month: string; personId: string };

/** Everything is counted from the view of whole fives: what is not in it is in no figure. */
async function countCells(tx: Tx, where: RawBuilder<unknown>): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    select practice_id as "practiceId", month, moment, master, answer, count(*)::int as count
    from conversations.counted_codings where ${where}
    group by practice_id, month, moment, master, answer`.execute(tx);
  return rows;
}

async function countTallies(tx: Tx, where: RawBuilder<unknown>): Promise<TallyRow[]> {
  const { rows } = await sql<TallyRow>`
    select practice_id as "practiceId", month, person_id as "personId", count(*)::int as codings,
      (count(*) filter (where answer = master))::int as agreed
    from conversations.counted_codings where ${where}
    group by practice_id, month, person_id
    order by practice_id, month, person_id`.execute(tx);
  return rows;
}

/** The spread of a lesson, over whole fives of people; null while there is none. */
export async function readSpread(
  tx: Tx,
  set: { id: CalibrationSetId; moments: readonly unknown[]; practices: readonly { id: PracticeId }[] },
): Promise<CalibrationSet['spread']> {
  const cells = await countCells(tx, sql`set_id = ${set.id}`);
  const tallies = await countTallies(tx, sql`set_id = ${set.id}`);
  const people = new Set(tallies.map(({ personId }) => personId)).size;
  if (people === 0) return null;
  const practices = set.practices.flatMap(({ id }): PracticeSpread[] => {
    const own = cells.filter(({ practiceId }) => practiceId === id);
    const moments = set.moments.map((_text, index) =>
      momentSpreadOf(own.filter(({ moment }) => moment === index)),
    );
    const agreement = figureOf(own, tallies, id);
    return agreement === null
      ? []
      : [{ practiceId: id, moments, agreement, fleiss: amongThemselves(moments) }];
  });
  return { people, practices };
}

/**
 * How far people see each practice of a version alike: agreement with the master codings over all lessons, in all and by
 * month. Of whole fives of people, never of a person.
 */
export async function readAgreement(tx: Tx, version: StudiedVersion): Promise<AgreementReading> {
  const cells = await countCells(tx, sql`version_id = ${version.id}`);
  const tallies = await countTallies(tx, sql`version_id = ${version.id}`);
  const lessons = await countLessons(tx, version.id);
  const { id, visionId, number, title } = version;
  return {
    version: { id, visionId, number, title },
    people: new Set(tallies.map(({ personId }) => personId)).size,
    practices: version.practices.map((practice) => {
      const own = cells.filter(({ practiceId }) => practiceId === practice.id);
      const months = [...new Set(own.map(({ month }) => month))].sort();
      return {
        ...practice,
        lessons: lessons.find(({ practiceId }) => practiceId === practice.id)?.lessons ?? 0,
        all: figureOf(own, tallies, practice.id),
        months: months.flatMap((month) => {
          const figure = figureOf(
            own.filter((cell) => cell.month === month),
            tallies.filter((tally) => tally.month === month),
            practice.id,
          );
          return figure === null ? [] : [{ month, ...figure }];
        }),
      };
    }),
  };
}

function figureOf(
  cells: readonly CellRow[],
  tallies: readonly TallyRow[],
  practiceId: string,
): Agreement | null {
  const people = new Map<string, Tally>();
  for (const row of tallies.filter((tally) => tally.practiceId === practiceId)) {
    const before = people.get(row.personId) ?? { agreed: 0, codings: 0 };
    people.set(row.personId, {
      agreed: before.agreed + row.agreed,
      codings: before.codings + row.codings,
    });
  }
  return agreementOf(cells, [...people.values()]);
}

async function countLessons(
  tx: Tx,
  versionId: string,
): Promise<{ practiceId: PracticeId; lessons: number }[]> {
  const { rows } = await sql<{ practiceId: PracticeId; lessons: number }>`
    select practice_id as "practiceId", count(distinct set_id)::int as lessons
    from conversations.agreement where version_id = ${versionId} group by practice_id`.execute(tx);
  return rows;
}
