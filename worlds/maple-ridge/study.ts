import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { buildings } from './buildings.ts';
import { type Ground, inParallel } from './ground.ts';
import type { PersonKey } from './people.ts';
import { chanceOf } from './random.ts';
import type { Adopted } from './visions.ts';

type Study = {
  title: string;
  /** The day of the first building; the others follow within the week. */
  from: string;
  /** The practices studied, by the models' ids; all of them when left out. */
  practices?: readonly string[];
  note: string;
  /** What share of a building's staff was there. */
  turnout: number;
};

const leaders = ['elena', 'darnell'] as const satisfies readonly PersonKey[];

/** Studies a version in every building, and among those who belong to none. */
export async function studyVersion(ground: Ground, version: Adopted, study: Study): Promise<void> {
  const places = [...buildings.map(({ name }) => name), null];
  await inParallel([...places.entries()], 3, ([index, building]) =>
    studyInPlace(ground, version, { ...study, building, heldOn: addDays(study.from, index % 3) }, index),
  );
}

async function studyInPlace(
  ground: Ground,
  version: Adopted,
  study: Study & { building: string | null; heldOn: string },
  index: number,
): Promise<void> {
  const leader = ground.people[leaders[index % leaders.length] ?? 'elena'];
  const { conversations } = leader.api;
  const { heldOn, building } = study;
  const buildingId = building === null ? null : ground.place(building);
  const { staff } = await conversations.listStaff({
    ...{ on: heldOn, search: '' },
    ...(buildingId === null ? {} : { buildingId }),
  });
  const chance = chanceOf(`study/${study.title}/${building}`);
  const here = buildingId === null ? staff.filter(hasNoBuilding) : staff;
  const present = here.filter(() => chance.happens(study.turnout)).map(({ id }) => id);
  const practiceIds = study.practices?.map((id) => version.practices.get(id) ?? id) ?? [
    ...version.practices.values(),
  ];
  const id = newId();
  const facts = { id, heldOn, minutes: chance.pick([45, 60, 75, 90]), practiceIds, note: study.note };
  await conversations.planSession({
    ...facts,
    ...{ versionId: version.versionId, title: study.title, buildingId, ledById: leader.id },
  });
  await conversations.holdSession({ ...facts, presentIds: [...new Set([...present, leader.id])] });
}

function hasNoBuilding(member: { capacities: { building: string | null }[] }): boolean {
  return member.capacities.every(({ building }) => building === null);
}

/** Plans a session that is still to come, so that it waits on the home pages. */
export async function planSession(ground: Ground, version: Adopted): Promise<void> {
  const { elena } = ground.people;
  await elena.api.conversations.planSession({
    ...{ id: newId(), versionId: version.versionId, buildingId: null, ledById: elena.id },
    title: 'Two lessons on paper: where could students have answered each other?',
    ...{ heldOn: addDays(ground.calendar.today, 9), minutes: 60 },
    practiceIds: [...version.practices.values()].slice(0, 3),
    note: 'Bring one task that you plan to use before the break.',
  });
}
