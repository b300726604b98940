import { funnelLimits } from './chart-funnel-limits.ts';
import type { Funnel, FunnelPlace } from './chart-funnel-rules.ts';
import { type ChartSay, sayPoint } from './chart-say-rules.ts';
import {
  boxOf,
  type Chart,
  keptInside,
  type Label,
  letterSize,
  type Place,
  type SceneItem,
  touches,
  withoutOverlap,
} from './chart-scene.ts';

const size = { width: 400, height: 250, start: 36, end: 14, top: 14, bottom: 52 };
type Scales = { most: number; x(visits: number): number; y(share: number): number };

/**
 * A funnel: every building of a window at its share and its number of visits, around the district's share, with limits
 * that narrow as visits grow. Dots carry the building's number in the district's own order. The axis of visits runs from
 * left to right in every language, as number lines do; only time is turned.
 */
export function funnelChart(ground: { title: string; funnel: Funnel }, say: ChartSay): Chart {
  const { title, funnel } = ground;
  const scales = scalesOf(funnel);
  const items = [
    ...axesOf(scales, say),
    ...limitsOf(funnel, scales),
    ...funnel.places.flatMap((place) => dotsOf(place, scales)),
  ];
  return {
    ...{ title, said: sayFunnel(say, funnel) },
    scene: { ...size, items: [...items, ...numbersOf(funnel, scales, say)] },
    points: funnel.places.map((place) => ({ at: at(place, scales), said: sayPlace(say, place) })),
  };
}

function scalesOf({ places }: Funnel): Scales {
  const widest = Math.max(...places.map(({ worth }) => worth));
  const most = Math.max(40, Math.ceil((widest * 1.06) / 10) * 10);
  const foot = size.height - size.bottom;
  return {
    most,
    x: (visits) => size.start + (visits / most) * (size.width - size.end - size.start),
    y: (share) => foot - share * (foot - size.top),
  };
}

const at = ({ worth, share }: FunnelPlace, { x, y }: Scales): Place => [x(worth), y(share)];

function axesOf({ most, x, y }: Scales, say: ChartSay): SceneItem[] {
  const text = (label: Omit<Label, 'is' | 'role'>): Label => ({ is: 'text', role: 'label', ...label });
  const foot = size.height - size.bottom + 18;
  const shares = [0, 1, 0.5].map((share) =>
    text({ x: size.start - 6, y: y(share) + 4, anchor: 'end', text: say.number(share * 100) }),
  );
  const visits = [0, most, most / 2].map((count) =>
    keptInside(
      text({ x: x(count), y: foot, anchor: 'middle', text: say.number(Math.round(count)) }),
      size.width,
    ),
  );
  const name = keptInside(
    text({
      ...{ x: size.width / 2, y: foot + 24, anchor: 'middle' },
      text: say.words.seen_funnel_axis({}),
    }),
    size.width,
  );
  const grid = [0, 0.5, 1].map(
    (share): SceneItem => ({
      ...{ is: 'line', role: 'grid' },
      ...{ from: [size.start, y(share)], to: [size.width - size.end, y(share)] },
    }),
  );
  return [...grid, ...withoutOverlap([...shares, ...visits, name])];
}

/** The limits at every few visits, from where they begin to say something. */
function limitsOf({ center }: Funnel, { most, x, y }: Scales): SceneItem[] {
  const first = 5;
  const step = Math.max(1, Math.round(most / 120));
  const counts = Array.from(
    { length: Math.floor((most - first) / step) + 1 },
    (_, index) => first + index * step,
  );
  const limits = counts.map((count) => ({ count, ...funnelLimits(center.share, count) }));
  const path = (role: 'limit' | 'outer-limit', field: 'low' | 'high' | 'lowest' | 'highest'): SceneItem => ({
    ...{ is: 'path', role },
    points: limits.map((limit): Place => [x(limit.count), y(limit[field])]),
  });
  return [
    { is: 'line', role: 'median', from: [x(0), y(center.share)], to: [x(most), y(center.share)] },
    ...[path('limit', 'low'), path('limit', 'high')],
    ...[path('outer-limit', 'lowest'), path('outer-limit', 'highest')],
  ];
}

/** A building's dot: a ring where it lies beyond what chance allows; its model estimate as a small bar beside it. */
function dotsOf(place: FunnelPlace, scales: Scales): SceneItem[] {
  const [x, y] = at(place, scales);
  const isRing = place.compared !== 'within';
  const dot: SceneItem = { is: 'dot', role: isRing ? 'ring' : 'point', at: [x, y], r: isRing ? 5.5 : 4 };
  if (place.shrunk === null) return [dot];
  const drawn = scales.y(place.shrunk.share);
  return [
    { is: 'line', role: 'tick', from: [x - 6, drawn], to: [x + 6, drawn] },
    { is: 'line', role: 'grid', from: [x, y], to: [x, drawn] },
    dot,
  ];
}

/** The numbers beside the dots, each on the first side with room; a number without room is in the table alone. */
function numbersOf({ places }: Funnel, scales: Scales, say: ChartSay): Label[] {
  const kept: Label[] = [];
  const dots = places.map((place) => {
    const [x, y] = at(place, scales);
    return { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 };
  });
  for (const [index, place] of places.entries()) {
    const [x, y] = at(place, scales);
    const text = say.number(place.ordinal);
    const sides: Pick<Label, 'x' | 'y' | 'anchor'>[] = [
      { x: x + 8, y: y + 5, anchor: 'start' },
      { x: x - 8, y: y + 5, anchor: 'end' },
      { x, y: y - 9, anchor: 'middle' },
      { x, y: y + 20, anchor: 'middle' },
    ];
    const found = sides
      .map((side): Label => ({ is: 'text', role: 'letter', text, ...side }))
      .find((label) => isFree(label, kept, dots.toSpliced(index, 1)));
    if (found !== undefined) kept.push(found);
  }
  return kept;
}

type Box = ReturnType<typeof boxOf>;

function isFree(label: Label, kept: readonly Label[], dots: readonly Box[]): boolean {
  const box = boxOf(label, letterSize);
  const isInside = box.left >= size.start && box.right <= size.width && box.top >= 0;
  const isAboveFoot = box.bottom <= size.height - size.bottom + 2;
  return (
    isInside &&
    isAboveFoot &&
    kept.every((other) => !touches(box, boxOf(other))) &&
    dots.every((dot) => !touches(box, dot))
  );
}

/** What the funnel says as a whole: how many lie beyond, never which of them is more. */
export function sayFunnel(say: ChartSay, { center, places }: Funnel): string {
  const { words, number } = say;
  const middle = words.seen_funnel_center({
    present: number(center.present),
    visits: number(center.visits),
  });
  const beyond = places.filter(({ compared }) => compared !== 'within').length;
  const of = number(places.length);
  const verdict =
    beyond === 0
      ? words.seen_funnel_within({ of })
      : words.seen_funnel_outside({ count: number(beyond), of });
  return `${middle} ${verdict}`;
}

/** One building of the funnel in words. */
export function sayPlace(say: ChartSay, place: FunnelPlace): string {
  return say.words.seen_funnel_at({
    number: say.number(place.ordinal),
    building: place.building,
    finding: sayPoint(say, place.point),
    compared: sayCompared(say, place),
  });
}

/** How a building compares with chance. More and less are told alike. */
export function sayCompared({ words }: ChartSay, { compared }: Pick<FunnelPlace, 'compared'>): string {
  if (compared === 'within') return words.seen_funnel_inside({});
  return compared === 'beyond' ? words.seen_funnel_beyond({}) : words.seen_funnel_far_beyond({});
}
