import { type TrendGround, type TrendWithShares, trendOf } from './trend-rules.ts';

/** So many trends are kept at once: those of some hundred subjects. */
const most = 1000;
const remembered = new Map<string, TrendWithShares>();

/**
 * The trend of these figures, worked out once: frozen figures never change, and a model costs more than all the rest of a
 * picture. The figures themselves are the key, so that no district can be given what is another’s.
 */
export function rememberedTrend(ground: TrendGround): TrendWithShares {
  const key = JSON.stringify(
    ground.map(({ windowId, buildings }) => [
      windowId,
      buildings.map(({ buildingId, figure }) => [
        buildingId,
        figure.present,
        figure.visits,
        figure.designEffect,
      ]),
    ]),
  );
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const [oldest] = remembered.keys();
  if (remembered.size >= most && oldest !== undefined) remembered.delete(oldest);
  const told = trendOf(ground);
  remembered.set(key, told);
  return told;
}
