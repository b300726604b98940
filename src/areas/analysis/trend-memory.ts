import type { Figure, ShareWithInterval } from './figure-contract.ts';
import { shrunkIn, type TrendGround, type TrendWithShares, trendOf } from './trend-rules.ts';

/** So many are kept at once: those of some hundred subjects. */
const most = 1000;

type Shown = readonly { buildingId: string; figure: Figure }[];

/** What a model depends on, and nothing else. */
const inShort = (shown: Shown) =>
  shown.map(({ buildingId, figure }) => [
    ...[buildingId, figure.present, figure.visits, figure.designEffect],
    figure.share !== null,
  ]);

/**
 * What was worked out of figures, kept under the figures themselves, so that no district can be given what is another’s.
 * Frozen figures never change, and a model costs more than all the rest of a picture.
 */
function remembered<Ground, Told>(keyOf: (ground: Ground) => unknown, tell: (ground: Ground) => Told) {
  const known = new Map<string, Told>();
  return (ground: Ground): Told => {
    const key = JSON.stringify(keyOf(ground));
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const [oldest] = known.keys();
    if (known.size >= most && oldest !== undefined) known.delete(oldest);
    const told = tell(ground);
    known.set(key, told);
    return told;
  };
}

/** The trend of these figures, worked out once. */
export const rememberedTrend: (ground: TrendGround) => TrendWithShares = remembered(
  (ground) => ground.map(({ windowId, buildings }) => [windowId, inShort(buildings)]),
  trendOf,
);

/** Each building’s share in one window, drawn toward the others’, worked out once. */
export const rememberedShares: (shown: Shown) => ReadonlyMap<string, ShareWithInterval> = remembered(
  inShort,
  shrunkIn,
);
