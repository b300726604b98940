import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { MeetingId } from './meeting-contract.ts';
import type { FrozenProtocol } from './protocol-schema.ts';
import type { Room, RoomOpening, RoomPerson, RoomSummary } from './room-contract.ts';
import type { RoomEntryBody } from './room-entry-contract.ts';
import { checkInsAtLeast, type KeptEntry } from './room-rules.ts';

/** A room without what happened in it. */
export type RoomRow = Omit<Room, 'entries' | 'isLeading' | 'now' | 'people' | 'isOver' | 'checkIn'> & {
  recordedById: string;
  begunAt: string;
  endedAt: string | null;
};

/** A room by its id; undefined when there is none, or it was a meeting put down without one. */
export async function findRoom(tx: Tx, id: MeetingId): Promise<RoomRow | undefined> {
  const { rows } = await sql<RoomRow & { begun: Date; ended: Date | null }>`
    select m.id, m.kind, m.title, m.held_on as "heldOn", m.is_closed as "isClosed", '{"norms": []}'::jsonb || m.protocol as protocol, m.last_seq as seq,
      m.recorded_by as "recordedById", m.begun_at as begun, m.ended_at as ended,
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building,
      case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end as "group"
    from conversations.meetings m
    left join district.buildings b on b.district_id = m.district_id and b.id = m.building_id
    left join conversations.groups g on g.district_id = m.district_id and g.id = m.group_id
    where m.id = ${id} and m.begun_at is not null and m.withdrawn_at is null`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { begun, ended, ...room } = row;
  return { ...room, begunAt: begun.toISOString(), endedAt: ended?.toISOString() ?? null };
}

/** Lets one delivery at a time into a room, so that its entries have one order. */
export async function lockRoom(tx: Tx, id: MeetingId): Promise<void> {
  await sql`select from conversations.meetings where id = ${id} for update`.execute(tx);
}

/** What was asked for when the room was opened, by which a repetition is known. */
export async function findOpening(tx: Tx, id: MeetingId): Promise<Omit<RoomOpening, 'id'> | undefined> {
  const row = await tx
    .selectFrom('conversations.meetings')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.facts as Omit<RoomOpening, 'id'> | undefined;
}

export async function insertRoom(
  tx: Tx,
  actor: Actor,
  opening: RoomOpening,
  protocol: FrozenProtocol | null,
): Promise<void> {
  const { id, ...facts } = opening;
  await tx
    .insertInto('conversations.meetings')
    .values({
      district_id: actor.districtId,
      id,
      kind: facts.kind,
      title: facts.title,
      held_on: facts.heldOn,
      building_id: facts.buildingId,
      group_id: facts.groupId,
      protocol: protocol === null ? null : JSON.stringify(protocol),
      is_closed: facts.isClosed,
      begun_at: sql`now()`,
      facts: JSON.stringify(facts),
      recorded_by: actor.personId,
      recorded_in: actor.capacityId,
    })
    .execute();
}

/** The entries of a room after a `seq`, in their order. */
export async function readEntries(tx: Tx, id: MeetingId, after: number): Promise<KeptEntry[]> {
  const rows = await tx
    .selectFrom('conversations.meeting_entries')
    .select(['id', 'seq', 'body', 'person_id', 'received_at'])
    .where('meeting_id', '=', id)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    at: row.received_at.toISOString(),
    personId: row.person_id,
    body: row.body as unknown as RoomEntryBody,
  }));
}

export type NewEntry = {
  id: string;
  seq: number;
  body: RoomEntryBody;
  saidAt: string;
  /** Null where nobody is to be known by it. */
  by: Actor | null;
};

export async function insertEntries(
  tx: Tx,
  districtId: string,
  meetingId: MeetingId,
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('conversations.meeting_entries')
    .values(
      entries.map(({ id, seq, body, saidAt, by }) => ({
        district_id: districtId,
        meeting_id: meetingId,
        seq,
        id,
        body: JSON.stringify(body),
        person_id: by?.personId ?? null,
        capacity_id: by?.capacityId ?? null,
        said_at: saidAt,
      })),
    )
    .execute();
  const last = Math.max(...entries.map(({ seq }) => seq));
  const isEnded = entries.some(({ body }) => body.kind === 'ended');
  await tx
    .updateTable('conversations.meetings')
    .set({ last_seq: last, ...(isEnded ? { ended_at: sql`now()` } : {}) })
    .where('id', '=', meetingId)
    .execute();
}

/** Lets people into the room, with the capacity that each acts in first today. */
export async function letIn(tx: Tx, id: MeetingId, personIds: readonly string[]): Promise<void> {
  await sql`
    insert into conversations.meeting_present (district_id, meeting_id, person_id, capacity)
    select p.district_id, ${id}, p.id, coalesce((select c.kind from people.capacities c
      join district.districts d on d.id = c.district_id
      where c.district_id = p.district_id and c.person_id = p.id
        and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
      order by c.starts_on, c.id limit 1), 'other_staff')
    from people.persons p where p.id = any(${[...personIds]}::uuid[])
    on conflict do nothing`.execute(tx);
}

