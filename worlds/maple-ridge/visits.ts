import { createHash } from 'node:crypto';
import { newId } from '../../src/kit/new-id.ts';
import { besideAnswer } from './beats.ts';
import { type Building, buildings, roomsOf } from './buildings.ts';
import { schoolDaysIn, utcOffsetOf } from './calendar.ts';
import { type Ground, inParallel } from './ground.ts';
import type { PersonKey } from './people.ts';
import { type Chance, chanceOf, seed } from './random.ts';
import { answerIn, type Truth } from './truth.ts';

/** A window as visits are made in it. `number` counts from 1 and is what the truth goes by. */
export type VisitedWindow = {
  id: string;
  subject: 'mathematics' | 'reading';
  number: number;
  startsOn: string;
  endsOn: string;
  /** The ids of the practices in focus by the models' ids. */
  practices: ReadonlyMap<string, string>;
  truths: readonly Truth[];
};

/** Who visits: mostly the building's principal, else a coach. */
const principals: Record<string, PersonKey> = {
  'Lakeside Elementary': 'priya',
  'Riverbend Elementary': 'tomasz',
  'Oak Street Elementary': 'mai',
  'Birchwood Middle': 'marcus',
  'Maple Ridge High': 'keisha',
  'Cedar Street Center': 'linda',
};
const coaches = ['elena', 'darnell'] as const satisfies readonly PersonKey[];

const visitsADelivery = 25;
const visitMinutes = 5;

/** A phone: it numbers its visits from 1. */
type Device = { id: string; counter: number };

/** The phones of those who visit; each has one, for the whole year. */
export type Devices = ReadonlyMap<PersonKey, Device>;

export function handOutDevices(): Devices {
  const keys: PersonKey[] = [...Object.values(principals), ...coaches];
  return new Map(keys.map((key) => [key, { id: newId(), counter: 0 }]));
}

type Planned = {
  observer: PersonKey;
  building: Building;
  band: string;
  room: string;
  startedAt: Date;
  offset: number;
  part: 'beginning' | 'middle' | 'end';
  tallies: { practice: string; answer: ReturnType<typeof answerIn> }[];
};

/** Plans all visits of a window, in the order of time. */
export function planVisits(
  window: Pick<VisitedWindow, 'subject' | 'number' | 'truths' | 'startsOn' | 'endsOn'>,
  schoolYearStart: string,
): Planned[] {
  const chance = chanceOf(`visits/${window.subject}/${window.number}`);
  const days = schoolDaysIn(schoolYearStart, window);
  return buildings
    .flatMap((building) => planBuilding(building, window, days, chance))
    .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
}

function planBuilding(
  building: Building,
  window: Pick<VisitedWindow, 'number' | 'truths'>,
  days: readonly string[],
  chance: Chance,
): Planned[] {
  const rooms = roomsOf(building);
  const count = building.visits + chance.whole(-1, 2);
  // Rooms not yet visited come first, as the route proposes them.
  let route: typeof rooms = [];
  return Array.from({ length: count }, () => {
    if (route.length === 0) route = shuffled(rooms, chance);
    const room = route.pop() ?? rooms[0];
    if (room === undefined) throw new Error('a building has rooms');
    const day = chance.pick(days);
    const offset = utcOffsetOf(day);
    const minutes = chance.whole(8 * 60 + 5, 14 * 60 + 40);
    const midnight = Date.parse(`${day}T00:00:00Z`) - offset * 60_000;
    return {
      observer: chance.happens(0.7) ? (principals[building.name] ?? 'elena') : chance.pick(coaches),
      building,
      band: room.band,
      room: room.id,
      startedAt: new Date(midnight + minutes * 60_000 + chance.whole(0, 59_999)),
      offset,
      part: chance.pick(['beginning', 'middle', 'middle', 'end'] as const),
      tallies: window.truths.map((truth) => ({
        practice: truth.practice,
        answer: answerIn(room, truth, window.number, chance),
      })),
    };
  });
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  return items
    .map((item) => ({ item, at: chance.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** As good as the phone's own token: the window's key is gone, and nobody can test which room it was. */
function tokenOf(window: VisitedWindow, room: string): string {
  return createHash('sha256')
    .update(`${seed}/${window.subject}/${window.number}/${room}`)
    .digest('base64url');
}

/** Brings all visits of a window from the phones, in deliveries of twenty-five. Answers how many there were. */
export async function bringVisits(ground: Ground, window: VisitedWindow, devices: Devices): Promise<number> {
  const planned = planVisits(window, ground.calendar.start);
  const deliveries = [...devices.keys()].flatMap((observer) => {
    const own = planned.filter((visit) => visit.observer === observer);
    const visits = own.map((visit) => asSent(ground, window, visit, devices));
    const pages = Math.ceil(visits.length / visitsADelivery);
    return Array.from({ length: pages }, (_, page) => ({
      observer,
      visits: visits.slice(page * visitsADelivery, (page + 1) * visitsADelivery),
    }));
  });
  await inParallel(deliveries, 3, async ({ observer, visits }) => {
    const { observation } = ground.people[observer].api;
    const receipt = await observation.deliverVisits({ deviceSentAt: new Date().toISOString(), visits });
    const [refused] = receipt.refused;
    if (refused !== undefined) throw new Error(`a visit was refused: ${JSON.stringify(refused)}`);
  });
  return planned.length;
}

function asSent(ground: Ground, window: VisitedWindow, visit: Planned, devices: Devices) {
  const { observer, startedAt } = visit;
  const device = devices.get(observer);
  if (device === undefined) throw new Error(`${observer} has no phone`);
  device.counter += 1;
  const chance = chanceOf(`count/${window.subject}/${startedAt.getTime()}`);
  return {
    id: newId(),
    windowId: window.id,
    buildingId: ground.place(visit.building.name),
    bandId: ground.place(visit.band),
    lessonPart: visit.part,
    roomToken: tokenOf(window, visit.room),
    observerId: ground.people[observer].id,
    capacityId: ground.people[observer].capacityId,
    deviceId: device.id,
    deviceCounter: device.counter,
    startedAt: startedAt.toISOString(),
    endedAt: new Date(startedAt.getTime() + visitMinutes * 60_000).toISOString(),
    utcOffsetMinutes: visit.offset,
    clientVersion: '0.1.0',
    tallies: visit.tallies.map(({ practice, answer }) => ({
      practiceId: window.practices.get(practice) ?? practice,
      answer,
      timesCount: answer === 'seen' && chance.happens(0.4) ? chance.whole(1, 4) : null,
      ...besideAnswer(window.subject, practice, answer, `${observer}/${startedAt.getTime()}`),
    })),
  };
}
