import { newId } from '../../src/kit/new-id.ts';
import type { SchoolDay } from '../../src/kit/school-time.ts';
import { buildings, subjects } from './buildings.ts';
import type { SignedIn } from './ground.ts';
import { apiOf, type Door, inParallel, send } from './ground.ts';
import { heritages } from './names.ts';
import { emailOf, named, type PersonKey, password } from './people.ts';
import { chanceOf } from './random.ts';

/** A line of the staff file. */
type Line = {
  name: string;
  capacity: string;
  building?: string;
  band?: string;
  subject?: string;
};

/** How many there are of those who belong to no building. The named people are counted in. */
const districtStaff = {
  coach: 5,
  dn_member: 7,
  union_representative: 2,
  board_member: 7,
  district_office: 5,
};

/** The whole staff: the named people, and so many others by chance that every building has the staff of its size. */
export function staffList(): Line[] {
  const nameOf = nameMaker();
  const lines: Line[] = Object.values(named).map((who) => ({ ...who }));
  const missing = (capacity: string, building: string | undefined, wanted: number) => {
    const there = lines.filter((line) => line.capacity === capacity && line.building === building).length;
    return Array.from({ length: Math.max(0, wanted - there) }, nameOf);
  };
  for (const [capacity, wanted] of Object.entries(districtStaff))
    for (const name of missing(capacity, undefined, wanted)) lines.push({ name, capacity });
  for (const { name: building, bands, teachers, otherStaff } of buildings) {
    const isSecondary = !bands.includes('K-2');
    const add = (capacity: string, wanted: number) => {
      for (const [index, name] of missing(capacity, building, wanted).entries()) {
        const band = bands[index % bands.length] ?? '';
        const subject = subjects[index % subjects.length]?.name ?? '';
        if (capacity !== 'teacher') lines.push({ name, capacity, building });
        else lines.push({ name, capacity, building, band, ...(isSecondary ? { subject } : {}) });
      }
    };
    add('building_administrator', teachers > 30 ? 2 : 1);
    add('teacher', teachers);
    add('other_staff', otherStaff);
  }
  return [...lines, ...networkMembers(lines)];
}

/** In every building two teachers sit in the Building Network as well: one person, two capacities. */
function networkMembers(lines: readonly Line[]): Line[] {
  const names: ReadonlySet<string> = new Set(Object.values(named).map(({ name }) => name));
  return buildings.flatMap(({ name: building }) =>
    lines
      .filter((line) => line.capacity === 'teacher' && line.building === building && !names.has(line.name))
      .slice(0, 2)
      .map(({ name }) => ({ name, capacity: 'bn_member', building })),
  );
}

function nameMaker(): () => string {
  const chance = chanceOf('names');
  const taken = new Set<string>(Object.values(named).map(({ name }) => name));
  return () => {
    for (;;) {
      // Some families marry across: a name may be of two parts of the world.
      const given = chance.pick(heritages);
      const family = chance.happens(0.85) ? given : chance.pick(heritages);
      const name = `${chance.pick(given.given.split(' '))} ${chance.pick(family.family.split(' '))}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

function staffFile(since: SchoolDay): string {
  // The office is there already: it is who brings the file.
  const lines = staffList().filter(({ name }) => name !== named.odette.name);
  const rows = lines.map(({ name, capacity, building = '', band = '', subject = '' }) => {
    const [given = '', ...family] = name.split(' ');
    return [emailOf(name), given, family.join(' '), capacity, building, band, subject, since, ''].join(',');
  });
  const heading = 'email,given_name,family_name,capacity,building,band,subject,starts_on,ends_on';
  return `${[heading, ...rows].join('\r\n')}\r\n`;
}

/** Brings the staff in from a file, as a district does, and invites everybody. Answers everybody's id by e-mail. */
export async function bringStaff(door: Door, since: SchoolDay): Promise<ReadonlyMap<string, string>> {
  const { people } = door.office;
  const file = Buffer.from(staffFile(since)).toString('base64');
  const { digest, problems } = await people.previewImport({ file, endMissing: false });
  if (problems.length > 0) throw new Error(`the staff file has problems: ${JSON.stringify(problems[0])}`);
  await people.confirmImport({ id: newId(), file, digest, endMissing: false });
  const ids = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await people.listPersons({ limit: 200, ...(after === undefined ? {} : { after }) });
    for (const person of page.persons) ids.set(person.email, person.id);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids;
}

/** Invites everybody; the named people accept, set the password and are signed in. The office has done so already. */
export async function signEverybodyIn(
  door: Door,
  ids: ReadonlyMap<string, string>,
): Promise<Record<PersonKey, SignedIn>> {
  const keys = new Map(Object.entries(named).map(([key, { name }]) => [emailOf(name), key as PersonKey]));
  const signedIn = new Map<PersonKey, SignedIn>();
  await inParallel([...ids], 6, async ([email, personId]) => {
    const key = keys.get(email);
    if (key === 'odette') return;
    const { link } = await door.office.people.makeInvitation({ personId, id: newId() });
    if (key === undefined) return;
    const [districtId, secret] = new URL(link).hash.slice(1).split('.');
    const { body, cookie } = await send(door.url, 'PUT', '/people/invitation/acceptance', {
      ...{ districtId, secret, password },
    });
    const { actor } = body as { actor: { personId: string; capacityId: string } };
    signedIn.set(key, { id: actor.personId, capacityId: actor.capacityId, api: apiOf(door.url, cookie) });
  });
  const { actor } = await door.office.people.readSession();
  signedIn.set('odette', { id: actor.personId, capacityId: actor.capacityId, api: door.office });
  return Object.fromEntries(signedIn) as Record<PersonKey, SignedIn>;
}
