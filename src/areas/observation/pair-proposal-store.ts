import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import { observingCapacities } from './access.ts';
import type { PairProposal } from './pair-contract.ts';
import { type PairObserver, type PairWeek, pairAim, proposePairs } from './pair-proposal-rules.ts';

/** Of a hundred visits so many are paired where a district has said nothing. */
const usualPercent = 10;

/** How many visits of a hundred the district would like to be paired. */
export async function readPairShare(tx: Tx): Promise<number> {
  const { rows } = await sql<{ percent: number }>`
    select percent from observation.pair_shares order by set_at desc, id desc limit 1`.execute(tx);
  return rows[0]?.percent ?? usualPercent;
}

/** The share that was set under an id; undefined when there is none. */
export async function findPairShare(tx: Tx, id: string): Promise<{ percent: number } | undefined> {
  const { rows } = await sql<{ percent: number }>`
    select percent from observation.pair_shares where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertPairShare(
  tx: Tx,
  actor: Actor,
  { id, percent }: { id: string; percent: number },
): Promise<void> {
  await sql`
    insert into observation.pair_shares (district_id, id, percent, set_by, set_in)
    values (${actor.districtId}, ${id}, ${percent}, ${actor.personId}, ${actor.capacityId})`.execute(tx);
}

type WeekRow = Omit<PairWeek, 'percent'> & {
  subject: string;
  buildings: { id: string; name: string }[];
  began: Date;
  until: SchoolDay;
};

/** The windows that are open today, each with its week and how it stood when the week began. */
async function readWeeks(tx: Tx): Promise<WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    select w.id as "windowId", s.name as subject, week.number as week, week.began,
      least(w.ends_on, w.starts_on + 7 * week.number + 6) as until,
      (select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.ordinal, b.name)
        from district.buildings b where b.district_id = w.district_id and b.id = any(w.building_ids)) as buildings,
      (select count(*)::int from observation.visits v
        where v.district_id = w.district_id and v.window_id = w.id and v.received_at < week.began
          and not exists (select from observation.voided_visits o
            where o.district_id = v.district_id and o.visit_id = v.id)) - pairs.count as visits,
      pairs.count as pairs
    from observation.windows w
    join district.districts d on d.id = w.district_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    cross join lateral (select ((now() at time zone d.time_zone)::date - w.starts_on) / 7 as number) n
    cross join lateral (select n.number,
      ((w.starts_on + 7 * n.number)::timestamp at time zone d.time_zone) as began) week
    cross join lateral (select count(*)::int as count from observation.valid_pairs p
      where p.district_id = w.district_id and p.window_id = w.id and p.complete_at < week.began) pairs
    where (now() at time zone d.time_zone)::date between w.starts_on and w.ends_on
    order by w.ends_on, s.ordinal, w.id`.execute(tx);
  return rows;
}

type ObserverRow = Omit<PairObserver, 'pairsWith'> & {
  name: string;
  pairsWith: Record<string, number> | null;
  /** With whom they have made a pair of this window since the week began. */
  pairedThisWeek: string[];
};

/**
 * Who visits in a window: in its first week everybody who may, later those who have. A person is taken in the capacity of
 * a building where they hold one.
 */
async function readObservers(tx: Tx, { windowId, week, began }: WeekRow): Promise<ObserverRow[]> {
  const { rows } = await sql<ObserverRow>`
    with sides as (
      select p.window_id, p.complete_at, one.person_id, one.partner_id
      from observation.valid_pairs p
      cross join lateral (values (p.counting_observer_id, p.other_observer_id),
        (p.other_observer_id, p.counting_observer_id)) as one(person_id, partner_id)
      where p.complete_at > ${began}::timestamptz - interval '1 year'
    ), together as (
      select person_id, partner_id,
        (count(*) filter (where complete_at < ${began}))::int as before,
        (count(*) filter (where complete_at < ${began} and window_id = ${windowId}))::int as in_window,
        bool_or(complete_at >= ${began} and window_id = ${windowId}) as this_week
      from sides group by person_id, partner_id
    ), paired as (
      select person_id, sum(in_window)::int as in_window, json_object_agg(partner_id, before) as pairs_with,
        json_agg(partner_id) filter (where this_week) as this_week
      from together group by person_id
    ), holders as (
      select distinct on (c.person_id) c.person_id, c.kind, c.building_id
      from people.capacities c
      join observation.windows w on w.district_id = c.district_id and w.id = ${windowId}
      join district.districts d on d.id = c.district_id
      where c.kind = any(${[...observingCapacities]}::text[])
        and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
        and (c.building_id is null or c.building_id = any(w.building_ids))
      order by c.person_id, c.building_id nulls last, c.starts_on, c.id
    )
    select h.person_id as "personId", h.kind as capacity, h.building_id as "buildingId",
      n.given_name || ' ' || n.family_name as name,
      coalesce(p.in_window, 0) as "pairsInWindow", p.pairs_with as "pairsWith",
      coalesce(p.this_week, '[]') as "pairedThisWeek"
    from holders h
    join people.persons n on n.id = h.person_id
    left join paired p on p.person_id = h.person_id
    where ${week} = 0 or exists (select from observation.visits v
      where v.window_id = ${windowId} and v.observer_id = h.person_id and v.received_at < ${began})`.execute(
    tx,
  );
  return rows;
}

/** With whom the actor could visit together this week, at most one for each open window. */
export async function listPairProposals(tx: Tx, actor: Actor): Promise<PairProposal[]> {
  const percent = await readPairShare(tx);
  if (percent === 0) return [];
  const proposals: PairProposal[] = [];
  for (const week of await readWeeks(tx)) {
    const observers = await readObservers(tx, week);
    const own = proposePairs(
      { ...week, percent },
      observers.map((row) => ({ ...row, pairsWith: new Map(Object.entries(row.pairsWith ?? {})) })),
    ).find(({ one, other }) => [one.personId, other.personId].some((id) => id === actor.personId));
    if (own === undefined) continue;
    const [me, partner] = own.one.personId === actor.personId ? [own.one, own.other] : [own.other, own.one];
    const rowOf = (id: string) => observers.find(({ personId }) => personId === id);
    if (rowOf(me.personId)?.pairedThisWeek.includes(partner.personId)) continue;
    const theirs = week.buildings.filter(({ id }) => id === me.buildingId || id === partner.buildingId);
    proposals.push({
      window: { id: week.windowId as never, subject: week.subject },
      partner: rowOf(partner.personId)?.name ?? '',
      buildings: (theirs.length > 0 ? theirs : week.buildings) as PairProposal['buildings'],
      until: week.until,
      differIn: own.differIn,
      paired: week.pairs,
      aim: pairAim({ ...week, percent }, observers.length),
    });
  }
  return proposals;
}
