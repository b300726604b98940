/**
 * The inverse of a small square matrix, by elimination with the largest pivot first.
 *
 * When to use: to turn the curvature of a likelihood into variances.
 * When not: for more than a dozen rows.
 * Source: the textbook elimination of Gauss and Jordan; no single work is its source.
 * Reference: R 4.2.2, solve(matrix(c(4, 1, 1, 3), 2)): 0.272727 -0.090909 / -0.090909 0.363636.
 *
 * @returns null when there is none
 * @throws RangeError when the matrix is not square or is empty.
 * @example
 * invertMatrix([[4, 1], [1, 3]]) // [[0.272727,-0.090909],[-0.090909,0.363636]]
 * invertMatrix([[1, 1], [1, 1]]) // null
 */
export function invertMatrix(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  if (size === 0 || matrix.some((row) => row.length !== size)) {
    throw new RangeError('matrix must be square, with at least one row.');
  }
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    const at = (row: number) => Math.abs(rows[row]?.[column] ?? 0);
    let best = column;
    for (let row = column + 1; row < size; row += 1) if (at(row) > at(best)) best = row;
    const pivotRow = rows[best] as number[];
    const pivot = pivotRow[column] ?? 0;
    if (!(Math.abs(pivot) > 1e-300)) {
      return null;
    }
    rows[best] = rows[column] as number[];
    rows[column] = pivotRow.map((value) => value / pivot);
    for (let row = 0; row < size; row += 1) {
      const factor = rows[row]?.[column] ?? 0;
      if (row === column || factor === 0) continue;
      rows[row] = (rows[row] ?? []).map((value, index) => value - factor * (rows[column]?.[index] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}
