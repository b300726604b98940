import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { SubjectPicture, Trend } from '../series-contract.ts';

/** Whether a practice is seen more often from window to window, over the whole district, and from what that is known. */
export function TrendLine({ trend, picture }: { trend: Trend | null; picture: SubjectPicture }) {
  // A district of one building has its own line, and nothing beside it to take together.
  if (trend === null || picture.buildings.length < 2) return null;
  const { visits, buildings, windows } = trend;
  const counts = { visits: number(visits), buildings: number(buildings), windows: number(windows) };
  const from = picture.windows.find(({ id }) => id === trend.fromWindowId);
  const to = picture.windows.find(({ id }) => id === trend.toWindowId);
  const days =
    from === undefined || to === undefined
      ? ''
      : m.seen_days({ startsOn: day(from.startsOn, 'short'), endsOn: day(to.endsOn) });
  return (
    <div className="stack-tight">
      <h4>{m.seen_trend()}</h4>
      <p>{trendOf(trend)}</p>
      {trend.isTold && <p className="quiet small">{m.seen_trend_basis({ ...counts, days })}</p>}
    </div>
  );
}

/** The sentence that is true of a trend. */
function trendOf({ sentence, oddsRatioPerWindow, low, high, buildings, windows }: Trend): string {
  if (oddsRatioPerWindow === null || low === null || high === null)
    return m.seen_trend_too_little({ buildings: number(buildings), windows: number(windows) });
  const grown = (ratio: number) => number(Math.round((ratio - 1) * 100));
  const fallen = (ratio: number) => number(Math.round((1 - ratio) * 100));
  if (sentence === 'more')
    return m.seen_trend_more({ percent: grown(oddsRatioPerWindow), low: grown(low), high: grown(high) });
  if (sentence === 'less')
    return m.seen_trend_less({ percent: fallen(oddsRatioPerWindow), low: fallen(high), high: fallen(low) });
  return m.seen_trend_cannot_tell({ fewer: fallen(low), more: grown(high) });
}
