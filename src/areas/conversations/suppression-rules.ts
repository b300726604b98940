/** Cells that add up to another: the parts of a row or column, and its total if that is shown at all. */
export type Line = { parts: readonly string[]; total: string | null };

/**
 * Which cells of a table must be hidden so that no group of fewer than `fewest` people can be read or worked out of it.
 *
 * Hidden at first: every cell of 1 to `fewest - 1` people. Then, until nothing changes: in a line whose total is shown the
 * hidden parts must be at least two and hold at least `fewest` people together, else subtraction would give them away, and
 * the shown part that is worth least is hidden too (the total itself when no part is left); a hidden total must not be the sum of
 * parts that are all shown. At last no hidden cell may follow from several lines taken together, which is tested by
 * elimination. A cell of nobody is no secret.
 *
 * @param people how many people each cell holds, by its key
 * @param worth how much it would be missed if a cell were hidden for the sake of another; its size unless said otherwise
 * @example findHidden(new Map([['a', 2], ['b', 9], ['c', 30], ['all', 41]]), [{ parts: ['a', 'b', 'c'], total: 'all' }], 5) // a and b
 */
export function findHidden(
  people: ReadonlyMap<string, number>,
  lines: readonly Line[],
  fewest: number,
  worth: (key: string) => number = (key) => people.get(key) ?? 0,
): Set<string> {
  const table: Table = { lines, fewest, worth, count: (key) => people.get(key) ?? 0 };
  const hidden = new Set<string>();
  for (const [key, size] of people) if (size > 0 && size < fewest) hidden.add(key);
  for (;;) {
    const inLine = lines.map((line) => nextInLine(table, line, hidden)).find((key) => key !== null);
    const next = inLine ?? nextForDetermined(table, hidden);
    if (next === null) return hidden;
    hidden.add(next);
  }
}

type Measure = (key: string) => number;
type Table = { lines: readonly Line[]; fewest: number; count: Measure; worth: Measure };

function nextInLine(table: Table, line: Line, hidden: ReadonlySet<string>): string | null {
  const { count, fewest } = table;
  const parts = line.parts.filter((key) => count(key) > 0);
  const dark = parts.filter((key) => hidden.has(key));
  if (line.total === null || count(line.total) === 0) return null;
  const [least = null] = shownByWorth(table, parts, hidden);
  if (hidden.has(line.total)) return dark.length > 0 ? null : least;
  if (dark.length === 0) return null;
  const inTheDark = dark.reduce((sum, key) => sum + count(key), 0);
  return dark.length >= 2 && inTheDark >= fewest ? null : (least ?? line.total);
}

function shownByWorth(
  { count, worth }: Table,
  keys: readonly string[],
  hidden: ReadonlySet<string>,
): string[] {
  return keys.filter((key) => !hidden.has(key) && count(key) > 0).toSorted((a, b) => worth(a) - worth(b));
}

/** The shown cell worth least whose hiding sets a cell free that follows from the others; null when none follows. */
function nextForDetermined(table: Table, hidden: ReadonlySet<string>): string | null {
  const { lines, count } = table;
  const [determined] = findDetermined(lines, hidden, count);
  if (determined === undefined) return null;
  const keys = new Set(lines.flatMap((line) => (line.total === null ? [] : [...line.parts, line.total])));
  const shown = shownByWorth(table, [...keys], hidden);
  const frees = (key: string) =>
    !findDetermined(lines, new Set([...hidden, key]), count).includes(determined);
  return shown.find(frees) ?? shown[0] ?? null;
}

/** The hidden cells that follow from all lines together: those that elimination leaves alone in a row. */
export function findDetermined(
  lines: readonly Line[],
  hidden: ReadonlySet<string>,
  count: (key: string) => number,
): string[] {
  const unknown = [...hidden].filter((key) => count(key) > 0);
  const rows = lines
    .filter((line) => line.total !== null)
    .map((line) =>
      unknown.map((key) => line.parts.filter((part) => part === key).length - (line.total === key ? 1 : 0)),
    );
  const tiny = 1e-9;
  let top = 0;
  for (let column = 0; column < unknown.length && top < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > tiny);
    if (pivot < 0) continue;
    const chosen = (rows[pivot] ?? []).map((value) => value / (rows[pivot]?.[column] ?? 1));
    rows[pivot] = rows[top] ?? [];
    rows[top] = chosen;
    for (const [index, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (index !== top && Math.abs(factor) > tiny)
        rows[index] = row.map((value, at) => value - factor * (chosen[at] ?? 0));
    }
    top += 1;
  }
  return rows.slice(0, top).flatMap((row) => {
    const left = unknown.filter((_key, at) => Math.abs(row[at] ?? 0) > tiny);
    return left.length === 1 ? left : [];
  });
}
