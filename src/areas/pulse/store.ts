import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Item } from './item-contract.ts';
import type { EmployeeGroup, RoundId } from './round-contract.ts';

/** Today in the district's own time zone. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone d.time_zone)::date as today from district.districts d`.execute(tx);
  if (rows[0] === undefined) throw new Error('a district without a row');
  return rows[0].today;
}

/** A round as it is kept, with what it is to the one who asks. `answered` is exact while it is open: it never leaves the server so. */
export type KeptRound = {
  id: RoundId;
  opensOn: string;
  closesOn: string;
  groups: EmployeeGroup[];
  items: Item[];
  asked: number;
  answered: number | null;
  isAsked: boolean;
  hasAnswered: boolean;
};

const roundsOf = (actor: Actor) => sql`
  select r.id, r.opens_on as "opensOn", r.closes_on as "closesOn", r.groups, r.items,
    coalesce(o.asked, (select count(*)::int from pulse.asked a
      where a.district_id = r.district_id and a.round_id = r.id)) as asked,
    case when o.round_id is not null then o.answered else (select count(*)::int from pulse.spent s
      where s.district_id = r.district_id and s.round_id = r.id) end as answered,
    exists (select from pulse.asked a where a.district_id = r.district_id and a.round_id = r.id
      and a.person_id = ${actor.personId}) as "isAsked",
    exists (select from pulse.spent s where s.district_id = r.district_id and s.round_id = r.id
      and s.person_id = ${actor.personId}) as "hasAnswered"
  from pulse.rounds r
  left join pulse.outcomes o on o.district_id = r.district_id and o.round_id = r.id
  where not exists (select from pulse.withdrawals w where w.district_id = r.district_id and w.round_id = r.id)`;

/** Every round that was not taken back, the latest first. */
export async function listRounds(tx: Tx, actor: Actor): Promise<KeptRound[]> {
  const { rows } = await sql<KeptRound>`${roundsOf(actor)} order by r.opens_on desc limit 100`.execute(tx);
  return rows;
}

export async function findRound(tx: Tx, actor: Actor, id: string): Promise<KeptRound | undefined> {
  const { rows } = await sql<KeptRound>`${roundsOf(actor)} and r.id = ${id}`.execute(tx);
  return rows[0];
}

/** The facts of a round; the same facts again are the same round. */
export type RoundFacts = { opensOn: string; closesOn: string; groups: string[]; openedBy: string };

export async function findRoundFacts(tx: Tx, id: string): Promise<RoundFacts | undefined> {
  const { rows } = await sql<RoundFacts>`
    select opens_on as "opensOn", closes_on as "closesOn", groups, opened_by as "openedBy"
    from pulse.rounds where id = ${id}`.execute(tx);
  return rows[0];
}

/** Two rounds set at the same moment stand in line, so that each sees the other's days. */
export async function holdRounds(tx: Tx, districtId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.rounds'), hashtext(${districtId}))`.execute(tx);
}

/**
 * Sets a round with everybody who is asked: staff who are in force on its first day, each counted once, as what they mainly
 * are. Board members are not staff.
 *
 * @returns how many are asked
 */
export async function insertRound(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: RoundFacts & { items: readonly Item[] },
): Promise<number> {
  await tx
    .insertInto('pulse.rounds')
    .values({
      district_id: actor.districtId,
      id,
      opens_on: facts.opensOn,
      closes_on: facts.closesOn,
      groups: facts.groups,
      items: JSON.stringify(facts.items),
      opened_by: actor.personId,
      opened_in: actor.capacityId,
    })
    .execute();
  const { numAffectedRows } = await sql`
    insert into pulse.asked (district_id, round_id, person_id, building_id, employee_group)
    select district_id, ${id}, person_id, building_id, employee_group from (
      select distinct on (c.person_id) c.district_id, c.person_id, c.building_id,
        case when c.kind in ('superintendent', 'building_administrator', 'dn_member') then 'leaders'
          when c.kind = 'coach' then 'coaches' when c.kind = 'teacher' then 'teachers' else 'other_staff'
        end as employee_group
      from people.capacities c
      where c.kind <> 'board_member'
        and ${facts.opensOn}::date between c.starts_on and coalesce(c.ends_on, 'infinity')
      order by c.person_id, case c.kind when 'superintendent' then 0 when 'building_administrator' then 1
        when 'coach' then 2 when 'teacher' then 3 when 'district_office' then 4 when 'other_staff' then 5
        when 'dn_member' then 6 else 7 end, c.building_id nulls last, c.id) staff
    where employee_group = any(${facts.groups})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Takes back a round that has not opened: who would have been asked goes with it. */
export async function withdrawRound(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx
    .insertInto('pulse.withdrawals')
    .values({
      district_id: actor.districtId,
      round_id: id,
      withdrawn_by: actor.personId,
      withdrawn_in: actor.capacityId,
    })
    .execute();
  await destroyRest(tx, id);
}

/** Destroys who was asked, who has answered, the urn and the notes of a round. */
export async function destroyRest(tx: Tx, roundId: string): Promise<void> {
  await tx.deleteFrom('pulse.spent').where('round_id', '=', roundId).execute();
  await tx.deleteFrom('pulse.asked').where('round_id', '=', roundId).execute();
  await tx.deleteFrom('pulse.urns').where('round_id', '=', roundId).execute();
  await tx.deleteFrom('pulse.notes').where('round_id', '=', roundId).execute();
}

export type TurnoutRow = { building: string | null; group: EmployeeGroup; asked: number; answered: number };

/** How many were asked and have answered, by building and group together. For rules only: it never leaves the server. */
export async function readTurnout(tx: Tx, roundId: string): Promise<TurnoutRow[]> {
  const { rows } = await sql<TurnoutRow>`
    select a.building_id as building, a.employee_group as group, count(*)::int as asked,
      count(s.person_id)::int as answered
    from pulse.asked a
    left join pulse.spent s on s.district_id = a.district_id and s.round_id = a.round_id and s.person_id = a.person_id
    where a.round_id = ${roundId} group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

/** Where somebody who is asked is counted; undefined when they are not. */
export async function findMyPlaces(tx: Tx, actor: Actor, roundId: string) {
  return tx
    .selectFrom('pulse.asked')
    .select(['building_id as building', 'employee_group as group'])
    .where('round_id', '=', roundId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
}

/** Every building, open or not, in the district's own order. */
export async function listBuildings(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('district.buildings')
    .select(['id', 'name'])
    .orderBy('ordinal')
    .orderBy('name')
    .execute();
}
