import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MeasureYear } from '../measure-contract.ts';
import { schoolYearName } from '../school-year-rules.ts';
import { valueText } from './goal-words.ts';

/** A school year as a piece of its own in a sentence of any direction. */
export const yearName = (startsIn: number) => `\u2066${schoolYearName(startsIn)}\u2069`;

export const shareOf = ({ counted, of }: Pick<MeasureYear, 'counted' | 'of'>) => (100 * counted) / of;

/** "In 2025-26: 57 of 64, which is 89.1%." */
export function yearText(year: Pick<MeasureYear, 'startsIn' | 'counted' | 'of'>): string {
  return m.goals_year_line({
    ...{ year: yearName(year.startsIn), counted: number(year.counted), of: number(year.of) },
    share: valueText('percent', shareOf(year)),
  });
}
