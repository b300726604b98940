import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Figure, FigureOrNot, Floors, ShareWithInterval, VisitsToTell } from '../figure-contract.ts';
import type { Change, Phase, WindowOnAxis } from '../series-contract.ts';

/** A share as people say it: visits of a hundred. */
export const ofHundred = (share: number) => number(Math.round(share * 100));

/** The days of a window: "Sep 1 – Sep 15, 2026". */
export function windowDays(window: Pick<WindowOnAxis, 'startsOn' | 'endsOn'>): string {
  return m.seen_days({ startsOn: day(window.startsOn, 'short'), endsOn: day(window.endsOn) });
}

/** The finding: a number never stands alone. The chart, its table and this sentence say the same. */
export function findingOf(result: FigureOrNot, floors: Floors): string {
  if (result.is === 'not_enough')
    return m.seen_not_enough({ rooms: number(floors.rooms), visits: number(floors.visits) });
  const { present, visits, share } = result.figure;
  const counts = { present: number(present), visits: number(visits) };
  return share === null ? m.seen_counts(counts) : m.seen_share({ ...counts, ...ends(share) });
}

/** How often the practice could have been seen at all. */
export function opportunityOf(figure: Figure): string {
  const { visits, noOpportunity, couldNotTell, opportunity } = figure;
  const counts = { visits: number(visits), of: number(visits + noOpportunity) };
  const said =
    opportunity === null
      ? m.seen_opportunity_counts(counts)
      : m.seen_opportunity({ ...counts, ...ends(opportunity) });
  return couldNotTell === 0 ? said : `${said} ${m.seen_could_not_tell({ count: number(couldNotTell) })}`;
}

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

/** How the last two windows differ, never without the interval. */
export function changeOf(change: Change): string {
  const points = (value: number) => number(Math.abs(Math.round(value * 100)));
  if (change.verdict === 'higher')
    return m.seen_higher({ low: points(change.low), high: points(change.high) });
  if (change.verdict === 'lower') return m.seen_lower({ low: points(change.high), high: points(change.low) });
  return m.seen_cannot_tell({ fewer: points(change.low), more: points(change.high) });
}

/** What the run chart rules say about the stretch that is going on. */
export function verdictOf(phase: Phase): string {
  if (phase.verdict === 'too_few') return m.seen_too_few({ points: number(phase.usefulPoints) });
  return phase.verdict === 'signal' ? m.seen_signal() : m.seen_no_signal();
}

/** How many visits more would tell. */
export function toTellOf(toTell: VisitsToTell): string {
  const more =
    toTell.moreForTenPoints === 0
      ? m.seen_sure_enough()
      : m.seen_more_visits({ more: number(toTell.moreForTenPoints) });
  return `${more} ${m.seen_visits_for_change({ visits: number(toTell.eachForFifteenPointChange) })}`;
}

function ends({ low, high }: ShareWithInterval) {
  return { low: ofHundred(low), high: ofHundred(high) };
}
