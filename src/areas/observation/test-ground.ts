import assert from 'node:assert/strict';
import { ORPCError } from '@orpc/client';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { addDays, schoolDayOf } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';
import type { AgreementContent, AgreementId } from './agreement-contract.ts';
import type { Visit, WindowId } from './visit-contract.ts';
import type { WindowFacts } from './window-contract.ts';

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

export const agreementContent: AgreementContent = {
  statement: 'Visits show how the vision lives in our buildings, so that we know where support is needed.',
  kept: ['The practice and whether it was seen', 'The building and the grade band'],
  notKept: ['Who taught', 'Which room'],
  seenBy: ['Everybody in the district, as figures'],
  keptForMonths: 24,
  visitMinutes: { min: 3, max: 8 },
  notForEvaluation: 'No visit is used to judge anybody.',
  perfectionLine: 'The vision is an aim. Nobody expects to see all of it in one lesson.',
};

/** Publishes an agreement as Sam. */
export async function publishAgreement(world: World, content: Partial<AgreementContent> = {}) {
  return world.as('sam').observation.publishAgreement({
    id: newId() as AgreementId,
    content: { ...agreementContent, ...content },
  });
}

export type Adopted = { subjectId: string; visionId: string; versionId: string; practiceIds: string[] };

/** An adopted vision with six practices, as the visions area keeps one. */
export async function adoptVision(world: World, subject = 'Mathematics'): Promise<Adopted> {
  const [visionId, submissionId, adoptionId, versionId] = [newId(), newId(), newId(), newId()];
  const subjectId = world.place(subject);
  const sam = world.person('sam');
  const practiceIds = Array.from({ length: 6 }, newId);
  const practices = practiceIds.map((practiceId, index) => ({
    practiceId,
    name: `Practice ${index + 1}`,
    sentence: `Students do the ${index + 1}th thing.`,
    lookFors: [
      { id: `L${index}a`, kind: 'behavior', text: 'Students explain.' },
      { id: `L${index}b`, kind: 'characteristic', text: 'Work is on the walls.' },
    ],
    opportunity: 'When students work on a task.',
    notThis: 'The teacher explains.',
    phrases: ['I saw students explain.'],
  }));
  const bands = [{ id: world.place('K-2'), name: 'K-2' }];
  const at = { d: world.districtId, sam: sam.id, cap: sam.capacityId };
  await world.query(
    `insert into visions.visions (district_id, id, subject_id, path, started_by, started_in) values ($1, $2, $3, 'create', $4, $5)`,
    [at.d, visionId, subjectId, at.sam, at.cap],
  );
  await world.query(
    `insert into visions.submissions (district_id, id, vision_id, content, sha256, submitted_by, submitted_in) values ($1, $2, $3, '{}', 'x', $4, $5)`,
    [at.d, submissionId, visionId, at.sam, at.cap],
  );
  await world.query(
    `insert into visions.adoptions (district_id, id, submission_id, held_on, chair_id, method, present, statement, recorded_by, recorded_in)
     values ($1, $2, $3, $4, $5, 'consent', '[]', 'Adopted.', $5, $6)`,
    [at.d, adoptionId, submissionId, day(-30), at.sam, at.cap],
  );
  const adopted = { subjectId, visionId, versionId, practiceIds };
  await insertVersion(world, adopted, 1, adoptionId, { practices, bands });
  return adopted;
}

/** The next version of a vision, with the same practices. */
export async function reviseVision(world: World, adopted: Adopted): Promise<string> {
  const [row] = await world.query<{
    content: { practices: unknown[]; bands: unknown[] };
    adoption_id: string;
  }>('select content, adoption_id from visions.versions where id = $1', [adopted.versionId]);
  assert.ok(row);
  const versionId = newId();
  await insertVersion(world, { ...adopted, versionId }, 2, row.adoption_id, row.content);
  return versionId;
}

async function insertVersion(
  world: World,
  adopted: Adopted,
  number: number,
  adoptionId: string,
  content: { practices: unknown[]; bands: unknown[] },
) {
  await world.query(
    `insert into visions.versions (district_id, id, vision_id, subject_id, number, title, content, sha256, adoption_id, adopted_on)
     values ($1, $2, $3, $4, $5, 'How we teach', $6, 'x', $7, $8)`,
    [
      world.districtId,
      adopted.versionId,
      adopted.visionId,
      adopted.subjectId,
      number,
      JSON.stringify(content),
      adoptionId,
      day(-30),
    ],
  );
  await world.query(
    `insert into visions.version_practices (district_id, version_id, practice_id, ordinal, name, sentence, text_sha256)
     select $1, $2, (p ->> 'practiceId')::uuid, n, p ->> 'name', p ->> 'sentence', 'x'
     from jsonb_array_elements($3::jsonb) with ordinality as e(p, n)`,
    [world.districtId, adopted.versionId, JSON.stringify(content.practices)],
  );
}

