import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { cronbachAlphaOfSums } from '../../statistics/cronbach-alpha.ts';
import { exactFrom, figureOf } from './figure-rules.ts';
import type { Item } from './item-contract.ts';
import { readIndicators } from './item-pack.ts';
import { indicatorOf } from './item-rules.ts';
import {
  type EndedRound,
  insertOutcome,
  listEndedRounds,
  type Outcome,
  type PlaceKey,
} from './outcome-store.ts';
import { findReleased, type Released } from './release-rules.ts';
import { fewest } from './round-rules.ts';
import { destroyRest, readTurnout } from './store.ts';
import { type Scales, type Tallies, wholeDistrict } from './tally-rules.ts';
import { holdUrn, type Urn } from './urn-store.ts';

/**
 * Closes rounds whose last day is over: what may be shown is worked out once and frozen, and everything else of the round is
 * destroyed. Called by whoever reads first after the close, and by the hourly upkeep.
 */
export async function closeEndedRounds(tx: Tx): Promise<void> {
  for (const round of await listEndedRounds(tx)) {
    const urn = await holdUrn(tx, { ...round, scales: scalesOf(round.items) });
    // Somebody else has closed it in the meantime.
    if (urn === undefined) continue;
    await insertOutcome(tx, round, outcomeOf(round, urn, findReleased(await readTurnout(tx, round.id))));
    await destroyRest(tx, round.id);
    // It closes by its day: whoever happened to look first has not done it.
    await audit(tx, { districtId: round.districtId, operator: true }, 'pulse/round-closed', { id: round.id });
  }
}

/** The questions of each indicator in a round, in their order. */
export function scalesOf(items: readonly Item[]): Scales {
  const scales: Record<string, string[]> = {};
  for (const { id, partId } of items) {
    const indicatorId = indicatorOf(readIndicators(), partId);
    if (indicatorId !== undefined) scales[indicatorId] = [...(scales[indicatorId] ?? []), id];
  }
  return scales;
}

function outcomeOf(round: EndedRound, urn: Urn, released: Released): Outcome {
  const { asked, answered, isReleased, shown, hidden } = released;
  const open: PlaceKey[] = isReleased ? [{ kind: 'district', key: '' }, ...shown] : [];
  const texts = (notes: readonly string[]) => {
    const written = notes.filter((note) => note !== '');
    return isReleased && written.length >= fewest ? written : null;
  };
  return {
    asked,
    answered: answered < fewest ? null : answered,
    isReleased,
    helps: texts(urn.helps),
    inTheWay: texts(urn.inTheWay),
    places: [
      ...shown.map(({ kind, key, ...counts }) => ({ kind, key, ...counts })),
      ...hidden.map(({ kind, key, asked: of }) => ({ kind, key, asked: of, answered: null })),
    ],
    figures: open.flatMap(({ kind, key }) => figuresIn(round.items, urn.tallies, { kind, key })),
    scales: isReleased ? alphas(round.items, urn.tallies) : [],
  };
}

function figuresIn(items: readonly Item[], tallies: Tallies, { kind, key }: PlaceKey): Outcome['figures'] {
  const counted = tallies.places[kind === 'district' ? wholeDistrict : `${kind}/${key}`];
  if (counted === undefined) throw new Error(`${kind} ${key} is shown, and nothing was counted for it`);
  return items.map((item) => ({
    ...{ kind, key, item },
    figure: figureOf(counted[item.id] ?? [], kind === 'district'),
  }));
}

function alphas(items: readonly Item[], tallies: Tallies): Outcome['scales'] {
  const scales = scalesOf(items);
  return Object.entries(tallies.scales)
    .filter(([, { people, sums }]) => people >= exactFrom && sums.length >= 2)
    .map(([indicatorId, sums]) => ({
      indicatorId,
      items: scales[indicatorId]?.length ?? 0,
      n: sums.people,
      alpha: cronbachAlphaOfSums(sums),
    }));
}
