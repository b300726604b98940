import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { addDays, schoolDayOf } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';

/** The school day so many days from today in Maple Ridge. */
export const day = (fromToday: number) => addDays(schoolDayOf(new Date(), 'America/Detroit'), fromToday);

/** Asserts a refusal by its code, and its data where given. */
export async function refuses(work: Promise<unknown>, code: string, data?: unknown): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ORPCError, String(error));
    assert.equal(error.code, code, JSON.stringify(error.data));
    if (data !== undefined) assert.deepEqual(error.data, data);
    return true;
  });
}

/** A window of visits in Maple Ridge, with what had to come before it, put there behind the server's back. */
export type SeededWindow = { id: string; readingId: string | null; practiceIds: [string, string] };

/**
 * Seeds an adopted vision of two practices and a window of visits about it.
 *
 * @param wish `endsInDays` is negative when the window has ended
 */
export async function seedWindow(
  world: World,
  wish: { buildings?: string[]; endsInDays?: number; isFrozen?: boolean; subject?: string } = {},
): Promise<SeededWindow> {
  const { buildings = ['Lakeside Elementary', 'Birchwood Middle'], endsInDays = -2, isFrozen = true } = wish;
  const [id, agreementId, readingId] = [newId(), newId(), newId()];
  const subjectId = world.place(wish.subject ?? 'Mathematics');
  const { versionId, practiceIds } = await seedVersion(world, subjectId);
  const [found] = await world.query<{ number: number }>(
    'select coalesce(max(number), 0)::int + 1 as number from observation.agreements',
  );
  const agreement = { id: agreementId, number: found?.number, content: '{}', ...done(world, 'published') };
  await insert(world, 'observation.agreements', agreement);
  await insert(world, 'observation.windows', {
    ...{ id, subject_id: subjectId, version_id: versionId, agreement_id: agreementId },
    ...{ purpose: 'How do students explain?', practice_ids: practiceIds, visit_minutes: 5 },
    ...{ building_ids: buildings.map(world.place), coverage_percent: 80 },
    ...{ starts_on: day(endsInDays - 21), ends_on: day(endsInDays), ...done(world, 'opened') },
  });
  if (isFrozen) await world.as('dana').analysis.takeReading({ id: readingId, windowId: id });
  return { id, readingId: isFrozen ? readingId : null, practiceIds };
}

async function seedVersion(world: World, subjectId: string) {
  const [visionId, submissionId, adoptionId, versionId] = [newId(), newId(), newId(), newId()];
  const practiceIds: [string, string] = [newId(), newId()];
  const subject = { id: subjectId, name: 'The subject' };
  const text = { title: 'Our vision', about: '', localContext: '', language: 'en', subject, bands: [] };
  const rest = { path: 'create', model: null, targets: [], practices: [], removed: [], works: [] };
  const frozen = JSON.stringify({ ...text, ...rest });
  const content = { content: frozen, sha256: sha256(frozen) };
  const vision = { id: visionId, subject_id: subjectId, path: 'create', ...done(world, 'started') };
  await insert(world, 'visions.visions', vision);
  const submission = { id: submissionId, vision_id: visionId, ...content, ...done(world, 'submitted') };
  await insert(world, 'visions.submissions', submission);
  await insert(world, 'visions.adoptions', {
    ...{ id: adoptionId, submission_id: submissionId, held_on: day(-90), chair_id: world.person('sam').id },
    ...{ method: 'consent', present: '[]', statement: 'We adopt it.', ...done(world, 'recorded') },
  });
  await insert(world, 'visions.versions', {
    ...{
      id: versionId,
      vision_id: visionId,
      subject_id: subjectId,
      number: 1,
      title: 'Our vision',
      ...content,
    },
    ...{ adoption_id: adoptionId, adopted_on: day(-90) },
  });
  const names = ['Students explain their reasoning', 'Tasks with a low floor and a high ceiling'];
  for (const [ordinal, name] of names.entries()) {
    const practice = { version_id: versionId, practice_id: practiceIds[ordinal], ordinal, name };
    const words = { sentence: `${name}.`, text_sha256: sha256(name) };
    await insert(world, 'visions.version_practices', { ...practice, ...words });
  }
  return { versionId, practiceIds };
}

/** What a start of a conversation about a window sends, by whoever may. */
export const startInput = (window: SeededWindow, more: Record<string, unknown> = {}) => ({
  conversationId: newId(),
  windowId: window.id,
  readingId: window.readingId ?? newId(),
  buildingId: null,
  agreementAccepted: true,
  agreementLanguage: 'en' as const,
  ...more,
});

/** A conversation that has come to its last stage, with a note in each stage before. */
export async function conversationAtItsEnd(
  world: World,
  window: SeededWindow,
  leader: NamedPerson = 'dana',
): Promise<string> {
  const input = startInput(window);
  const { conversationId } = input;
  const { supports } = world.as(leader);
  await supports.startConversation(input);
  for (const [stage, next] of [
    ['facts', 'wonderings'],
    ['wonderings', 'meaning'],
    ['meaning', 'next_steps'],
  ] as const) {
    const body = `Something for ${stage}`;
    await supports.writeNote({ noteId: newId(), conversationId, stage, practiceId: null, body });
    await supports.openStage({ conversationId, stage: next });
  }
  return conversationId;
}

/** A step to make, held by Elena. */
export const stepInput = (world: World, more: Record<string, unknown> = {}) => ({
  stepId: newId(),
  conversationId: null as string | null,
  subjectId: null as string | null,
  practiceId: null as string | null,
  buildingId: null as string | null,
  bandId: null as string | null,
  kind: 'structure' as const,
  learning: 'professional' as const,
  what: 'A weekly half hour to plan tasks together',
  measure: 'Seen in more visits in the next window',
  ownerId: world.person('elena').id,
  dueOn: day(20),
  ...more,
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Who did it: Dana, as a member of the DN. */
function done(world: World, verb: string): Record<string, string> {
  const dana = world.person('dana');
  return { [`${verb}_by`]: dana.id, [`${verb}_in`]: dana.capacityId };
}

function insert(world: World, table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row);
  const values = columns.map((_, index) => `$${index + 2}`);
  return world.query(
    `insert into ${table} (district_id, ${columns.join(', ')}) values ($1, ${values.join(', ')})`,
    [world.districtId, ...Object.values(row)],
  );
}
