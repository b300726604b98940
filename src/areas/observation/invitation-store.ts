import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { DayPart, Invitation, InvitationId, Invitations, OwnInvitation } from './invitation-contract.ts';

/** Fewer than so many in a month are not told. */
const leastTold = 10;

/**
 * Deletes invitations whose days are over, with who made them and who came: from then on only their month is counted.
 * Called by everything that reads invitations, before it reads, and once an hour.
 */
export async function endInvitations(tx: Tx): Promise<void> {
  await sql`
    with over as (
      delete from observation.invitations i using district.districts d
      where d.id = i.district_id and i.ends_on < (now() at time zone d.time_zone)::date
      returning i.district_id, i.building_id, date_trunc('month', i.ends_on)::date as month
    )
    insert into observation.invitation_months (district_id, building_id, month, ended_count)
    select district_id, building_id, month, count(*)::int from over group by district_id, building_id, month
    on conflict (district_id, building_id, month) do update
      set ended_count = observation.invitation_months.ended_count + excluded.ended_count`.execute(tx);
}

const shown = sql`i.id, json_build_object('id', b.id, 'name', b.name) as building,
  json_build_object('id', i.practice_id, 'name', p.name, 'sentence', p.sentence) as practice,
  i.starts_on as "startsOn", i.ends_on as "endsOn", i.day_part as "dayPart", i.note`;
const sources = sql`observation.invitations i
  join district.buildings b on b.district_id = i.district_id and b.id = i.building_id
  cross join lateral (select vp.name, vp.sentence from visions.version_practices vp
    join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
    where vp.district_id = i.district_id and vp.practice_id = i.practice_id order by v.number desc limit 1) p`;

/** Invitations in these buildings, or in all, for an observer; in an order that says nothing of when they were made. */
export async function listOpenInvitations(
  tx: Tx,
  actor: Actor,
  buildingId: string | null,
): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${shown},
      exists (select from observation.invitation_takers t where t.district_id = i.district_id and t.invitation_id = i.id
        and t.person_id = ${actor.personId}) as "iWillCome",
      exists (select from observation.invitation_takers t where t.district_id = i.district_id and t.invitation_id = i.id
        and t.person_id <> ${actor.personId}) as "othersWillCome"
    from ${sources}
    where ${buildingId}::uuid is null or i.building_id = ${buildingId}
    order by b.ordinal, b.name, i.starts_on, i.ends_on, p.name, md5(i.id::text)`.execute(tx);
  return rows;
}

/** The actor's own invitations, with the names of those who will come. */
export async function listOwnInvitations(tx: Tx, actor: Actor): Promise<OwnInvitation[]> {
  const { rows } = await sql<OwnInvitation>`
    select ${shown}, coalesce((select json_agg(q.given_name || ' ' || q.family_name order by q.family_name, q.given_name)
        from observation.invitation_takers t
        join people.persons q on q.district_id = t.district_id and q.id = t.person_id
        where t.district_id = i.district_id and t.invitation_id = i.id), '[]') as comers
    from ${sources}
    where i.made_by = ${actor.personId}
    order by i.starts_on, i.ends_on, p.name`.execute(tx);
  return rows;
}

/** How many invitations ended in past months, where there were enough to tell. */
export async function listInvitationMonths(tx: Tx): Promise<Invitations['months']> {
  const { rows } = await sql<Invitations['months'][number]>`
    select b.name as building, m.month, m.ended_count as ended
    from observation.invitation_months m
    join district.districts d on d.id = m.district_id
    join district.buildings b on b.district_id = m.district_id and b.id = m.building_id
    where m.ended_count >= ${leastTold} and m.month < date_trunc('month', (now() at time zone d.time_zone)::date)
    order by m.month desc, b.ordinal, b.name limit 60`.execute(tx);
  return rows;
}

export type InvitationFacts = {
  buildingId: string;
  practiceId: string;
  startsOn: string;
  endsOn: string;
  dayPart: DayPart;
  note: string;
  madeBy: string;
};

/** The facts of a living invitation; undefined when there is none. */
export async function findInvitation(tx: Tx, id: InvitationId): Promise<InvitationFacts | undefined> {
  const row = await tx
    .selectFrom('observation.invitations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    buildingId: row.building_id,
    practiceId: row.practice_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    dayPart: row.day_part as DayPart,
    note: row.note,
    madeBy: row.made_by,
  };
}

/**
 * Keeps an invitation. There is no audit entry: it would outlive the invitation, and say for good who invited.
 */
export async function insertInvitation(
  tx: Tx,
  actor: Actor,
  id: InvitationId,
  facts: InvitationFacts,
): Promise<void> {
  await tx
    .insertInto('observation.invitations')
    .values({
      district_id: actor.districtId,
      id,
      building_id: facts.buildingId,
      practice_id: facts.practiceId,
      starts_on: facts.startsOn,
      ends_on: facts.endsOn,
      day_part: facts.dayPart,
      note: facts.note,
      made_by: facts.madeBy,
    })
    .execute();
}

export async function deleteInvitation(tx: Tx, id: InvitationId): Promise<void> {
  await tx.deleteFrom('observation.invitations').where('id', '=', id).execute();
}

export async function insertTaker(tx: Tx, actor: Actor, id: InvitationId): Promise<void> {
  await tx
    .insertInto('observation.invitation_takers')
    .values({ district_id: actor.districtId, invitation_id: id, person_id: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteTaker(tx: Tx, actor: Actor, id: InvitationId): Promise<void> {
  await tx
    .deleteFrom('observation.invitation_takers')
    .where('invitation_id', '=', id)
    .where('person_id', '=', actor.personId)
    .execute();
}
