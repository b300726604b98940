import fc from 'fast-check';
import { chartSayIn } from './chart-catalog.ts';
import type { Looked, SeenPractice } from './chart-view-rules.ts';
import { unpackFigure } from './figure-rules.ts';
import type { SubjectPicture, WindowOnAxis } from './series-contract.ts';
import { seriesOf } from './series-rules.ts';

/** Pictures as tests of charts make them up: windows of all lengths, gaps, breaks, few and many visits. */
export const sayEn = chartSayIn('en');
export const sayAr = chartSayIn('ar');
export const sayEs = chartSayIn('es');

const dayAfter = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
const buildingCount = 3;

export type MadeWindow = {
  days: number;
  text: string;
  minutes: number;
  isInFocus: boolean;
  /** District first, then buildings: of so many visits, in which share; null is not enough. */
  counts: ({ visits: number; share: number; noOpportunity: number } | null)[];
};

export const someWindows: fc.Arbitrary<MadeWindow[]> = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 60 }),
    text: fc.constantFrom('one', 'one', 'one', 'two'),
    minutes: fc.constantFrom(5, 5, 5, 8),
    isInFocus: fc.constantFrom(true, true, true, false),
    counts: fc.array(
      fc.option(
        fc.record({
          visits: fc.integer({ min: 10, max: 900 }),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          noOpportunity: fc.integer({ min: 0, max: 100 }),
        }),
        { freq: 4 },
      ),
      { minLength: buildingCount + 1, maxLength: buildingCount + 1 },
    ),
  }),
  { minLength: 1, maxLength: 30 },
);

/** The picture that these windows give, with adoptions and sessions as marks. */
export function lookedAt(
  made: readonly MadeWindow[],
  marks: readonly number[],
  view: Looked['view'],
): Looked {
  let day = 0;
  const windows = made.map((one, index): WindowOnAxis => {
    day += one.days;
    const startsOn = dayAfter(day);
    day += 5;
    return {
      ...{ id: `w${index}`, purpose: '', startsOn, endsOn: dayAfter(day), visitMinutes: one.minutes },
      ...{ versionId: one.text, versionNumber: 1, state: 'read', buildingIds: [] },
    };
  });
  const seriesFor = (place: number) =>
    seriesOf(
      made.map((one, index) => {
        const count = one.counts[place] ?? null;
        const present = count === null ? 0 : Math.round(count.share * count.visits);
        const figure =
          count === null
            ? null
            : unpackFigure([present, count.visits, 9, count.noOpportunity, 0, 0, 1, 0, 1, 1.3]);
        const result =
          figure === null
            ? ({ is: 'not_enough', seeInstead: null } as const)
            : ({ is: 'shown', figure } as const);
        const inFocus = { textSha256: one.text, visitMinutes: one.minutes, result };
        return { windowId: `w${index}`, inFocus: one.isInFocus ? inFocus : null };
      }),
    );
  const buildings = Array.from({ length: buildingCount }, (_, index) => ({
    ...{ id: `b${index}`, name: `Building ${index}` },
  }));
  const practice: SeenPractice = {
    ...{
      practiceId: 'p',
      versionId: 'one',
      idsInWindows: made.map(({ isInFocus }) => (isInFocus ? 'p' : null)),
      name: 'Explaining',
      sentence: '',
      phrases: [],
      isCurrent: true,
      fates: [],
      trend: null,
    },
    district: seriesFor(0),
    buildings: buildings.map(({ id }, index) => ({
      buildingId: id,
      series: seriesFor(index + 1),
      shrunk: null,
    })),
    studied: [{ buildingId: null, atWindows: windows.map((_, index) => (index % 3 === 0 ? null : 'half')) }],
  };
  const picture: SubjectPicture = {
    ...{ subject: { id: 's', name: 'Mathematics' }, perfectionLine: null, floors: { rooms: 5, visits: 10 } },
    ...{ windows, buildings, practices: [practice], marks: { adoptions: [], studySessions: [] } },
  };
  return {
    ...{ picture, practice, view, place: null, windowId: null },
    marks: marks
      .toSorted((one, other) => one - other)
      .map((on, index) => ({ on: dayAfter(on), letter: String.fromCharCode(65 + index) })),
  };
}
