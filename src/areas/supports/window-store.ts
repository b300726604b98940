import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { isDistrictWide, mayClose, mayLeadIn } from './access.ts';
import type { Closing, WindowState } from './conversation-contract.ts';
import type { Stage } from './problem-contract.ts';
import { findMissingForClosing } from './step-rules.ts';

type WindowOut = z.input<typeof WindowState>;
export type ClosingOut = z.input<typeof Closing>;

export type Standing = 'waiting' | 'closed' | 'all';

/** The windows that concern the actor, the longest waiting first. */
export async function listWindows(
  tx: Tx,
  actor: Actor,
  standing: Standing,
  today: string,
  limit = 200,
): Promise<WindowOut[]> {
  const waiting = sql`w.ends_on < ${today} and c.window_id is null`;
  const wanted = { waiting, closed: sql`c.window_id is not null`, all: sql`true` }[standing];
  const theirs = isDistrictWide(actor) ? sql`true` : sql`${actor.buildingId} = any(w.building_ids)`;
  const rows = await selectWindows(
    tx,
    actor,
    sql`${wanted} and ${theirs} order by w.ends_on, w.id limit ${limit}`,
  );
  return rows.map((row) => toWindow(row, actor, today));
}

/** One window; undefined when the district has none of this id. */
export async function findWindow(
  tx: Tx,
  actor: Actor,
  windowId: string,
  today: string,
): Promise<WindowOut | undefined> {
  const [row] = await selectWindows(tx, actor, sql`w.id = ${windowId}`);
  return row === undefined ? undefined : toWindow(row, actor, today);
}

export async function insertClosing(
  tx: Tx,
  actor: Actor,
  windowId: string,
  conversationId: string,
  today: string,
): Promise<void> {
  await tx
    .insertInto('supports.closings')
    .values({
      district_id: actor.districtId,
      window_id: windowId,
      conversation_id: conversationId,
      closed_on: today,
      closed_by: actor.personId,
      closed_in: actor.capacityId,
    })
    .execute();
}

type Place = { id: string; name: string };
type WindowRow = {
  id: string;
  subject_id: string;
  subject: string;
  purpose: string;
  starts_on: string;
  ends_on: string;
  building_ids: string[];
  buildings: Place[];
  practices: Place[];
  reading_id: string | null;
  conversations: {
    id: string;
    heldOn: string;
    building: Place | null;
    stage: Stage;
    stepCount: number;
    isPresent: boolean;
  }[];
  closing: ClosingOut | null;
};

async function selectWindows(tx: Tx, actor: Actor, wanted: RawBuilder<unknown>): Promise<WindowRow[]> {
  const { rows } = await sql<WindowRow>`
    ${plannedOnce}
    select w.id, w.subject_id, subject.name as subject, w.purpose, w.starts_on, w.ends_on, w.building_ids,
      coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.ordinal, b.name)
        from district.buildings b where b.id = any(w.building_ids)), '[]') as buildings,
      coalesce((select json_agg(json_build_object('id', p.practice_id, 'name', p.name) order by p.ordinal)
        from visions.version_practices p
        where p.version_id = w.version_id and p.practice_id = any(w.practice_ids)), '[]') as practices,
      r.id as reading_id,
      coalesce((select json_agg(json_build_object('id', d.id, 'heldOn', d.held_on, 'stepCount', d.step_count,
          'stage', d.stage, 'isPresent', d.is_present, 'building',
          case when d.building_id is not null then json_build_object('id', d.building_id, 'name', d.building) end)
          order by d.started_at)
        from (
          select talk.id, talk.held_on, talk.started_at, talk.building_id, b.name as building,
            (select s.stage from supports.conversation_stages s where s.conversation_id = talk.id
              order by array_position(array['facts', 'wonderings', 'meaning', 'next_steps'], s.stage) desc limit 1) as stage,
            (select count(*)::int from supports.step_states s
              where s.conversation_id = talk.id and s.status <> 'dropped') as step_count,
            exists (select from supports.presences p where p.conversation_id = talk.id
              and p.person_id = ${actor.personId} and p.removed_at is null) as is_present
          from supports.data_conversations talk
          left join district.buildings b on b.id = talk.building_id
          where talk.window_id = w.id
        ) d), '[]') as conversations,
      case when c.window_id is not null then json_build_object(
        'conversationId', c.conversation_id, 'closedOn', c.closed_on, 'closedBy',
        json_build_object('id', closer.id, 'name', closer.given_name || ' ' || closer.family_name)) end as closing
    from observation.windows w
    join district.subjects subject on subject.id = w.subject_id
    left join analysis.readings r on r.window_id = w.id
    left join supports.closings c on c.window_id = w.id
    left join people.persons closer on closer.id = c.closed_by
    where ${wanted}`.execute(tx);
  return rows;
}

function toWindow(row: WindowRow, actor: Actor, today: string): WindowOut {
  const hasEnded = row.ends_on < today;
  const furthest = row.conversations.toSorted((a, b) => b.stepCount - a.stepCount)[0] ?? null;
  const mayReadAll = mayLeadIn(actor, row.building_ids) || actor.capacity === 'union_representative';
  const missing = row.closing === null ? findMissingForClosing(hasEnded, furthest) : [];
  return {
    id: row.id,
    subject: { id: row.subject_id, name: row.subject },
    purpose: row.purpose,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    hasEnded,
    buildings: row.buildings,
    practices: row.practices,
    readingId: row.reading_id,
    conversations: row.conversations.filter((one) => one.isPresent || mayReadAll),
    closing: row.closing,
    missing,
    mayStart: row.closing === null && mayLeadIn(actor, row.building_ids),
    mayClose: row.closing === null && mayClose(actor, row.building_ids),
  };
}
