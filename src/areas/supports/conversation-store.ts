import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { mayLeadAbout, mayWriteIn } from './access.ts';
import type { DataConversation, NoteInput, OngoingConversation } from './conversation-contract.ts';
import { type Stage, stages } from './problem-contract.ts';
import { selectSteps } from './step-store.ts';
import { findWindow } from './window-store.ts';

/** What a conversation begins with; the same facts again are the same start. */
export type StartFacts = {
  windowId: string;
  readingId: string;
  buildingId: string | null;
  agreementLanguage: 'en' | 'es' | 'ar';
  /** The school day it was held on. */
  heldOn: string;
  startedBy: string;
};

export async function findStart(tx: Tx, id: string): Promise<StartFacts | undefined> {
  const row = await tx
    .selectFrom('supports.data_conversations')
    .select(['window_id', 'reading_id', 'building_id', 'agreement_language', 'held_on', 'started_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    windowId: row.window_id,
    readingId: row.reading_id,
    buildingId: row.building_id,
    agreementLanguage: row.agreement_language as StartFacts['agreementLanguage'],
    heldOn: row.held_on,
    startedBy: row.started_by,
  };
}

/** Starts the conversation: its first stage is open, and who starts it is present. */
export async function insertConversation(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: StartFacts,
  held: { protocolId: string; protocolVersion: string },
): Promise<void> {
  await tx
    .insertInto('supports.data_conversations')
    .values({
      district_id: actor.districtId,
      id,
      window_id: facts.windowId,
      reading_id: facts.readingId,
      building_id: facts.buildingId,
      agreement_language: facts.agreementLanguage,
      held_on: facts.heldOn,
      protocol_id: held.protocolId,
      protocol_version: held.protocolVersion,
      started_by: actor.personId,
      started_in: actor.capacityId,
    })
    .execute();
  await insertStage(tx, actor, id, 'facts');
  await putPresence(tx, actor, id, actor.personId);
}

/** What has to be known of a conversation before anything is done in it. */
export type ConversationBase = {
  id: string;
  windowId: string;
  subjectId: string;
  buildingId: string | null;
  heldOn: string;
  windowBuildingIds: string[];
  practiceIds: string[];
  stages: Stage[];
  isPresent: boolean;
  closedOn: string | null;
};

export async function findConversation(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ConversationBase | undefined> {
  const { rows } = await sql<ConversationBase>`
    select d.id, d.window_id as "windowId", w.subject_id as "subjectId", d.building_id as "buildingId",
      d.held_on as "heldOn", w.building_ids as "windowBuildingIds", w.practice_ids as "practiceIds", c.closed_on as "closedOn",
      array(select s.stage from supports.conversation_stages s where s.conversation_id = d.id) as stages,
      exists (select from supports.presences p where p.conversation_id = d.id and p.person_id = ${actor.personId}
        and p.removed_at is null) as "isPresent"
    from supports.data_conversations d
    join observation.windows w on w.id = d.window_id
    left join supports.closings c on c.window_id = d.window_id
    where d.id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertStage(tx: Tx, actor: Actor, id: string, stage: Stage): Promise<void> {
  await tx
    .insertInto('supports.conversation_stages')
    .values({ district_id: actor.districtId, conversation_id: id, stage, opened_by: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether a stage has a note that has not been struck. */
export async function hasNote(tx: Tx, conversationId: string, stage: Stage): Promise<boolean> {
  const found = await tx
    .selectFrom('supports.conversation_notes')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('stage', '=', stage)
    .where('struck_at', 'is', null)
    .limit(1)
    .execute();
  return found.length > 0;
}

export async function putPresence(tx: Tx, actor: Actor, id: string, personId: string): Promise<void> {
  await tx
    .insertInto('supports.presences')
    .values({
      district_id: actor.districtId,
      conversation_id: id,
      person_id: personId,
      marked_by: actor.personId,
    })
    .onConflict((conflict) =>
      conflict.columns(['district_id', 'conversation_id', 'person_id']).doUpdateSet({ removed_at: null }),
    )
    .execute();
}

export async function removePresence(tx: Tx, id: string, personId: string): Promise<void> {
  await sql`update supports.presences set removed_at = coalesce(removed_at, now())
    where conversation_id = ${id} and person_id = ${personId}`.execute(tx);
}

export type NoteFacts = Omit<z.infer<typeof NoteInput>, 'noteId' | 'conversationId'> & {
  conversationId: string;
  writtenBy: string;
};

export async function findNote(tx: Tx, id: string): Promise<NoteFacts | undefined> {
  const row = await tx
    .selectFrom('supports.conversation_notes')
    .select(['conversation_id', 'stage', 'practice_id', 'body', 'written_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    conversationId: row.conversation_id,
    stage: row.stage as Stage,
    practiceId: row.practice_id,
    body: row.body,
    writtenBy: row.written_by,
  };
}

export async function insertNote(tx: Tx, actor: Actor, id: string, note: NoteFacts): Promise<void> {
  await tx
    .insertInto('supports.conversation_notes')
    .values({
      district_id: actor.districtId,
      id,
      conversation_id: note.conversationId,
      stage: note.stage,
      practice_id: note.practiceId,
      body: note.body,
      written_by: note.writtenBy,
    })
    .execute();
}

/** Strikes a note through, once. Says whether it was not struck before. */
export async function strikeNote(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update supports.conversation_notes
    set struck_at = now(), struck_by = ${actor.personId} where id = ${id} and struck_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** The conversations that began since a day, whose window is not closed, in which the actor is present. */
export async function listOngoing(
  tx: Tx,
  actor: Actor,
  since: string,
): Promise<z.input<typeof OngoingConversation>[]> {
  const { rows } = await sql<z.input<typeof OngoingConversation>>`
    ${plannedOnce}
    select d.id, d.window_id as "windowId", d.held_on as "heldOn", subject.name as subject
    from supports.data_conversations d
    join supports.presences p on p.conversation_id = d.id and p.removed_at is null
    join observation.windows w on w.id = d.window_id
    join district.subjects subject on subject.id = w.subject_id
    left join supports.closings c on c.window_id = d.window_id
    where p.person_id = ${actor.personId} and d.held_on >= ${since} and c.window_id is null
    order by d.started_at desc limit 3`.execute(tx);
  return rows;
}

type Named = { id: string; name: string };
type WholeRow = {
  held_on: string;
  reading_id: string;
  agreement_language: 'en' | 'es' | 'ar';
  building: Named | null;
  started_by: Named;
  present: Named[];
  stages: { stage: Stage; openedAt: string }[];
  notes: {
    id: string;
    stage: Stage;
    practiceId: string | null;
    body: string;
    writtenAt: string;
    isStruck: boolean;
    writtenBy: string;
  }[];
};

/** The conversation, whole, for who may read it. */
export async function readConversation(
  tx: Tx,
  actor: Actor,
  base: Pick<ConversationBase, 'id'>,
  today: string,
): Promise<z.input<typeof DataConversation>> {
  // Read again: what has just been written belongs to the answer.
  const now = await findConversation(tx, actor, base.id);
  const window = now && (await findWindow(tx, actor, now.windowId, today));
  const row = await selectWhole(tx, base.id);
  if (now === undefined || window === undefined || row === undefined)
    throw new Error('the conversation is gone');
  const mayLead = now.closedOn === null && mayLeadAbout(actor, now.windowBuildingIds, now.buildingId);
  const ofBuilding =
    now.buildingId === null ? sql`true` : sql`(s.building_id is null or s.building_id = ${now.buildingId})`;
  return {
    id: base.id,
    heldOn: row.held_on,
    building: row.building,
    readingId: row.reading_id,
    agreementLanguage: row.agreement_language,
    startedBy: row.started_by,
    present: row.present,
    stages: row.stages
      .map(({ stage, openedAt }) => ({ stage, openedAt: new Date(openedAt).toISOString() }))
      .toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage)),
    notes: row.notes.map(({ writtenBy, writtenAt, ...note }) => ({
      ...note,
      writtenAt: new Date(writtenAt).toISOString(),
      isMineToStrike: now.closedOn === null && !note.isStruck && (mayLead || writtenBy === actor.personId),
    })),
    steps: await selectSteps(tx, actor, today, sql`s.conversation_id = ${base.id}`),
    carriedOver: await selectSteps(
      tx,
      actor,
      today,
      sql`s.is_open and s.subject_id = ${now.subjectId} and s.conversation_id is distinct from ${base.id} and ${ofBuilding}`,
    ),
    window,
    mayLead,
    mayWrite: now.closedOn === null && mayWriteIn(actor, now),
  };
}

async function selectWhole(tx: Tx, id: string): Promise<WholeRow | undefined> {
  const { rows } = await sql<WholeRow>`
    select d.held_on, d.reading_id, d.agreement_language,
      case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as building,
      json_build_object('id', starter.id, 'name', starter.given_name || ' ' || starter.family_name) as started_by,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name)
          order by p.family_name, p.given_name)
        from supports.presences here join people.persons p on p.id = here.person_id
        where here.conversation_id = d.id and here.removed_at is null), '[]') as present,
      (select json_agg(json_build_object('stage', s.stage, 'openedAt', s.opened_at))
        from supports.conversation_stages s where s.conversation_id = d.id) as stages,
      coalesce((select json_agg(json_build_object('id', n.id, 'stage', n.stage, 'practiceId', n.practice_id,
          'body', n.body, 'writtenAt', n.written_at, 'isStruck', n.struck_at is not null, 'writtenBy', n.written_by)
          order by n.written_at, n.id)
        from supports.conversation_notes n where n.conversation_id = d.id), '[]') as notes
    from supports.data_conversations d
    join people.persons starter on starter.id = d.started_by
    left join district.buildings b on b.id = d.building_id
    where d.id = ${id}`.execute(tx);
  return rows[0];
}
