import { funnelLimits } from './chart-funnel-limits.ts';
import type { ShareWithInterval } from './figure-contract.ts';
import type { Point, Series } from './series-contract.ts';

/** A building of one window: what was counted, and how it compares with chance. */
export type FunnelPlace = {
  buildingId: string;
  building: string;
  /** Its place in the district's own order, from 1: what stands beside its dot. */
  ordinal: number;
  point: NonNullable<Point>;
  share: number;
  /** As many visits to different rooms as its visits are worth, in whole visits: where it stands in the funnel. */
  worth: number;
  compared: 'within' | 'beyond' | 'far_beyond';
  /** What a model over all buildings makes of it, where there is one. */
  shrunk: ShareWithInterval | null;
};

export type Funnel = {
  /** The share around which the limits lie, and what it was counted from. */
  center: { share: number; present: number; visits: number };
  /** In the district's own order, never by result; only buildings that may be shown and have enough for a share. */
  places: FunnelPlace[];
};

export type FunnelGround = {
  /** Which window, by its place in the list. */
  index: number;
  district: Series;
  buildings: readonly {
    id: string;
    name: string;
    series: Series;
    shrunk: ShareWithInterval | null;
  }[];
};

/** Under this many visits there is no share to compare. */
const fewestForShare = 20;

/**
 * The buildings of one window around the district's own share. Because visits to one room are alike, a building stands
 * where its visits are worth visits to different rooms; limits come from the binomial distribution at that number.
 * Null with fewer than two buildings: then there is nothing to lay beside each other.
 */
export function funnelOf({ index, district, buildings }: FunnelGround): Funnel | null {
  const found = buildings.flatMap(({ id, name, series, shrunk }, order) => {
    const point = series.points[index] ?? null;
    if (point === null || point.visits < fewestForShare) return [];
    return [{ buildingId: id, building: name, ordinal: order + 1, point, shrunk }];
  });
  if (found.length < 2) return null;
  const whole = district.points[index] ?? null;
  const [present, visits] =
    whole === null
      ? [sum(found.map(({ point }) => point.present)), sum(found.map(({ point }) => point.visits))]
      : [whole.present, whole.visits];
  const center = present / visits;
  return {
    center: { share: center, present, visits },
    places: found.map((place) => {
      const share = place.point.present / place.point.visits;
      const worth = Math.max(1, Math.floor(place.point.effectiveVisits));
      return { ...place, share, worth, compared: compare(center, share, worth) };
    }),
  };
}

/** A share on a limit lies within: compared to a millionth, so that rounding never puts a building outside. */
function compare(center: number, share: number, worth: number): FunnelPlace['compared'] {
  const { low, high, lowest, highest } = funnelLimits(center, worth);
  const tiny = 1e-6;
  if (share < lowest - tiny || share > highest + tiny) return 'far_beyond';
  return share < low - tiny || share > high + tiny ? 'beyond' : 'within';
}

/** The latest window in which two buildings or more can be laid beside each other; null where there is none. */
export function windowsWithFunnel(
  windows: number,
  buildings: readonly { series: Series }[],
): readonly number[] {
  return Array.from({ length: windows }, (_, index) => index).filter((index) => {
    const shown = buildings.filter(({ series }) => (series.points[index]?.visits ?? 0) >= fewestForShare);
    return shown.length >= 2;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
