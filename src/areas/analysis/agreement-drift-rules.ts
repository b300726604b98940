import type { CapacityKind } from '../../kit/actor.ts';
import type { AgreementFloors, AgreementPicture, DriftPoint } from './agreement-contract.ts';
import { shareOfClusters } from './agreement-figures.ts';
import { comparable, type PairCoding, standingBehind } from './agreement-rules.ts';

/** A pair with how many of its practices could be compared, and how many of them agreed. */
type MonthPair = Pick<PairCoding, 'pairId' | 'observers' | 'kinds' | 'room'> & {
  answers: number;
  agreed: number;
};

/** Every month from one to another, both counted. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  for (let name = first; name <= last; ) {
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

/**
 * Agreement by month, over all practices: of all observers, and of each capacity. A month under the floors is a gap. A
 * capacity is shown in a month only where nobody can subtract their way to a few people: every kind of pair in which it
 * takes part, and all the pairs in which it does not, are none or enough.
 *
 * @param counted whole steps, as `findCounted` gives them
 */
export function driftOf(
  counted: { all: readonly PairCoding[]; byGroup: readonly PairCoding[] },
  floors: AgreementFloors,
): AgreementPicture['drift'] {
  const compared = comparable(counted.all);
  const known = compared.map(({ month }) => month).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return { months: [], lines: [] };
  const months = monthsBetween(first, last);
  const byMonth = (codings: ReturnType<typeof comparable>) =>
    new Map(months.map((month) => [month, pairsIn(codings.filter((each) => each.month === month))]));
  const pairsOf = byMonth(compared);
  const groupedOf = byMonth(comparable(counted.byGroup));
  const groupsOf = new Map([...groupedOf].map(([month, pairs]) => [month, shownGroups(pairs, floors)]));
  const groups = [...new Set([...groupsOf.values()].flat())].sort();
  const lines: AgreementPicture['drift']['lines'] = [
    { group: null, points: months.map((month) => pointOf(pairsOf.get(month) ?? [], floors)) },
  ];
  for (const group of groups)
    lines.push({
      group: group as CapacityKind,
      points: months.map((month) => {
        if (!groupsOf.get(month)?.includes(group)) return null;
        return pointOf(
          (groupedOf.get(month) ?? []).filter(({ kinds }) => kinds.includes(group)),
          floors,
        );
      }),
    });
  return { months, lines: lines.filter(({ points }) => points.some((point) => point !== null)) };
}

function pairsIn(codings: ReturnType<typeof comparable>): MonthPair[] {
  const pairs = new Map<string, MonthPair>();
  for (const { pairId, observers, kinds, room, answers } of codings) {
    const pair = pairs.get(pairId) ?? { pairId, observers, kinds, room, answers: 0, agreed: 0 };
    pairs.set(pairId, pair);
    pair.answers += 1;
    if (answers[0] === answers[1]) pair.agreed += 1;
  }
  return [...pairs.values()];
}

function isEnough(pairs: readonly MonthPair[], floors: AgreementFloors): boolean {
  const { observers } = standingBehind(pairs);
  return pairs.length >= floors.monthPairs && observers >= floors.observers;
}

function shownGroups(pairs: readonly MonthPair[], floors: AgreementFloors): string[] {
  const isFit = (some: readonly MonthPair[]) => some.length === 0 || isEnough(some, floors);
  const inWhich = (kind: string) => pairs.filter(({ kinds }) => kinds.includes(kind));
  const kinds = [...new Set(pairs.flatMap((pair) => pair.kinds))];
  let shown = kinds.filter((kind) => {
    const own = new Set(
      pairs.flatMap((pair) => pair.observers.filter((_, index) => pair.kinds[index] === kind)),
    );
    const byPartner = kinds.map((other) =>
      inWhich(kind).filter((pair) =>
        other === kind ? pair.kinds.every((each) => each === kind) : pair.kinds.includes(other),
      ),
    );
    return own.size >= floors.observers && isEnough(inWhich(kind), floors) && byPartner.every(isFit);
  });
  const rest = () => pairs.filter((pair) => !pair.kinds.some((kind) => shown.includes(kind)));
  while (shown.length > 0 && !isFit(rest())) {
    const [smallest] = shown.toSorted((a, b) => inWhich(a).length - inWhich(b).length);
    shown = shown.filter((kind) => kind !== smallest);
  }
  return shown;
}

function pointOf(pairs: readonly MonthPair[], floors: AgreementFloors): DriftPoint {
  if (!isEnough(pairs, floors)) return null;
  const sum = (of: (pair: MonthPair) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  return {
    pairs: pairs.length,
    answers: sum(({ answers }) => answers),
    agreed: sum(({ agreed }) => agreed),
    ...shareOfClusters(pairs),
  };
}
