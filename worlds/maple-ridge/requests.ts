import type { ActInput, RequestInput } from '../../src/areas/requests/request-contract.ts';
import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';
import type { Adopted } from './visions.ts';

type Versions = { mathematics: Adopted; reading: Adopted };
type Doing = readonly [PersonKey, ActInput['act'], Record<string, unknown>?];
type Asking = {
  by: PersonKey;
  kind: RequestInput['kind'];
  what: string;
  building: string | null;
  band?: string;
  practice?: string;
  rhythm?: RequestInput['rhythm'];
  reach?: RequestInput['reach'];
  /** Days from today. */
  needed?: number;
  until?: number;
  acts: readonly Doing[];
};

/** What people asked for, of whom, and what became of it: some given, some going on, one not possible now, one without a name. */
export async function fillRequests(ground: Ground, { mathematics }: Versions): Promise<void> {
  for (const asking of askings) await ask(ground, mathematics, asking);
  await askWithoutName(ground);
}

const askings: readonly Asking[] = [
  {
    ...{ by: 'theo', kind: 'coaching', building: 'Lakeside Elementary', band: '3-5', practice: 'M3' },
    what: 'Somebody beside us for the first ten minutes, while we try to let students answer each other.',
    ...{ rhythm: 'weekly', until: 56 },
    acts: [
      ['elena', 'took_up', { note: 'Tuesdays and Thursdays, beginning this week.' }],
      ['elena', 'started'],
      ['elena', 'kept', { minutes: 90 }],
    ],
  },
  {
    ...{ by: 'grace', kind: 'material', building: 'Birchwood Middle', band: '6-8', practice: 'M3' },
    what: 'A set of tasks with more than one way in, for the units on ratio.',
    acts: [
      ['marcus', 'took_up', { note: 'I order it with the department.' }],
      [
        'marcus',
        'fulfilled',
        { note: 'Thirty tasks with notes, in the shared folder.', minutes: 120, cents: 24_000 },
      ],
      ['grace', 'closed', { helped: 'yes', note: 'Every team has opened a lesson with one of them.' }],
    ],
  },
  {
    ...{ by: 'amina', kind: 'time', building: 'Lakeside Elementary', band: '3-5', needed: 30 },
    what: 'One common half hour a week for grades 3 and 4 to plan together.',
    acts: [
      ['priya', 'declined', { note: 'Not before January: then both grades have Tuesday from 1:10 to 1:40.' }],
    ],
  },
  {
    ...{
      by: 'ben',
      kind: 'learning',
      building: 'Maple Ridge High',
      band: '9-12',
      practice: 'M1',
      needed: 40,
    },
    what: 'A study session on how to begin a unit with a problem that nobody can finish alone.',
    acts: [],
  },
  {
    ...{ by: 'walt', kind: 'people', building: 'Maple Ridge High', reach: 'givers', needed: 21 },
    what: 'A second pair of hands in the library in the first hour, when two groups come at once.',
    acts: [],
  },
];

async function ask(ground: Ground, version: Adopted, asking: Asking): Promise<void> {
  const requestId = newId() as never;
  const { today } = ground.calendar;
  const practiceId = asking.practice === undefined ? null : (version.practices.get(asking.practice) ?? null);
  await ground.people[asking.by].api.requests.ask({
    ...{ requestId, kind: asking.kind, what: asking.what, versionId: null, practiceId, subjectId: null },
    buildingId: (asking.building === null ? null : ground.place(asking.building)) as never,
    bandId: (asking.band === undefined ? null : ground.place(asking.band)) as never,
    neededOn: asking.needed === undefined ? null : addDays(today, asking.needed),
    startsOn: asking.until === undefined ? null : today,
    endsOn: asking.until === undefined ? null : addDays(today, asking.until),
    ...{ rhythm: asking.rhythm ?? 'once', reach: asking.reach ?? 'givers', nameShown: 'helper' },
  });
  for (const [who, act, more] of asking.acts) {
    const input = { actId: newId(), requestId, act, ...more } as unknown as ActInput;
    await ground.people[who].api.requests.act(input);
  }
}

/** Out of a private conversation: nothing in it leads to the two who had it. */
async function askWithoutName(ground: Ground): Promise<void> {
  await ground.people.priya.api.requests.ask({
    ...{ requestId: crypto.randomUUID() as never, kind: 'time', versionId: null, practiceId: null },
    what: 'An hour a week, for a while, to plan with a colleague who knows the materials well.',
    ...{ subjectId: null, buildingId: null, bandId: null, neededOn: null, startsOn: null, endsOn: null },
    ...{ rhythm: 'weekly', reach: 'coaches', nameShown: 'nobody', key: '4WZCK7QPX2MD9RTA' },
  });
}
