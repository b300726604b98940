import type { ChartView } from './chart-contract.ts';
import { controlChart, sayLimits } from './chart-control.ts';
import { funnelChart } from './chart-funnel.ts';
import { type Funnel, funnelOf, windowsWithFunnel } from './chart-funnel-rules.ts';
import { fewestForPoint, runChart } from './chart-run.ts';
import {
  breaksIn,
  type ChartSay,
  sayBreak,
  sayChange,
  sayFinding,
  sayVerdict,
  sayWindowDays,
} from './chart-say-rules.ts';
import type { Chart } from './chart-scene.ts';
import { stripsChart } from './chart-strips.ts';
import type { LetteredDay } from './chart-time-axis.ts';
import type { Series, SubjectPicture } from './series-contract.ts';

export type SeenPractice = SubjectPicture['practices'][number];

/** What is looked at, and how. */
export type Looked = {
  picture: SubjectPicture;
  practice: SeenPractice;
  view: ChartView;
  /** Null is the district as a whole. */
  place: { id: string; name: string } | null;
  /** For the funnel; null is the latest window that has one. */
  windowId: string | null;
  marks: readonly LetteredDay[];
};

/** A chart with what it says, or only the sentences that say why there is none. */
export type Shown = { title: string; chart: Chart | null; sentences: string[]; funnel: Funnel | null };

/** The id that a window has for a practice, which can be another than the one it is drawn by. */
export function idInWindow(
  { windows }: Pick<SubjectPicture, 'windows'>,
  practice: SeenPractice,
  windowId: string,
): string {
  const index = windows.findIndex(({ id }) => id === windowId);
  return practice.idsInWindows[index] ?? practice.practiceId;
}

/** The line of a practice in the chosen place. */
export function seriesIn(practice: SeenPractice, placeId: string | null): Series {
  const own = practice.buildings.find(({ buildingId }) => buildingId === placeId);
  return own?.series ?? practice.district;
}

/** The chart of one view, drawn the same on the screen, in a picture and on paper. */
export function chartOf(looked: Looked, say: ChartSay): Shown {
  const { view } = looked;
  if (view === 'buildings') return buildingsOf(looked, say);
  if (view === 'limits') return limitsOf(looked, say);
  return view === 'beside' ? besideOf(looked, say) : timeOf(looked, say);
}

function placeName({ place }: Looked, { words }: ChartSay): string {
  return place === null ? words.seen_place_district({}) : place.name;
}

/** Where the line breaks and why, each under the number that stands in the chart. */
export function sayBreaks({ picture, practice, place }: Looked, say: ChartSay): string[] {
  const series = seriesIn(practice, place?.id ?? null);
  return breaksIn(say, series, picture.windows).map((one) => sayBreak(say, one));
}

function timeOf(looked: Looked, say: ChartSay): Shown {
  const { picture, practice, place, marks } = looked;
  const series = seriesIn(practice, place?.id ?? null);
  const title =
    place === null
      ? say.words.seen_over_time({ practice: practice.name })
      : say.words.seen_over_time_in({ practice: practice.name, building: place.name });
  const phase = series.phases.at(-1);
  const verdict = phase === undefined ? say.words.seen_no_figure({}) : sayVerdict(say, phase);
  const sentences = [verdict, ...sayBreaks(looked, say)];
  const isDrawn = series.points.some((point) => point !== null);
  const ground = { title, said: sentences.join(' '), series, windows: picture.windows, marks };
  return { title, sentences, funnel: null, chart: isDrawn ? runChart(ground, say) : null };
}

function limitsOf(looked: Looked, say: ChartSay): Shown {
  const { picture, practice, place, marks } = looked;
  const series = seriesIn(practice, place?.id ?? null);
  const title = say.words.seen_limits_title({ practice: practice.name, place: placeName(looked, say) });
  const chart = controlChart({ title, series, windows: picture.windows, marks }, say);
  const how = chart === null ? [] : [say.words.seen_limits_how({})];
  const sentences = [sayLimits(say, series), ...how, ...sayBreaks(looked, say)];
  return { title, chart, sentences, funnel: null };
}

function besideOf(looked: Looked, say: ChartSay): Shown {
  const { picture, practice, place, marks } = looked;
  const series = seriesIn(practice, place?.id ?? null);
  const title = say.words.seen_beside_title({ practice: practice.name, place: placeName(looked, say) });
  const of = place?.id ?? null;
  const studied = practice.studied.find(({ buildingId }) => buildingId === of)?.atWindows ?? [];
  const isDrawn = series.points.some((point) => (point?.visits ?? 0) >= fewestForPoint);
  const chart = isDrawn
    ? stripsChart({ title, series, windows: picture.windows, marks, studied }, say)
    : null;
  const said = chart?.said ?? sayFinding(say, nothingYet, picture.floors);
  return {
    ...{ title, chart, funnel: null },
    sentences: [said, ...(chart === null ? [] : [say.words.seen_beside_how({})]), ...sayBreaks(looked, say)],
  };
}

const nothingYet = { is: 'not_enough', seeInstead: null } as const;

/** The windows for which a practice has a funnel, by their places in the list. */
export function funnelWindows({
  picture,
  practice,
}: Pick<Looked, 'picture' | 'practice'>): readonly number[] {
  return windowsWithFunnel(picture.windows.length, practice.buildings);
}

function buildingsOf(looked: Looked, say: ChartSay): Shown {
  const { picture, practice, windowId } = looked;
  const possible = funnelWindows(looked);
  const chosen = picture.windows.findIndex(({ id }) => id === windowId);
  const index = windowId === null ? (possible.at(-1) ?? -1) : chosen;
  const window = picture.windows[index];
  const days = window === undefined ? '' : sayWindowDays(say, window);
  const title = say.words.seen_funnel_title({ practice: practice.name, days });
  // What the trend makes of a building is of the trend's last window alone.
  const hasShrunk = practice.trend !== null && practice.trend.toWindowId === window?.id;
  const shrunkIn = (id: string) =>
    practice.buildings.find(({ buildingId }) => buildingId === id)?.shrunk ?? null;
  const buildings = picture.buildings.map(({ id, name }) => ({
    ...{ id, name, series: seriesIn(practice, id) },
    shrunk: hasShrunk ? shrunkIn(id) : null,
  }));
  const funnel = window === undefined ? null : funnelOf({ index, district: practice.district, buildings });
  if (funnel === null) return { title, chart: null, funnel, sentences: [say.words.seen_funnel_none({})] };
  const chart = funnelChart({ title, funnel }, say);
  const hasBars = funnel.places.some(({ shrunk }) => shrunk !== null);
  const explained = hasBars ? [say.words.seen_funnel_shrunk({})] : [];
  return { title, chart, funnel, sentences: [chart.said, say.words.seen_funnel_how({}), ...explained] };
}

/** The finding of a line, as one text: said beside the chart and in it. */
export function sayLatest(say: ChartSay, series: Series, floors: SubjectPicture['floors']): string {
  const parts = [sayFinding(say, series.latest?.result ?? nothingYet, floors)];
  if (series.change !== null) parts.push(sayChange(say, series.change));
  return parts.join(' ');
}
