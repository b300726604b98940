import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import {
  sayChange,
  sayFinding,
  sayOfHundred,
  sayOpportunity,
  sayVerdict,
  sayWindowDays,
} from '../chart-say-rules.ts';
import type { Figure, FigureOrNot, Floors, VisitsToTell } from '../figure-contract.ts';
import type { Change, Phase, WindowOnAxis } from '../series-contract.ts';
import { chartSay } from './chart-say.ts';

/** A share as people say it: visits of a hundred. */
export const ofHundred = (share: number) => sayOfHundred(chartSay, share);

/** The days of a window: "Sep 1 – Sep 15, 2026". */
export const windowDays = (window: Pick<WindowOnAxis, 'startsOn' | 'endsOn'>) =>
  sayWindowDays(chartSay, window);

/** The finding: a number never stands alone. The chart, its table and this sentence say the same. */
export const findingOf = (result: FigureOrNot, floors: Floors) => sayFinding(chartSay, result, floors);

/** How often the practice could have been seen at all. */
export const opportunityOf = (figure: Figure) => sayOpportunity(chartSay, figure);

/** How the last two windows differ, never without the interval. */
export const changeOf = (change: Change) => sayChange(chartSay, change);

/** What the run chart rules say about the stretch that is going on. */
export const verdictOf = (phase: Phase) => sayVerdict(chartSay, phase);

/** From how many rooms, and how much less the visits tell because several were made to one room. */
export function roomsOf(figure: Figure): string {
  const rooms = m.seen_rooms({ rooms: number(figure.rooms) });
  if (figure.designEffect === 1) return rooms;
  const counts = { visits: number(figure.visits), effective: number(Math.round(figure.effectiveVisits)) };
  const clustering =
    figure.icc === null
      ? m.seen_clustering(counts)
      : m.seen_clustering_icc({ ...counts, icc: number(figure.icc), effect: number(figure.designEffect) });
  return `${rooms} ${clustering}`;
}

/** How many visits more would tell. */
export function toTellOf(toTell: VisitsToTell): string {
  const more =
    toTell.moreForTenPoints === 0
      ? m.seen_sure_enough()
      : m.seen_more_visits({ more: number(toTell.moreForTenPoints) });
  return `${more} ${m.seen_visits_for_change({ visits: number(toTell.eachForFifteenPointChange) })}`;
}
