import type { Floors } from '../figure-contract.ts';
import type { Series } from '../series-contract.ts';
import { changeOf, findingOf } from './figure-words.ts';

/** The finding of a line, as one text: said beside the chart and in it. */
export function seriesFinding(series: Series, floors: Floors): string {
  const parts = [findingOf(series.latest?.result ?? { is: 'not_enough', seeInstead: null }, floors)];
  if (series.change !== null) parts.push(changeOf(series.change));
  return parts.join(' ');
}
