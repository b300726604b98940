import assert from 'node:assert/strict';
import { ORPCError } from '@orpc/client';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import type { CapacityKind } from '../../kit/actor.ts';
import { addDays, schoolDayOf } from '../../kit/days.ts';
import type { BuildingId, PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { AnswerId, QuestionId } from './question-contract.ts';
import type {
  Holding,
  PracticeId,
  SessionPlan,
  StudySessionId,
  StudySessionPage,
  VersionId,
} from './session-contract.ts';

/** The school day so many days from now in Maple Ridge. */
export const day = (fromToday: number) => addDays(schoolDayOf(new Date(), 'America/Detroit'), fromToday);

/** Asserts a refusal by its code, and its data where given. */
export async function refuses(work: Promise<unknown>, code: string, data?: unknown): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ORPCError, String(error));
    assert.equal(error.code, code);
    if (data !== undefined) assert.deepEqual(error.data, data);
    return true;
  });
}

export type Adopted = {
  visionId: string;
  versionId: VersionId;
  practiceIds: PracticeId[];
  subject: string;
  title: string;
};

/** An adopted vision with three practices, as the visions area keeps one, adopted 30 days ago unless said otherwise. */
export async function adoptVision(
  world: World,
  subject = 'Mathematics',
  { title = `How we teach ${subject}`, daysAgo = 30 } = {},
): Promise<Adopted> {
  const visionId = newId();
  const sam = world.person('sam');
  await world.query(
    `insert into visions.visions (district_id, id, subject_id, path, started_by, started_in) values ($1, $2, $3, 'create', $4, $5)`,
    [world.districtId, visionId, world.place(subject), sam.id, sam.capacityId],
  );
  const practiceIds = [newId(), newId(), newId()] as PracticeId[];
  return insertVersion(world, { visionId, practiceIds, subject, title }, 1, day(-daysAgo));
}

/** The next version of a vision, with the same practices, some of them in other words, adopted so many days ago. */
export async function reviseVision(
  world: World,
  adopted: Adopted,
  daysAgo = 2,
  changed: PracticeId[] = [],
): Promise<Adopted> {
  return insertVersion(world, adopted, 2, day(-daysAgo), changed);
}

async function insertVersion(
  world: World,
  vision: Omit<Adopted, 'versionId'>,
  number: number,
  adoptedOn: string,
  changed: readonly PracticeId[] = [],
): Promise<Adopted> {
  const [submissionId, adoptionId, versionId] = [newId(), newId(), newId()];
  const { districtId } = world;
  const sam = world.person('sam');
  const { visionId, practiceIds, title } = vision;
  const practices = practiceIds.map((practiceId, index) => ({
    practiceId,
    name: `Practice ${index + 1}`,
    phrases: [`I heard practice ${index + 1} in the room.`],
  }));
  await world.query(
    `insert into visions.submissions (district_id, id, vision_id, content, sha256, submitted_by, submitted_in) values ($1, $2, $3, '{}', 'x', $4, $5)`,
    [districtId, submissionId, visionId, sam.id, sam.capacityId],
  );
  await world.query(
    `insert into visions.adoptions (district_id, id, submission_id, held_on, chair_id, method, present, statement, recorded_by, recorded_in)
     values ($1, $2, $3, $4, $5, 'consent', '[]', 'Adopted.', $5, $6)`,
    [districtId, adoptionId, submissionId, adoptedOn, sam.id, sam.capacityId],
  );
  await world.query(
    `insert into visions.versions (district_id, id, vision_id, subject_id, number, title, content, sha256, adoption_id, adopted_on)
     values ($1, $2, $3, $4, $5, $6, $7, 'x', $8, $9)`,
    [
      ...[districtId, versionId, visionId, world.place(vision.subject), number, title],
      ...[JSON.stringify({ bands: [], practices }), adoptionId, adoptedOn],
    ],
  );
  for (const [index, practice] of practices.entries())
    await world.query(
      `insert into visions.version_practices (district_id, version_id, practice_id, ordinal, name, sentence, text_sha256) values ($1, $2, $3, $4, $5, 'They do.', $6)`,
      [
        ...[districtId, versionId, practice.practiceId, index, practice.name],
        changed.includes(practice.practiceId) ? `x${number}` : 'x',
      ],
    );
  return { ...vision, versionId: versionId as VersionId };
}

/** So many more people of a kind in a building, by made-up names; null is no building. */
export async function addStaff(
  world: World,
  kind: CapacityKind,
  building: string | null,
  count: number,
): Promise<PersonId[]> {
  const ids = Array.from({ length: count }, newId);
  for (const [index, id] of ids.entries()) {
    await world.query(
      `insert into people.persons (district_id, id, given_name, family_name, email) values ($1, $2, $3, $4, $5)`,
      [world.districtId, id, `Person${index}`, `${kind} of ${building}`, `${id}@mapleridge.example`],
    );
    await world.query(
      `insert into people.capacities (district_id, id, person_id, kind, building_id, starts_on) values ($1, $2, $3, $4, $5, '2020-01-01')`,
      [world.districtId, newId(), id, kind, building === null ? null : world.place(building)],
    );
  }
  return ids as PersonId[];
}

/** The plan of a session at Lakeside a week ahead, led by Priya, on the first two practices. */
export function planOf(world: World, adopted: Adopted, changes: Partial<SessionPlan> = {}): SessionPlan {
  return {
    id: newId() as StudySessionId,
    versionId: adopted.versionId,
    title: 'Explaining thinking, together',
    heldOn: day(7),
    minutes: 60,
    buildingId: world.place('Lakeside Elementary') as BuildingId,
    practiceIds: adopted.practiceIds.slice(0, 2),
    ledById: idOf(world, 'priya'),
    note: '',
    ...changes,
  };
}

export const idOf = (world: World, name: NamedPerson) => world.person(name).id as PersonId;

/** What Priya records of a session that was held yesterday. */
export function holdingOf(world: World, plan: SessionPlan, changes: Partial<Holding> = {}): Holding {
  return {
    id: plan.id,
    heldOn: day(-1),
    minutes: plan.minutes,
    practiceIds: plan.practiceIds,
    note: '',
    presentIds: [idOf(world, 'theo'), idOf(world, 'priya')],
    ...changes,
  };
}

/** A session of the whole district that Dana plans and records, with these people. */
export async function studyTogether(
  world: World,
  adopted: Adopted,
  presentIds: PersonId[],
  changes: Partial<Holding> = {},
): Promise<StudySessionPage> {
  const dana = world.as('dana').conversations;
  const plan = planOf(world, adopted, { buildingId: null, ledById: idOf(world, 'dana') });
  await dana.planSession(plan);
  return dana.holdSession(holdingOf(world, plan, { presentIds, ...changes }));
}

/** A question on the board about the first practice. */
export function questionOn(adopted: Adopted, body: string, isNameless = false) {
  return {
    id: (isNameless ? crypto.randomUUID() : newId()) as QuestionId,
    versionId: adopted.versionId,
    practiceId: adopted.practiceIds[0] ?? null,
    body,
    isNameless,
  };
}

export const newAnswerId = () => newId() as AnswerId;
