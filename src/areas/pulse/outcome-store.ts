import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Figure } from './figure-rules.ts';
import type { Item, ItemKind } from './item-contract.ts';

export type EndedRound = { districtId: string; id: string; items: Item[] };

/** Rounds whose last day is over and whose results are not frozen yet. */
export async function listEndedRounds(tx: Tx): Promise<EndedRound[]> {
  const { rows } = await sql<EndedRound>`
    select r.district_id as "districtId", r.id, r.items from pulse.rounds r
    join pulse.urns u on u.district_id = r.district_id and u.round_id = r.id
    join district.districts d on d.id = r.district_id
    where r.closes_on < (now() at time zone d.time_zone)::date order by r.closes_on`.execute(tx);
  return rows;
}

export type PlaceKey = { kind: 'district' | 'building' | 'group'; key: string };

/** Everything that is frozen of a round. */
export type Outcome = {
  asked: number;
  answered: number | null;
  isReleased: boolean;
  helps: string[] | null;
  inTheWay: string[] | null;
  places: { kind: 'building' | 'group'; key: string; asked: number; answered: number | null }[];
  figures: (PlaceKey & { item: Pick<Item, 'id' | 'partId' | 'kind'>; figure: Figure })[];
  scales: { indicatorId: string; items: number; n: number; alpha: number | null }[];
};

/** Freezes what a round said. */
export async function insertOutcome(tx: Tx, round: EndedRound, outcome: Outcome): Promise<void> {
  const key = { district_id: round.districtId, round_id: round.id };
  await tx
    .insertInto('pulse.outcomes')
    .values({
      ...key,
      asked: outcome.asked,
      answered: outcome.answered,
      is_released: outcome.isReleased,
      helps: outcome.helps,
      in_the_way: outcome.inTheWay,
    })
    .execute();
  if (outcome.places.length > 0)
    await tx
      .insertInto('pulse.places')
      .values(outcome.places.map((place) => ({ ...key, ...place })))
      .execute();
  const figures = outcome.figures.map(({ kind, key: placeKey, item, figure }) => ({
    ...key,
    place_kind: kind,
    place_key: placeKey,
    item_id: item.id,
    part_id: item.partId,
    kind: item.kind,
    n: figure.n,
    counts: figure.counts,
    tenths: figure.tenths,
    share: figure.share?.value ?? null,
    low: figure.share?.low ?? null,
    high: figure.share?.high ?? null,
  }));
  for (let from = 0; from < figures.length; from += 500)
    await tx
      .insertInto('pulse.results')
      .values(figures.slice(from, from + 500))
      .execute();
  if (outcome.scales.length > 0)
    await tx
      .insertInto('pulse.scales')
      .values(
        outcome.scales.map(({ indicatorId, ...scale }) => ({ ...key, indicator_id: indicatorId, ...scale })),
      )
      .execute();
}

export type KeptFigure = PlaceKey & {
  itemId: string;
  itemKind: ItemKind;
  n: number;
  counts: number[] | null;
  tenths: number[] | null;
  share: number | null;
  low: number | null;
  high: number | null;
};

/** What is frozen of a round. */
export async function readOutcome(tx: Tx, roundId: string) {
  const outcome = await tx
    .selectFrom('pulse.outcomes')
    .select(['asked', 'answered', 'is_released as isReleased', 'helps', 'in_the_way as inTheWay'])
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  if (outcome === undefined) return undefined;
  const places = await tx
    .selectFrom('pulse.places')
    .select(['kind', 'key', 'asked', 'answered'])
    .where('round_id', '=', roundId)
    .execute();
  const scales = await tx
    .selectFrom('pulse.scales')
    .select(['indicator_id as indicatorId', 'items', 'n', 'alpha'])
    .where('round_id', '=', roundId)
    .orderBy('indicator_id')
    .execute();
  return { ...outcome, places, scales, figures: await listFigures(tx, roundId) };
}

async function listFigures(tx: Tx, roundId: string): Promise<KeptFigure[]> {
  const { rows } = await sql<KeptFigure>`
    select place_kind as kind, place_key as key, item_id as "itemId", kind as "itemKind", n, counts, tenths, share, low, high
    from pulse.results where round_id = ${roundId}`.execute(tx);
  return rows;
}

/** What the whole district said in the last released round that ended before a day, and what was asked then. */
export async function readBefore(tx: Tx, day: string) {
  const { rows } = await sql<{ id: string; closesOn: string; items: Item[] }>`
    select r.id, r.closes_on as "closesOn", r.items from pulse.rounds r
    join pulse.outcomes o on o.district_id = r.district_id and o.round_id = r.id and o.is_released
    where r.closes_on < ${day} order by r.closes_on desc limit 1`.execute(tx);
  const [before] = rows;
  if (before === undefined) return undefined;
  const figures = (await listFigures(tx, before.id)).filter(({ kind }) => kind === 'district');
  return { ...before, figures };
}
