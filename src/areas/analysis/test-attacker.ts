/** A sum of unknowns, each with its factor, that is known. Unknowns are counts: none is under 0. */
export type Equation = { terms: ReadonlyMap<number, number>; sum: number };

const tiny = 1e-9;

/**
 * What linear reasoning can say: for any sum of unknowns, between what it must lie, given the equations. The simplex
 * method in its plain two phases, with Bland's rule so that it always ends. Written for tests: small and dense.
 *
 * @throws when the equations contradict each other
 */
export function boundsUnder(equations: readonly Equation[], unknowns: number) {
  const start = findFeasible(equations, unknowns);
  return (terms: ReadonlyMap<number, number>): { low: number; high: number } => {
    const negated = new Map([...terms].map(([unknown, factor]) => [unknown, -factor]));
    return { low: -maximize(start, negated, unknowns), high: maximize(start, terms, unknowns) };
  };
}

/** One row an equation solved for its basic unknown; the last column is the sum. */
type Tableau = { rows: number[][]; basis: number[] };

function findFeasible(equations: readonly Equation[], unknowns: number): Tableau {
  const width = unknowns + equations.length + 1;
  const rows = equations.map((equation, index) => {
    const sign = equation.sum < 0 ? -1 : 1;
    const row: number[] = new Array(width).fill(0);
    for (const [unknown, factor] of equation.terms) row[unknown] = sign * factor;
    row[unknowns + index] = 1;
    row[width - 1] = sign * equation.sum;
    return row;
  });
  const tableau = { rows, basis: equations.map((_, index) => unknowns + index) };
  const slack = new Map(equations.map((_, index) => [unknowns + index, -1]));
  if (maximizeIn(tableau, slack, width - 1) < -1e-6) throw new Error('the equations contradict each other');
  return withoutSlack(tableau, unknowns);
}

/** Drives what is left of the helper unknowns out of the basis, drops rows that say nothing new, and the helpers. */
function withoutSlack(tableau: Tableau, unknowns: number): Tableau {
  for (const [index, row] of tableau.rows.entries()) {
    if ((tableau.basis[index] ?? 0) < unknowns) continue;
    const entering = row.findIndex((value, column) => column < unknowns && Math.abs(value) > tiny);
    if (entering !== -1) pivot(tableau, index, entering);
  }
  const kept = tableau.rows.keys().filter((index) => (tableau.basis[index] ?? 0) < unknowns);
  const indexes = [...kept];
  return {
    rows: indexes.map((index) => {
      const row = tableau.rows[index] ?? [];
      return [...row.slice(0, unknowns), row.at(-1) ?? 0];
    }),
    basis: indexes.map((index) => tableau.basis[index] ?? 0),
  };
}

function maximize(start: Tableau, terms: ReadonlyMap<number, number>, unknowns: number): number {
  const copy = { rows: start.rows.map((row) => [...row]), basis: [...start.basis] };
  return maximizeIn(copy, terms, unknowns);
}

function maximizeIn(tableau: Tableau, terms: ReadonlyMap<number, number>, columns: number): number {
  for (;;) {
    const gain = gainsOf(tableau, terms, columns);
    const entering = gain.findIndex((value, column) => column < columns && value > 1e-7);
    if (entering === -1) return -(gain[columns] ?? 0);
    const leaving = findLeaving(tableau, entering, columns);
    if (leaving === -1) return Number.POSITIVE_INFINITY;
    pivot(tableau, leaving, entering);
  }
}

/** What one more of each unknown would add to the sum, and at the end minus the sum as it is. */
function gainsOf(tableau: Tableau, terms: ReadonlyMap<number, number>, columns: number): number[] {
  const gain: number[] = new Array(columns + 1).fill(0);
  for (const [unknown, factor] of terms) gain[unknown] = factor;
  for (const [index, row] of tableau.rows.entries()) {
    const factor = terms.get(tableau.basis[index] ?? -1) ?? 0;
    if (factor === 0) continue;
    for (let column = 0; column <= columns; column += 1)
      gain[column] = (gain[column] ?? 0) - factor * (row[column] ?? 0);
  }
  return gain;
}

function findLeaving(tableau: Tableau, entering: number, columns: number): number {
  let [leaving, least] = [-1, Number.POSITIVE_INFINITY];
  for (const [index, row] of tableau.rows.entries()) {
    const factor = row[entering] ?? 0;
    if (factor <= tiny) continue;
    const ratio = (row[columns] ?? 0) / factor;
    const isTie = Math.abs(ratio - least) <= tiny;
    if (ratio < least - tiny || (isTie && (tableau.basis[index] ?? 0) < (tableau.basis[leaving] ?? 0)))
      [leaving, least] = [index, ratio];
  }
  return leaving;
}

function pivot(tableau: Tableau, leaving: number, entering: number): void {
  const pivotRow = tableau.rows[leaving] ?? [];
  const factor = pivotRow[entering] ?? 1;
  for (let column = 0; column < pivotRow.length; column += 1)
    pivotRow[column] = (pivotRow[column] ?? 0) / factor;
  for (const [index, row] of tableau.rows.entries()) {
    const times = row[entering] ?? 0;
    if (index === leaving || Math.abs(times) <= tiny) continue;
    for (let column = 0; column < row.length; column += 1)
      row[column] = (row[column] ?? 0) - times * (pivotRow[column] ?? 0);
  }
  tableau.basis[leaving] = entering;
}
