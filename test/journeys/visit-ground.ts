import type { Page } from '@playwright/test';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { adoptVision } from '../adopted-vision.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import type { World } from '../world.ts';

/** A window of visits to mathematics at Lakeside that is open today, and the names of its practices. */
export type Visiting = { windowId: string; practices: { id: string; name: string }[] };

const today = () => schoolDayOf(new Date(), 'America/Detroit');
const audience: NamedPerson[] = ['sam', 'dana', 'noor', 'priya', 'marcus', 'theo', 'amina', 'grace', 'ben'];
const opened = new WeakMap<World, Promise<Visiting>>();

/** What a window has beside the ordinary, by the ids of its practices. */
type Changes = (practiceIds: string[]) => Record<string, unknown>;

/** Opens the window through the API, once in a world: vision, agreement, study, window. */
export function openVisiting(world: World, changes: Changes = () => ({})): Promise<Visiting> {
  const known = opened.get(world) ?? open(world, changes);
  opened.set(world, known);
  return known;
}

async function open(world: World, changes: Changes): Promise<Visiting> {
  const sam = world.as('sam');
  await adoptVision(world);
  const [version] = await sam.visions.listVersions({});
  if (version === undefined) throw new Error('no vision was adopted');
  await sam.observation.publishAgreement({ id: newId() as never, content: agreement });
  await studyIt(world, version);
  const windowId = newId();
  const practices = version.practices.slice(0, 4);
  await sam.observation.openWindow({
    id: windowId,
    subjectId: version.subject.id,
    versionId: version.id,
    purpose: 'Where do students explain their thinking to each other?',
    practiceIds: practices.map((practice) => practice.practiceId),
    buildingIds: [world.place('Lakeside Elementary')],
    startsOn: today(),
    endsOn: addDays(today(), 13),
    visitMinutes: 5,
    ...changes(practices.map((practice) => practice.practiceId)),
  } as never);
  return { windowId, practices: practices.map(({ practiceId, name }) => ({ id: practiceId, name })) };
}

const agreement = {
  statement: 'Visits show how the vision lives in our buildings, so that we know where support is needed.',
  kept: ['The practice and whether it was seen', 'The building and the grade band'],
  notKept: ['Who taught', 'Which room'],
  seenBy: ['Everybody in the district, as figures'],
  keptForMonths: 24,
  visitMinutes: { min: 3, max: 8 },
  notForEvaluation: 'No visit is used to judge anybody.',
  perfectionLine: 'The vision is an aim. Nobody expects to see all of it in one lesson.',
};

type Version = Awaited<ReturnType<ReturnType<World['as']>['visions']['listVersions']>>[number];

async function studyIt(world: World, version: Version): Promise<void> {
  const elena = world.as('elena');
  const facts = {
    id: newId() as never,
    heldOn: today(),
    minutes: 45,
    practiceIds: version.practices.map(({ practiceId }) => practiceId) as never[],
  };
  await elena.conversations.planSession({
    ...facts,
    versionId: version.id as never,
    title: 'Study of all practices',
    buildingId: null,
    ledById: world.person('elena').id as never,
  });
  const presentIds = audience.map((name) => world.person(name).id) as never[];
  await elena.conversations.holdSession({ ...facts, presentIds });
}

/** Opens the visit and waits until it would open without a signal too. */
export async function openVisit(page: Page): Promise<void> {
  await page.goto('/visit');
  await page.getByText('Works without a signal.').waitFor();
  await page.getByRole('button', { name: 'Start the visit' }).waitFor();
}

/** Begins a visit to a room. */
export async function startVisit(page: Page, room: string, band = '3-5'): Promise<void> {
  await page.getByRole('button', { name: 'Start the visit' }).waitFor();
  const other = page.getByRole('button', { name: 'Another room' });
  if (await other.isVisible()) await other.click();
  await page.getByLabel('Room', { exact: true }).fill(room);
  await choose(page, 'Grade band', band);
  await choose(page, 'Part of the lesson', 'Middle');
  await page.getByRole('button', { name: 'Start the visit' }).click();
  await page.getByRole('heading', { level: 1, name: room }).waitFor();
}

/** Chooses in a row: a part of the lesson, or the answer to a practice. */
export async function choose(page: Page, group: string, words: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByRole('radio', { name: words, exact: true }).click();
}

/** Finishes and saves; resolves when the screen says that it is saved, or already received. */
export async function finishVisit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Save this visit' }).click();
  await page.getByRole('heading', { level: 1, name: /^(Saved on this phone|Received)$/ }).waitFor();
}

export type ServerVisit = {
  id: string;
  observer_id: string;
  device_counter: number;
  lesson_part: string;
  tallies: { practice_id: string; answer: string; times_count: number | null }[];
};

/** What the server has, oldest first by the phone's count, as the owner of the database sees it. */
export function visitsOnServer(world: World): Promise<ServerVisit[]> {
  return world.query<ServerVisit>(
    `select v.id, v.observer_id, v.device_counter, v.lesson_part,
       (select json_agg(json_build_object('practice_id', t.practice_id, 'answer', t.answer, 'times_count', t.times_count))
        from observation.tallies t where t.district_id = v.district_id and t.visit_id = v.id) as tallies
     from observation.visits v order by v.device_id, v.device_counter`,
  );
}
