import {
  adoptVision,
  publishAgreement,
  study,
  visitBy,
  windowFacts,
} from '../src/areas/observation/test-ground.ts';
import type { Visit } from '../src/areas/observation/visit-contract.ts';
import { newId } from '../src/kit/new-id.ts';
import type { NamedPerson } from '../test/maple-ridge.ts';
import { openWorld, type World } from '../test/world.ts';
import type { Prepared } from './bench-requests.ts';

/** Maple Ridge with a window of mathematics that is open today, on a database that a server can be started on. */
export type Ground = {
  world: World;
  databaseUrl: string;
  subjectId: string;
  windowId: string;
  /** A new visit of this person to the window, with an answer to each of its five practices. */
  visit(name: NamedPerson): Visit;
};

/** The people who visit rooms, each on some phones. */
export const observers: readonly NamedPerson[] = ['sam', 'dana', 'noor', 'priya', 'marcus', 'elena'];

/** Opens the ground on the scratch PostgreSQL of `npm run bench`; close its world at the end. */
export async function openGround(): Promise<Ground> {
  const scratch = process.env.JOINTLY_TEST_POSTGRES;
  if (scratch === undefined) throw new Error('Start this by npm run bench, which brings a database.');
  const world = await openWorld();
  const adopted = await adoptVision(world);
  await study(world, adopted);
  await publishAgreement(world);
  const practiceIds = adopted.practiceIds.slice(0, 5) as never[];
  const { id: windowId } = await world
    .as('dana')
    .observation.openWindow(windowFacts(world, adopted, { practiceIds }));
  const answers = [
    { answer: 'seen', timesCount: 3 },
    { answer: 'not_seen', timesCount: null },
    { answer: 'seen', timesCount: 1 },
    { answer: 'no_opportunity', timesCount: null },
    { answer: 'could_not_tell', timesCount: null },
  ];
  const tallies = practiceIds.map((practiceId, index) => ({ practiceId, ...answers[index] }));
  const devices = new Map(observers.map((name) => [name, newId()]));
  let counter = 0;
  return {
    world,
    databaseUrl: await urlOf(world, scratch),
    subjectId: adopted.subjectId,
    windowId,
    visit: (name) =>
      visitBy(world, name, windowId, adopted, {
        tallies,
        deviceId: devices.get(name),
        deviceCounter: counter++,
      }),
  };
}

/** A delivery of so many new visits, ready to be sent. */
export function prepareDelivery(
  { world, visit }: Ground,
  name: NamedPerson,
  size: number,
): { prepared: Prepared; visits: Visit[] } {
  const visits = Array.from({ length: size }, () => visit(name));
  return {
    prepared: {
      method: 'POST',
      path: '/api/observation/deliveries',
      cookie: world.cookieOf(name),
      body: JSON.stringify({ deviceSentAt: new Date().toISOString(), visits }),
    },
    visits,
  };
}

async function urlOf(world: World, scratch: string): Promise<string> {
  const [row] = await world.query<{ name: string }>('select current_database() as name');
  const url = new URL(scratch);
  url.pathname = `/${row?.name}`;
  return url.href;
}