/** Everybody whose study the gate counts, in this small Maple Ridge. */
export const audience: NamedPerson[] = [
  'sam',
  'dana',
  'noor',
  'priya',
  'marcus',
  'theo',
  'amina',
  'grace',
  'ben',
];

/** A study session on a version that these people took part in. */
export async function study(world: World, adopted: Adopted, names: NamedPerson[] = audience): Promise<void> {
  const [sessionId, elena] = [newId(), world.person('elena')];
  await world.query(
    `insert into conversations.study_sessions (district_id, id, version_id, title, held_on, minutes, practice_ids, led_by, plan, recorded_by, recorded_in, held_at, held_by, held_in, holding)
     values ($1, $2, $3, 'Study', $4, 60, $5, $6, '{}', $6, $7, now(), $6, $7, '{}')`,
    [
      world.districtId,
      sessionId,
      adopted.versionId,
      day(-3),
      adopted.practiceIds,
      elena.id,
      elena.capacityId,
    ],
  );
  for (const name of names)
    await world.query(
      `insert into conversations.attendances (district_id, session_id, person_id, capacity, capacities, marked_by) values ($1, $2, $3, 'teacher', '{teacher}', $4)`,
      [world.districtId, sessionId, world.person(name).id, elena.id],
    );
}

/** The facts of a window of mathematics at Lakeside, from today for two weeks. */
export function windowFacts(world: World, adopted: Adopted, changes: Partial<WindowFacts> = {}): WindowFacts {
  return {
    id: newId(),
    subjectId: adopted.subjectId,
    versionId: adopted.versionId,
    purpose: 'Where do students explain their thinking?',
    practiceIds: adopted.practiceIds.slice(0, 3),
    buildingIds: [world.place('Lakeside Elementary')],
    startsOn: day(0),
    endsOn: day(13),
    visitMinutes: 5,
    ...changes,
  } as WindowFacts;
}

/** A window that ended so many days ago, as one opened in time would be kept by now. */
export async function insertEndedWindow(
  world: World,
  adopted: Adopted,
  endedDaysAgo: number,
): Promise<string> {
  const [agreement] = await world.query<{ id: string }>(
    'select id from observation.agreements order by number desc',
  );
  assert.ok(agreement, 'publish an agreement first');
  const [id, sam] = [newId(), world.person('sam')];
  await world.query(
    `insert into observation.windows (district_id, id, subject_id, version_id, agreement_id, purpose, practice_ids, building_ids,
       starts_on, ends_on, visit_minutes, coverage_percent, opened_by, opened_in, opened_at)
     values ($1, $2, $3, $4, $5, 'Then', $6, $7, $8::date, $9, 5, 80, $10, $11, $8::date)`,
    [
      world.districtId,
      id,
      adopted.subjectId,
      adopted.versionId,
      agreement.id,
      adopted.practiceIds.slice(0, 3),
      [world.place('Lakeside Elementary')],
      day(-endedDaysAgo - 14),
      day(-endedDaysAgo),
      sam.id,
      sam.capacityId,
    ],
  );
  await world.query(
    'insert into observation.window_keys (district_id, window_id, room_key) values ($1, $2, $3)',
    [world.districtId, id, 'k'.repeat(43)],
  );
  return id;
}

/** A visit by Priya to a room of Lakeside in a window, five minutes long. */
export function visitBy(
  world: World,
  name: NamedPerson,
  windowId: string,
  adopted: Adopted,
  changes: Partial<Record<keyof Visit, unknown>> = {},
): Visit {
  const started = new Date();
  return {
    id: newId(),
    windowId,
    buildingId: world.place('Lakeside Elementary'),
    bandId: world.place('K-2'),
    lessonPart: 'middle',
    roomToken: 'A'.repeat(43),
    observerId: world.person(name).id,
    capacityId: world.person(name).capacityId,
    deviceId: newId(),
    deviceCounter: 1,
    startedAt: started.toISOString(),
    endedAt: new Date(started.getTime() + 300_000).toISOString(),
    utcOffsetMinutes: -300,
    clientVersion: '0.1.0',
    tallies: [
      { practiceId: adopted.practiceIds[0], answer: 'seen', timesCount: 3 },
      { practiceId: adopted.practiceIds[1], answer: 'not_seen', timesCount: null },
      { practiceId: adopted.practiceIds[2], answer: 'no_opportunity', timesCount: null },
    ],
    ...changes,
  } as Visit;
}

/** A world in which a window of mathematics is open today, in these buildings or as `windowFacts` says; close it afterwards. */
export async function openVisitWorld(
  buildings?: readonly string[],
): Promise<{ world: World; adopted: Adopted; windowId: WindowId }> {
  const world = await openWorld();
  const adopted = await adoptVision(world);
  await study(world, adopted);
  await publishAgreement(world);
  const buildingIds = buildings?.map((name) => world.place(name)) as never;
  const facts = windowFacts(world, adopted, buildings === undefined ? {} : { buildingIds });
  return { world, adopted, windowId: (await world.as('dana').observation.openWindow(facts)).id };
}
