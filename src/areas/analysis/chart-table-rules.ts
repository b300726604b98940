import { limitOfWindow } from './chart-control.ts';
import { sayCompared } from './chart-funnel.ts';
import { type ChartSay, sayOfHundred, sayWindowDays } from './chart-say-rules.ts';
import { quarters } from './chart-strips.ts';
import { type Looked, type Shown, seriesIn } from './chart-view-rules.ts';
import type { Point, Studied } from './series-contract.ts';

/** Every value of a chart in words: a head for each column, and the rows in the order in which the chart has them. */
export type ChartTable = { heads: string[]; rows: { id: string; cells: string[] }[] };

/** The table that stands beside a chart. Only what the chart is made of; buildings in the district's own order. */
export function tableOf(looked: Looked, shown: Shown, say: ChartSay): ChartTable {
  if (looked.view === 'buildings') return buildingsTable(shown, say);
  const { picture, practice, place, view } = looked;
  const { words } = say;
  const series = seriesIn(practice, place?.id ?? null);
  const studied = practice.studied.find(({ buildingId }) => buildingId === (place?.id ?? null))?.atWindows;
  const more = { time: [], limits: [words.seen_limits({})], beside: besideHeads(say) }[view];
  return {
    heads: [words.seen_window({}), ...countHeads(say), ...more],
    rows: picture.windows.map((window, index) => {
      const point = series.points[index] ?? null;
      const counts = [sayWindowDays(say, window), ...countsOf(point, say)];
      const study = () => [possible(point, say), studiedText(studied?.[index] ?? null, say)];
      const own = {
        time: () => [],
        limits: () => [limitsText(limitOfWindow(series, index), say)],
        beside: study,
      };
      return { id: window.id, cells: [...counts, ...own[view]()] };
    }),
  };
}

function possible(point: Point, say: ChartSay): string {
  if (point === null) return '';
  const [covered, of] = [point.visits, point.visits + point.noOpportunity];
  return say.words.seen_covered({ covered: say.number(covered), of: say.number(of) });
}

function countHeads({ words }: ChartSay): string[] {
  return [words.seen_seen_in({}), words.seen_of_visits({}), words.seen_value_interval({})];
}

function besideHeads({ words }: ChartSay): string[] {
  return [words.seen_beside_opportunity({}), words.seen_beside_study({})];
}

function countsOf(point: Point, say: ChartSay): string[] {
  if (point === null) return [say.words.seen_no_figure({}), '', ''];
  return [say.number(point.present), say.number(point.visits), likelyText(point, say)];
}

function likelyText({ likely }: NonNullable<Point>, say: ChartSay): string {
  if (likely === null) return '';
  const { low, high } = likely;
  return say.words.seen_between({ low: sayOfHundred(say, low), high: sayOfHundred(say, high) });
}

/** The quarter in which the share of those who had studied it lies. */
function studiedText(studied: Studied, say: ChartSay): string {
  if (studied === null) return '';
  const [low, high] = quarters[studied];
  return say.words.seen_between({ low: sayOfHundred(say, low), high: sayOfHundred(say, high) });
}

function limitsText(limit: ReturnType<typeof limitOfWindow>, say: ChartSay): string {
  if (limit === null || limit.low === null || limit.high === null) return '';
  const [low, high] = [sayOfHundred(say, limit.low), sayOfHundred(say, limit.high)];
  const between = say.words.seen_between({ low, high });
  return limit.outside ? `${between} · ${say.words.seen_limits_out({})}` : between;
}

function buildingsTable({ funnel }: Shown, say: ChartSay): ChartTable {
  const { words } = say;
  return {
    heads: [words.seen_building({}), ...countHeads(say), words.seen_funnel_compared({})],
    rows: (funnel?.places ?? []).map((place) => ({
      id: place.buildingId,
      cells: [
        `${say.number(place.ordinal)} · ${place.building}`,
        ...countsOf(place.point, say),
        sayCompared(say, place),
      ],
    })),
  };
}
