import { fewest } from './round-rules.ts';

/** How many of a building and a group were asked, and how many of them have answered. People without a building have `null`. */
export type Turnout = { building: string | null; group: string; asked: number; answered: number };

export type PlaceKind = 'building' | 'group';
export type Place = { kind: PlaceKind; key: string; asked: number; answered: number };

/** What may be shown of a round. What is not in here must not leave the server in any form. */
export type Released = {
  asked: number;
  answered: number;
  /** Whether anything is shown at all: eight answers, and half of those who were asked. */
  isReleased: boolean;
  shown: Place[];
  hidden: Place[];
};

/** The key of people without a building. */
export const noBuilding = 'none';
const keyOf = ({ building }: Turnout) => building ?? noBuilding;

/**
 * Decides which buildings and groups are shown, from how many took part and never from what they said.
 *
 * Each place needs eight answers and half of those asked. Then places are hidden, the smallest first, until nothing that
 * anybody could work out by adding and subtracting the figures of buildings, groups and the whole is about fewer than
 * eight people. Buildings and groups are two ways of dividing the same people: "all teachers" less "all of Lakeside" can be
 * a single teacher elsewhere, so the two are judged together.
 */
export function findReleased(turnout: readonly Turnout[]): Released {
  const asked = turnout.reduce((sum, cell) => sum + cell.asked, 0);
  const answered = turnout.reduce((sum, cell) => sum + cell.answered, 0);
  const places = [
    ...placesOf('building', turnout, keyOf),
    ...placesOf('group', turnout, ({ group }) => group),
  ];
  const isReleased = isEnough({ asked, answered });
  const shown = new Set(isReleased ? places.filter(isEnough) : []);
  const bySize = [...shown].toSorted((a, b) => a.answered - b.answered || compare(a, b));
  while (shown.size > 0) {
    // Beside a single hidden place of a kind, hiding a place of the other kind would not help.
    const lonely = findLonely(places, shown);
    if (lonely === null && isSafe(matrixOf(turnout, shown))) break;
    const smallest = bySize.find((place) => shown.has(place) && (lonely === null || place.kind === lonely));
    if (smallest === undefined) shown.clear();
    else shown.delete(smallest);
  }
  return {
    ...{ asked, answered, isReleased },
    shown: places.filter((place) => shown.has(place)),
    hidden: places.filter((place) => !shown.has(place)),
  };
}

function isEnough({ asked, answered }: Pick<Place, 'asked' | 'answered'>): boolean {
  return answered >= fewest && answered * 2 >= asked;
}

function compare(a: Place, b: Place): number {
  const [one, other] = [`${a.kind}/${a.key}`, `${b.kind}/${b.key}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function placesOf(kind: PlaceKind, turnout: readonly Turnout[], key: (cell: Turnout) => string): Place[] {
  const places = new Map<string, Place>();
  for (const cell of turnout) {
    const place = places.get(key(cell)) ?? { kind, key: key(cell), asked: 0, answered: 0 };
    place.asked += cell.asked;
    place.answered += cell.answered;
    places.set(place.key, place);
  }
  return [...places.values()];
}

/** The kind of which exactly one place with answers is hidden beside shown ones: the rest of the whole would be its figure. */
function findLonely(places: readonly Place[], shown: ReadonlySet<Place>): PlaceKind | null {
  for (const kind of ['building', 'group'] as const) {
    const answering = places.filter((place) => place.kind === kind && place.answered > 0);
    const hidden = answering.filter((place) => !shown.has(place));
    if (hidden.length === 1 && answering.length > 1) return kind;
  }
  return null;
}

/** Who answered, by what can be known of buildings (rows) and groups (columns): each shown one, and the rest together. */
function matrixOf(turnout: readonly Turnout[], shown: ReadonlySet<Place>): number[][] {
  const open = new Set([...shown].map(({ kind, key }) => `${kind}/${key}`));
  const rowOf = (cell: Turnout) => (open.has(`building/${keyOf(cell)}`) ? keyOf(cell) : 'the rest');
  const columnOf = ({ group }: Turnout) => (open.has(`group/${group}`) ? group : 'the rest');
  const rows = [...new Set(turnout.map(rowOf))];
  const columns = [...new Set(turnout.map(columnOf))];
  return rows.map((row) =>
    columns.map((column) =>
      turnout
        .filter((cell) => rowOf(cell) === row && columnOf(cell) === column)
        .reduce((sum, cell) => sum + cell.answered, 0),
    ),
  );
}

/**
 * Whether no sum of rows less a sum of columns is about some people, but fewer than eight. Whatever can be worked out from
 * the margins of a table gives each row and each column a weight, and is about the cells where the two do not cancel: those
 * on the border between some rows and columns and all others. So every such border is measured. Columns are few (the
 * groups), so each choice of them is tried; rows are added one by one, remembering which small sums can be reached.
 */
export function isSafe(matrix: readonly (readonly number[])[]): boolean {
  const columns = matrix[0]?.length ?? 0;
  for (let choice = 0; choice < 2 ** columns; choice += 1) {
    const isIn = (column: number) => Math.floor(choice / 2 ** column) % 2 === 1;
    let reached = new Set([0]);
    for (const row of matrix) {
      const inside = row.reduce((sum, count, column) => sum + (isIn(column) ? count : 0), 0);
      const outside = row.reduce((sum, count) => sum + count, 0) - inside;
      reached = new Set(
        [...reached].flatMap((sum) => [sum + inside, sum + outside]).filter((sum) => sum < fewest),
      );
    }
    if ([...reached].some((sum) => sum > 0)) return false;
  }
  return true;
}
