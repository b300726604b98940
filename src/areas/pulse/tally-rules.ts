import type { Item } from './item-contract.ts';

/** An answer to a question: 0 (none, not at all) to 4 (nearly all, fully); null: I cannot say. */
export type Value = 0 | 1 | 2 | 3 | 4 | null;
export type Answer = Readonly<Record<string, Value>>;

/** How often each of the five answers was given, and how often none could be. */
export type Counts = number[];

/** What alpha needs of the people who could say something to every question of an indicator. */
export type ScaleSums = { people: number; sums: number[]; products: number[][] };

/** The content of an urn. It depends on which answers were given and on nothing else. */
export type Tallies = {
  /** By place (`district`, `building/<id>`, `group/<name>`), then by question. */
  places: Record<string, Record<string, Counts>>;
  /** By indicator. */
  scales: Record<string, ScaleSums>;
};

/** The questions of each indicator, in their order. */
export type Scales = Readonly<Record<string, readonly string[]>>;

export const wholeDistrict = 'district';

/** An urn with nothing in it. Only places that could ever be shown have counts of their own. */
export function emptyTallies(items: readonly Item[], places: readonly string[], scales: Scales): Tallies {
  const perItem = () => Object.fromEntries(items.map(({ id }) => [id, [0, 0, 0, 0, 0, 0]]));
  return {
    places: Object.fromEntries([wholeDistrict, ...places].map((place) => [place, perItem()])),
    scales: Object.fromEntries(
      Object.entries(scales).map(([indicatorId, ids]) => [
        indicatorId,
        { people: 0, sums: ids.map(() => 0), products: ids.map(() => ids.map(() => 0)) },
      ]),
    ),
  };
}

/** Whether an answer says something, or that one cannot say, to exactly these questions. */
export function isWhole(items: readonly Item[], answer: Answer): boolean {
  return Object.keys(answer).length === items.length && items.every(({ id }) => answer[id] !== undefined);
}

/**
 * The urn after one more answer. Places without counts of their own are passed over: the answer is then in the whole only.
 * Adding is commutative, which is what makes the order of answers vanish.
 */
export function addAnswer(
  tallies: Tallies,
  answer: Answer,
  places: readonly string[],
  scales: Scales,
): Tallies {
  const isHit = new Set([wholeDistrict, ...places]);
  return {
    places: Object.fromEntries(
      Object.entries(tallies.places).map(([place, perItem]) => [
        place,
        isHit.has(place) ? addCounts(perItem, answer) : perItem,
      ]),
    ),
    scales: Object.fromEntries(
      Object.entries(tallies.scales).map(([indicatorId, sums]) => [
        indicatorId,
        addToScale(
          sums,
          (scales[indicatorId] ?? []).map((id) => answer[id] ?? null),
        ),
      ]),
    ),
  };
}

function addCounts(perItem: Record<string, Counts>, answer: Answer): Record<string, Counts> {
  return Object.fromEntries(
    Object.entries(perItem).map(([id, counts]) => {
      const value = answer[id] ?? null;
      const slot = value === null ? 5 : value;
      return [id, counts.map((count, index) => (index === slot ? count + 1 : count))];
    }),
  );
}

function addToScale(scale: ScaleSums, values: readonly Value[]): ScaleSums {
  const said = values.filter((value) => value !== null);
  if (said.length < values.length) return scale;
  return {
    people: scale.people + 1,
    sums: scale.sums.map((sum, i) => sum + (said[i] ?? 0)),
    products: scale.products.map((row, i) => row.map((sum, j) => sum + (said[i] ?? 0) * (said[j] ?? 0))),
  };
}

/** The order in which an urn's numbers stand, so that it always takes up the same room. */
export type Layout = { items: readonly Item[]; places: readonly string[]; scales: Scales };

/** An urn as a row of numbers. */
export function flattened(tallies: Tallies, { items, places, scales }: Layout): number[] {
  const counts = [wholeDistrict, ...places].flatMap((place) =>
    items.flatMap(({ id }) => tallies.places[place]?.[id] ?? []),
  );
  const sums = Object.keys(scales).flatMap((indicatorId) => {
    const scale = tallies.scales[indicatorId];
    return scale === undefined ? [] : [scale.people, ...scale.sums, ...scale.products.flat()];
  });
  return [...counts, ...sums];
}

/** The urn of which the row of numbers was made. */
export function unflattened(numbers: readonly number[], { items, places, scales }: Layout): Tallies {
  let at = 0;
  const take = (count: number) => {
    at += count;
    return numbers.slice(at - count, at);
  };
  const perItem = () => Object.fromEntries(items.map(({ id }) => [id, take(6)]));
  return {
    places: Object.fromEntries([wholeDistrict, ...places].map((place) => [place, perItem()])),
    scales: Object.fromEntries(
      Object.entries(scales).map(([indicatorId, ids]) => [
        indicatorId,
        { people: take(1)[0] ?? 0, sums: take(ids.length), products: ids.map(() => take(ids.length)) },
      ]),
    ),
  };
}
