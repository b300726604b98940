/** How answers are measured: as mere names, in an order, with equal steps, or with a true zero. */
export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What each observer answered for one unit, null where one did not. Names are for the nominal level only. */
export type UnitAnswers = readonly (number | string | null)[];

/** How often each pair of values meets within a unit, each unit weighing as many as it has answers. */
interface Coincidences {
  readonly values: readonly (number | string)[];
  readonly meetings: readonly (readonly number[])[];
  readonly totals: readonly number[];
}

/** The answers of each unit that has two or more, for a single answer can neither agree nor disagree. */
function pairableUnits(units: readonly UnitAnswers[]): (number | string)[][] {
  const observers = units[0]?.length ?? 0;
  const ragged = units.findIndex((answers) => answers.length !== observers);
  if (ragged >= 0) {
    throw new RangeError(`units[${ragged}] must hold one answer or null for each of ${observers} observers.`);
  }
  return units
    .map((answers) => answers.filter((answer) => answer !== null))
    .filter((answers) => answers.length >= 2);
}

function requireMeasurable(units: readonly (readonly (number | string)[])[], level: MeasurementLevel) {
  if (units.length === 0) {
    throw new RangeError('units must hold at least one unit with two answers.');
  }
  for (const answer of units.flat()) {
    if (typeof answer === 'string' ? level !== 'nominal' : !Number.isFinite(answer)) {
      throw new RangeError(`units must hold what can be measured at the ${level} level, not "${answer}".`);
    }
    if (level === 'ratio' && Number(answer) < 0) {
      throw new RangeError(
        `units must hold 0 or more at the ratio level, which starts at zero, not ${answer}.`,
      );
    }
  }
}

function coincidences(units: readonly (readonly (number | string)[])[]): Coincidences {
  const values = [...new Set(units.flat())].sort((one, other) => Number(one) - Number(other));
  const position = new Map(values.map((value, index) => [value, index]));
  const meetings = values.map(() => values.map(() => 0));
  for (const answers of units) {
    for (const [i, one] of answers.entries()) {
      for (const [j, other] of answers.entries()) {
        const row = meetings[position.get(one) ?? -1];
        const column = position.get(other) ?? -1;
        if (i !== j && row !== undefined) {
          row[column] = (row[column] ?? 0) + 1 / (answers.length - 1);
        }
      }
    }
  }
  // Counted rather than summed from the meetings, so that the totals are whole.
  const totals = values.map((value) => units.flat().filter((answer) => answer === value).length);
  return { values, meetings, totals };
}

/** How far apart the values at two positions are at the given level, squared. */
function distance({ values, totals }: Coincidences, one: number, other: number, level: MeasurementLevel) {
  if (one === other) {
    return 0;
  }
  const [low, high] = [Number(values[one]), Number(values[other])];
  switch (level) {
    case 'nominal':
      return 1;
    case 'ordinal': {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const between = totals.slice(from, to + 1).reduce((sum, total) => sum + total, 0);
      return (between - ((totals[from] ?? 0) + (totals[to] ?? 0)) / 2) ** 2;
    }
    case 'interval':
      return (low - high) ** 2;
    case 'ratio':
      return ((low - high) / (low + high)) ** 2;
    default:
      throw new RangeError(`level must be nominal, ordinal, interval or ratio, not ${String(level)}.`);
  }
}

/**
 * Krippendorff's alpha: one less the disagreement that was observed over the disagreement that chance would
 * give. 1 is full agreement, 0 what chance gives, under 0 systematic disagreement.
 *
 * When to use: for any number of observers, with answers missing, at any level of measurement. Presence of a
 * practice is nominal.
 * When not: with very few units; and, like kappa, not on its own for rare practices. Units with one answer
 * only are left out.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; argued for by Hayes & Krippendorff
 * (2007), Answering the Call for a Standard Reliability Measure for Coding Data.
 * Reference: Krippendorff (2011), 4 observers, 12 units, in the example: nominal 0.743421, ordinal 0.815388,
 * interval 0.849107, ratio 0.797403.
 *
 * @param units one row per unit: one answer per observer, null where there is none
 * @returns null when every answer is the same, for then chance cannot disagree
 * @throws RangeError when no unit has two answers, rows differ in length, an answer is a name above the
 *   nominal level or not a finite number, or a ratio is under zero.
 * @example
 * krippendorffAlpha([[1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
 *   [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, 3, null, null]],
 *   'nominal') // 0.743421
 * krippendorffAlpha([[1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
 *   [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, 3, null, null]],
 *   'ordinal') // 0.815388
 */
export function krippendorffAlpha(
  units: readonly UnitAnswers[],
  level: MeasurementLevel = 'nominal',
): number | null {
  const pairable = pairableUnits(units);
  requireMeasurable(pairable, level);
  const table = coincidences(pairable);
  const answers = pairable.flat().length;
  let observed = 0;
  let expected = 0;
  for (const [one, row] of table.meetings.entries()) {
    for (const [other, meetings] of row.entries()) {
      const apart = distance(table, one, other, level);
      observed += meetings * apart;
      expected += (table.totals[one] ?? 0) * (table.totals[other] ?? 0) * apart;
    }
  }
  return expected === 0 ? null : 1 - ((answers - 1) * observed) / expected;
}
