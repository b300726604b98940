import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { GoalChange, GoalEntry, GoalReading, GoalVision } from './goal-contract.ts';

/** The facts of a reading; the same facts again are the same reading. */
export type ReadingFacts = {
  goalId: string;
  value: number;
  n: number | null;
  on: string;
  source: string;
  note: string;
  correctsId: string | null;
  madeBy: string;
};

export async function findReadingFacts(tx: Tx, id: string): Promise<ReadingFacts | undefined> {
  const { rows } = await sql<ReadingFacts>`
    select goal_id as "goalId", value, n, read_on as "on", source, note, corrects_id as "correctsId",
      made_by as "madeBy"
    from goals.goal_readings where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertReading(
  tx: Tx,
  actor: Actor,
  id: string,
  { isBaseline, ...facts }: ReadingFacts & { isBaseline: boolean },
): Promise<void> {
  await tx
    .insertInto('goals.goal_readings')
    .values({
      ...{ district_id: actor.districtId, id, goal_id: facts.goalId, is_baseline: isBaseline },
      ...{ value: facts.value, n: facts.n, read_on: facts.on, source: facts.source, note: facts.note },
      ...{ corrects_id: facts.correctsId, made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
}

/** All readings of a goal by their day, corrected ones beside what stands for them. */
export async function listReadings(tx: Tx, goalId: string): Promise<z.input<typeof GoalReading>[]> {
  const { rows } = await sql<z.input<typeof GoalReading> & { made_at: Date }>`
    select r.id, r.is_baseline as "isBaseline", r.value, r.n, r.read_on as "on", r.source, r.note,
      r.corrects_id as "correctsId", c.id as "correctedById", r.made_at,
      who.given_name || ' ' || who.family_name as by
    from goals.goal_readings r
    join people.persons who on who.district_id = r.district_id and who.id = r.made_by
    left join goals.goal_readings c on c.district_id = r.district_id and c.corrects_id = r.id
    where r.goal_id = ${goalId} order by not r.is_baseline, r.read_on, r.id`.execute(tx);
  return rows.map(({ made_at, ...reading }) => ({ ...reading, madeAt: made_at.toISOString() }));
}

export type ChangeFacts = {
  goalId: string;
  change: GoalChange;
  target: { value: number; on: string } | null;
  reason: string;
  changedBy: string;
};

export async function findChangeFacts(tx: Tx, id: string): Promise<ChangeFacts | undefined> {
  const { rows } = await sql<ChangeFacts>`
    select goal_id as "goalId", change, reason, changed_by as "changedBy",
      case when target_on is not null
        then json_build_object('value', target_value, 'on', target_on) end as target
    from goals.goal_changes where id = ${id}`.execute(tx);
  return rows[0];
}

/** Adds a change as the latest of its goal. The goal is locked by the caller, so that the order is the order kept. */
export async function insertChange(tx: Tx, actor: Actor, id: string, facts: ChangeFacts): Promise<void> {
  await sql`
    insert into goals.goal_changes
      (district_id, id, goal_id, ordinal, change, target_value, target_on, reason, changed_by, changed_in)
    select ${actor.districtId}, ${id}, ${facts.goalId}, coalesce(max(ordinal), 0) + 1, ${facts.change},
      ${facts.target?.value ?? null}::float8, ${facts.target?.on ?? null}::date, ${facts.reason},
      ${actor.personId}::uuid, ${actor.capacityId}::uuid
    from goals.goal_changes where goal_id = ${facts.goalId}`.execute(tx);
}

/** What became of a goal, the first first. */
export async function listEntries(tx: Tx, goalId: string): Promise<z.input<typeof GoalEntry>[]> {
  const { rows } = await sql<z.input<typeof GoalEntry> & { changed_at: Date }>`
    select c.id, c.change, c.reason, c.changed_at, who.given_name || ' ' || who.family_name as by,
      case when c.target_on is not null
        then json_build_object('value', c.target_value, 'on', c.target_on) end as target
    from goals.goal_changes c
    join people.persons who on who.district_id = c.district_id and who.id = c.changed_by
    where c.goal_id = ${goalId} order by c.ordinal`.execute(tx);
  return rows.map(({ changed_at, ...entry }) => ({ ...entry, at: changed_at.toISOString() }));
}

export type LinkFacts = {
  goalId: string;
  visionId: string;
  practiceId: string | null;
  linkedBy: string;
};

export async function findLink(
  tx: Tx,
  id: string,
): Promise<(LinkFacts & { isUnlinked: boolean }) | undefined> {
  const { rows } = await sql<LinkFacts & { isUnlinked: boolean }>`
    select goal_id as "goalId", vision_id as "visionId", practice_id as "practiceId", linked_by as "linkedBy",
      unlinked_at is not null as "isUnlinked"
    from goals.goal_visions where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertLink(tx: Tx, actor: Actor, id: string, facts: LinkFacts): Promise<void> {
  await tx
    .insertInto('goals.goal_visions')
    .values({
      ...{ district_id: actor.districtId, id, goal_id: facts.goalId, vision_id: facts.visionId },
      ...{ practice_id: facts.practiceId, linked_by: actor.personId, linked_in: actor.capacityId },
    })
    .execute();
}

export async function unlink(tx: Tx, actor: Actor, id: string): Promise<void> {
  await sql`update goals.goal_visions set unlinked_at = now(), unlinked_by = ${actor.personId}
    where id = ${id} and unlinked_at is null`.execute(tx);
}

/** The latest version of each vision; there is one in force for every vision that was ever adopted. */
const versionsInForce = sql`(select distinct on (v.district_id, v.vision_id) v.district_id, v.vision_id, v.id, v.title,
    v.subject_id from visions.versions v order by v.district_id, v.vision_id, v.number desc)`;

/** The visions in force that point at a goal. A practice keeps its name when a later version leaves it out. */
export async function listLinks(tx: Tx, goalId: string): Promise<z.input<typeof GoalVision>[]> {
  const { rows } = await sql<z.input<typeof GoalVision>>`
    select l.id as "linkId", l.vision_id as "visionId", v.title, s.name as subject,
      (select json_build_object('id', p.practice_id, 'name', p.name) from visions.version_practices p
        join visions.versions of on of.district_id = p.district_id and of.id = p.version_id
        where p.district_id = l.district_id and p.practice_id = l.practice_id and of.vision_id = l.vision_id
        order by of.number desc limit 1) as practice
    from goals.goal_visions l
    join ${versionsInForce} v on v.district_id = l.district_id and v.vision_id = l.vision_id
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where l.goal_id = ${goalId} and l.unlinked_at is null order by l.linked_at, l.id`.execute(tx);
  return rows;
}

/** Whether this vision has a version in force, and the practice, where one is meant, is in it. */
export async function isVisionInForce(tx: Tx, visionId: string, practiceId: string | null): Promise<boolean> {
  const { rows } = await sql`
    select from ${versionsInForce} v where v.vision_id = ${visionId}
      and (${practiceId}::uuid is null or exists (select from visions.version_practices p
        where p.district_id = v.district_id and p.version_id = v.id and p.practice_id = ${practiceId}::uuid))`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Whether the same link is there under another id. */
export async function isLinked(tx: Tx, facts: LinkFacts): Promise<boolean> {
  const { rows } = await sql`
    select from goals.goal_visions where goal_id = ${facts.goalId} and vision_id = ${facts.visionId}
      and practice_id is not distinct from ${facts.practiceId}::uuid and unlinked_at is null`.execute(tx);
  return rows.length > 0;
}