/** Puts somebody out of a closed room: what is said there from now on is no longer theirs to read. */
export async function putOut(tx: Tx, id: MeetingId, personId: string): Promise<void> {
  await tx
    .deleteFrom('conversations.meeting_present')
    .where('meeting_id', '=', id)
    .where('person_id', '=', personId)
    .execute();
}

/** Takes what somebody answered at the check-in, once; false when they have answered already. Nothing joins the two rows. */
export async function takeCheckIn(
  tx: Tx,
  actor: Actor,
  id: MeetingId,
  answers: readonly string[],
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('conversations.meeting_checked_in')
    .values({ district_id: actor.districtId, meeting_id: id, person_id: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  // A random id: one made of the time would tell whose answer it is.
  const row = { district_id: actor.districtId, meeting_id: id, id: crypto.randomUUID() };
  await tx
    .insertInto('conversations.meeting_check_ins')
    .values({ ...row, answers: JSON.stringify(answers) })
    .execute();
  return true;
}

/** How many gave which answer to each statement; null where too few have answered. */
export async function countCheckIns(tx: Tx, id: MeetingId): Promise<Room['checkIn']> {
  const rows = await tx
    .selectFrom('conversations.meeting_check_ins')
    .select('answers')
    .where('meeting_id', '=', id)
    .execute();
  if (rows.length < checkInsAtLeast) return null;
  const counts: { yes: number; partly: number; no: number }[] = [];
  for (const { answers } of rows)
    for (const [index, answer] of (answers as ('yes' | 'partly' | 'no')[]).entries()) {
      const count = counts[index] ?? { yes: 0, partly: 0, no: 0 };
      counts[index] = { ...count, [answer]: count[answer] + 1 };
    }
  return counts;
}

/** Those of the people who do not work in the district today. */
export async function findNotOnStaff(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${[...personIds]}::uuid[]) asked(id)
    where not exists (select from people.capacities c join district.districts d on d.id = c.district_id
      where c.person_id = asked.id and c.kind <> 'board_member'
        and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity'))`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Everybody who was let in, and the members of its group: the names by which entries speak of people. */
export async function readRoomPeople(tx: Tx, id: MeetingId): Promise<RoomPerson[]> {
  const { rows } = await sql<RoomPerson>`
    with named as (
      select person_id, capacity from conversations.meeting_present where meeting_id = ${id}
      union
      select p.person_id, p.capacity from conversations.group_people p
      join conversations.meetings m on m.district_id = p.district_id and m.group_id = p.group_id
      where m.id = ${id})
    select distinct on (p.id) p.id, p.given_name || ' ' || p.family_name as name, n.capacity
    from named n join people.persons p on p.id = n.person_id
    order by p.id, n.capacity`.execute(tx);
  return rows.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

export async function hasBeenIn(tx: Tx, id: MeetingId, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('conversations.meeting_present')
    .select('person_id')
    .where('meeting_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isInGroup(tx: Tx, groupId: string, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('conversations.group_people')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Rooms that a person was in, or may go into by group or place, the latest first. */
export async function listRooms(
  tx: Tx,
  actor: Actor,
  filter: { standing: 'open' | 'over' | 'all'; groupId?: string | undefined; limit: number },
): Promise<RoomSummary[]> {
  const { standing, groupId = null, limit } = filter;
  const mayGoAnywhere = ['superintendent', 'dn_member', 'coach'].includes(actor.capacity);
  const { rows } = await sql<RoomSummary>`
    select m.id, m.title, m.kind, m.held_on as "heldOn", b.name as building, g.name as "group",
      m.protocol -> 'title' as protocol, m.ended_at is not null as "isOver"
    from conversations.meetings m
    left join district.buildings b on b.district_id = m.district_id and b.id = m.building_id
    left join conversations.groups g on g.district_id = m.district_id and g.id = m.group_id
    where m.begun_at is not null and m.withdrawn_at is null
      and (${groupId}::uuid is null or m.group_id = ${groupId})
      and (${standing} = 'all' or (m.ended_at is null) = (${standing} = 'open'))
      and (exists (select from conversations.meeting_present p
          where p.district_id = m.district_id and p.meeting_id = m.id and p.person_id = ${actor.personId})
        or m.recorded_by = ${actor.personId}
        or (not m.is_closed and exists (select from conversations.group_people p
          where p.district_id = m.district_id and p.group_id = m.group_id and p.person_id = ${actor.personId}))
        or (m.group_id is null and not m.is_closed and ${actor.capacity} <> 'board_member' and m.ended_at is null
          and (m.building_id is null or ${mayGoAnywhere} or ${actor.buildingId}::uuid is null
            or m.building_id = ${actor.buildingId})))
    order by m.held_on desc, m.begun_at desc, m.id limit ${limit}`.execute(tx);
  return rows;
}

/** The agenda that the last ended meeting of a group left open. */
export async function findLeftOpen(tx: Tx, groupId: string): Promise<KeptEntry[]> {
  const { rows } = await sql<{ id: MeetingId }>`
    select id from conversations.meetings
    where group_id = ${groupId} and ended_at is not null and withdrawn_at is null and not is_closed
    order by ended_at desc limit 1`.execute(tx);
  return rows[0] === undefined ? [] : readEntries(tx, rows[0].id, 0);
}
