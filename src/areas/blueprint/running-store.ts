import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Component } from './component-contract.ts';
import type { Arrangement, CheckInput, EvidenceInput, StateInput } from './running-contract.ts';

export async function findArrangement(tx: Tx, id: string): Promise<Arrangement | undefined> {
  const { rows } = await sql<Arrangement>`
    select id, component_id as "componentId", owner_kind as "ownerKind", building_id as "buildingId",
      group_id as "groupId", every_weeks as "everyWeeks"
    from blueprint.component_arrangements where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertArrangement(tx: Tx, actor: Actor, facts: Arrangement): Promise<void> {
  await tx
    .insertInto('blueprint.component_arrangements')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      component_id: facts.componentId,
      owner_kind: facts.ownerKind,
      building_id: facts.buildingId,
      group_id: facts.groupId,
      every_weeks: facts.everyWeeks,
      arranged_by: actor.personId,
      arranged_in: actor.capacityId,
    })
    .execute();
}

type Places = { buildingId: string | null; groupId: string | null };

/** Whether a building is still open and a group has not ended. What stays as it was before need not be. */
export async function arePlacesThere(tx: Tx, after: Places, before: Places | undefined): Promise<boolean> {
  const buildingId = after.buildingId === before?.buildingId ? null : after.buildingId;
  const groupId = after.groupId === before?.groupId ? null : after.groupId;
  const { rows } = await sql<{ yes: boolean }>`
    select (${buildingId}::uuid is null or exists (select from district.buildings b
        join district.districts d on d.id = b.district_id
        where b.id = ${buildingId}::uuid and (b.ended_on is null or b.ended_on >= (now() at time zone d.time_zone)::date)))
      and (${groupId}::uuid is null or exists (select from conversations.groups g
        where g.id = ${groupId}::uuid and g.ended_at is null)) as yes`.execute(tx);
  return rows[0]?.yes ?? false;
}

export async function findEvidence(tx: Tx, id: string): Promise<EvidenceInput | undefined> {
  const { rows } = await sql<EvidenceInput>`
    select id, component_id as "componentId", statement_id as "statementId", seen_on as "seenOn", note, source
    from blueprint.component_evidence where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertEvidence(tx: Tx, actor: Actor, facts: EvidenceInput): Promise<void> {
  await tx
    .insertInto('blueprint.component_evidence')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      component_id: facts.componentId,
      statement_id: facts.statementId,
      seen_on: facts.seenOn,
      note: facts.note,
      source: facts.source,
      noted_by: actor.personId,
      noted_in: actor.capacityId,
    })
    .execute();
}

/** What was seen of a component, the latest first. */
export async function listEvidence(tx: Tx, componentId: string): Promise<Component['evidenceSeen']> {
  const { rows } = await sql<Component['evidenceSeen'][number]>`
    select e.id, e.statement_id as "statementId", e.seen_on as "seenOn", e.note, e.source,
      p.given_name || ' ' || p.family_name as by
    from blueprint.component_evidence e
    join people.persons p on p.district_id = e.district_id and p.id = e.noted_by
    where e.component_id = ${componentId} order by e.seen_on desc, e.noted_at desc`.execute(tx);
  return rows;
}

export async function findState(tx: Tx, id: string): Promise<StateInput | undefined> {
  const { rows } = await sql<StateInput>`
    select id, component_id as "componentId", state, state_on as "on", note
    from blueprint.component_states where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertState(tx: Tx, actor: Actor, facts: StateInput): Promise<void> {
  await tx
    .insertInto('blueprint.component_states')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      component_id: facts.componentId,
      state: facts.state,
      state_on: facts.on,
      note: facts.note,
      said_by: actor.personId,
      said_in: actor.capacityId,
    })
    .execute();
}

export async function findCheck(tx: Tx, id: string): Promise<CheckInput | undefined> {
  const { rows } = await sql<CheckInput>`
    select id, component_id as "componentId", answer, checked_on as "on", evidence
    from blueprint.component_checks where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertCheck(tx: Tx, actor: Actor, facts: CheckInput): Promise<void> {
  await tx
    .insertInto('blueprint.component_checks')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      component_id: facts.componentId,
      answer: facts.answer,
      checked_on: facts.on,
      evidence: facts.evidence,
      checked_by: actor.personId,
      checked_in: actor.capacityId,
    })
    .execute();
}
