import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Routine, RoutineChange, RoutineId, RoutineMark } from './routine-contract.ts';
import type { Mark, Rhythm } from './routine-rules.ts';

/** A routine as it is kept, with all its rhythms and what became of its times. */
export type KeptRoutine = Pick<
  Routine,
  | 'id'
  | 'number'
  | 'name'
  | 'about'
  | 'building'
  | 'cadence'
  | 'startsOn'
  | 'endsOn'
  | 'policyLink'
  | 'component'
  | 'sampleId'
  | 'notes'
> & {
  whoKind: Routine['who']['kind'];
  group: Routine['who']['group'];
  rhythms: Rhythm[];
  marks: { on: string; mark: Mark }[];
};

export async function listKeptRoutines(tx: Tx): Promise<KeptRoutine[]> {
  return readRoutines(tx, sql`true`);
}

export async function findRoutine(tx: Tx, id: string): Promise<KeptRoutine | undefined> {
  return (await readRoutines(tx, sql`r.id = ${id}`))[0];
}

async function readRoutines(tx: Tx, where: RawBuilder<unknown>): Promise<KeptRoutine[]> {
  const { rows } = await sql<KeptRoutine>`
    select r.id, v.number, v.name, v.about, v.who_kind as "whoKind", v.cadence, v.starts_on as "startsOn",
      v.ends_on as "endsOn", v.policy_link as "policyLink", v.sample_id as "sampleId",
      case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as building,
      case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as group,
      case when c.component_id is not null then json_build_object('id', c.component_id, 'name', c.content->'name') end as component,
      (select json_agg(json_build_object('cadence', h.cadence, 'startsOn', h.starts_on, 'endsOn', h.ends_on) order by h.number)
        from blueprint.routine_versions h where h.district_id = r.district_id and h.routine_id = r.id) as rhythms,
      coalesce((select json_agg(json_build_object('on', k.due_on, 'mark', k.mark) order by k.due_on)
        from (select distinct on (m.due_on) m.due_on, m.mark from blueprint.routine_marks m
          where m.district_id = r.district_id and m.routine_id = r.id order by m.due_on, m.ordinal desc) k), '[]') as marks,
      coalesce((select json_agg(json_build_object('id', n.id, 'on', n.noted_on, 'note', n.note,
          'by', who.given_name || ' ' || who.family_name) order by n.noted_on desc, n.noted_at desc)
        from blueprint.routine_notes n join people.persons who on who.district_id = n.district_id and who.id = n.noted_by
        where n.district_id = r.district_id and n.routine_id = r.id), '[]') as notes
    from blueprint.routines r
    join lateral (select * from blueprint.routine_versions v where v.district_id = r.district_id and v.routine_id = r.id
      order by v.number desc limit 1) v on true
    left join district.buildings b on b.district_id = v.district_id and b.id = v.building_id
    left join conversations.groups g on g.district_id = v.district_id and g.id = v.group_id
    left join lateral (select w.component_id, w.content from blueprint.component_versions w
      where w.district_id = v.district_id and w.component_id = v.component_id order by w.number desc limit 1) c on true
    where ${where}
    order by v.name, r.id`.execute(tx);
  return rows;
}

export async function findRoutineChange(
  tx: Tx,
  id: string,
): Promise<Omit<RoutineChange, 'after'> | undefined> {
  const { rows } = await sql<Omit<RoutineChange, 'after'>>`
    select routine_id as "routineId", id, name, about, who_kind as "whoKind", group_id as "groupId",
      building_id as "buildingId", cadence, starts_on as "startsOn", ends_on as "endsOn", policy_link as "policyLink",
      component_id as "componentId", sample_id as "sampleId"
    from blueprint.routine_versions where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertRoutineVersion(
  tx: Tx,
  actor: Actor,
  facts: Omit<RoutineChange, 'after'>,
  number: number,
): Promise<void> {
  if (number === 1)
    await tx
      .insertInto('blueprint.routines')
      .values({ district_id: actor.districtId, id: facts.routineId })
      .execute();
  await tx
    .insertInto('blueprint.routine_versions')
    .values({
      district_id: actor.districtId,
      routine_id: facts.routineId,
      id: facts.id,
      number,
      name: facts.name,
      about: facts.about,
      who_kind: facts.whoKind,
      group_id: facts.groupId,
      building_id: facts.buildingId,
      cadence: facts.cadence,
      starts_on: facts.startsOn,
      ends_on: facts.endsOn,
      policy_link: facts.policyLink,
      component_id: facts.componentId,
      sample_id: facts.sampleId,
      changed_by: actor.personId,
      changed_in: actor.capacityId,
    })
    .execute();
}

export type MarkFacts = { id: string; routineId: RoutineId; dueOn: string; mark: RoutineMark };

export async function findMark(tx: Tx, id: string): Promise<MarkFacts | undefined> {
  const { rows } = await sql<MarkFacts>`
    select id, routine_id as "routineId", due_on as "dueOn", mark from blueprint.routine_marks where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function insertMark(tx: Tx, actor: Actor, facts: MarkFacts): Promise<void> {
  await tx
    .insertInto('blueprint.routine_marks')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      routine_id: facts.routineId,
      due_on: facts.dueOn,
      mark: facts.mark,
      marked_by: actor.personId,
      marked_in: actor.capacityId,
    })
    .execute();
}

export type NoteFacts = { id: string; routineId: RoutineId; on: string; note: string };

export async function findNote(tx: Tx, id: string): Promise<NoteFacts | undefined> {
  const { rows } = await sql<NoteFacts>`
    select id, routine_id as "routineId", noted_on as "on", note from blueprint.routine_notes where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function insertNote(tx: Tx, actor: Actor, facts: NoteFacts): Promise<void> {
  await tx
    .insertInto('blueprint.routine_notes')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      routine_id: facts.routineId,
      noted_on: facts.on,
      note: facts.note,
      noted_by: actor.personId,
      noted_in: actor.capacityId,
    })
    .execute();
}
