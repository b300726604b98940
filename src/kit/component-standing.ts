import { addDays } from './days.ts';
import type { Moment, SchoolDay } from './school-time.ts';

/** How a component stands. Read anew each time from what was said of it; nothing sets it. */
export type Standing = {
  state: 'not_planned' | 'planned' | 'started' | 'installed' | 'lapsed';
  /** Since when; null for what is not planned. */
  since: SchoolDay | null;
  startedOn: SchoolDay | null;
  installedOn: SchoolDay | null;
  lastCheckedOn: SchoolDay | null;
  /** What the last check found, while it is installed. */
  lastAnswer: 'yes' | 'partly' | 'no' | null;
  /** By when it is to be looked at again. */
  nextCheckOn: SchoolDay | null;
  isDue: boolean;
  /** The day from which it counts as lapsed unless somebody looks. */
  lapsesOn: SchoolDay | null;
  /** Why it lapsed: somebody said so, a check found so, or nobody looked in time. */
  lapsedBy: 'said' | 'check' | 'unchecked' | null;
};

/** Each with its day, and the moment at which it was said. */
export type SaidState = { state: 'started' | 'installed' | 'lapsed'; on: SchoolDay; at: Moment };
export type SaidCheck = { answer: 'yes' | 'partly' | 'no'; on: SchoolDay; at: Moment };
export type StandingGround = {
  /** In the order in which they were said. */
  states: readonly SaidState[];
  checks: readonly SaidCheck[];
  plannedFrom: SchoolDay | null;
  everyWeeks: number;
  graceWeeks: number;
  today: SchoolDay;
};

type Event = {
  on: SchoolDay;
  at: Moment;
  says: 'started' | 'installed' | 'lapsed' | 'yes' | 'partly' | 'no';
};

/**
 * How a component stands today. What is installed has to be looked at again: from its next check on it is due, and when
 * the grace has passed as well it has lapsed, with that day, until somebody looks and it holds.
 */
export function standingOf(ground: StandingGround): Standing {
  const events = eventsOf(ground);
  const nothing: Standing = {
    ...{ state: ground.plannedFrom === null ? 'not_planned' : 'planned', since: ground.plannedFrom },
    ...{ startedOn: null, installedOn: null, lastCheckedOn: null, lastAnswer: null },
    ...{ nextCheckOn: null, isDue: false, lapsesOn: null, lapsedBy: null },
  };
  const said = events.reduce(afterEvent, nothing);
  return said.state === 'installed' ? withNextCheck(said, ground) : said;
}

/** In the order of their days; of one day, in the order in which they were said. */
function eventsOf({ states, checks }: StandingGround): Event[] {
  const events: Event[] = [
    ...states.map(({ on, at, state }) => ({ on, at, says: state })),
    ...checks.map(({ on, at, answer }) => ({ on, at, says: answer })),
  ];
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return events.toSorted((one, other) => order(one.on, other.on) || order(one.at, other.at));
}

function afterEvent(before: Standing, { on, says }: Event): Standing {
  switch (says) {
    case 'started':
      return { ...before, state: 'started', since: on, startedOn: on, installedOn: null, lapsedBy: null };
    case 'installed':
      return { ...before, state: 'installed', since: on, installedOn: on, lastAnswer: null, lapsedBy: null };
    case 'lapsed':
      return { ...before, state: 'lapsed', since: on, lapsedBy: 'said' };
    case 'no':
      return {
        ...before,
        state: 'lapsed',
        since: on,
        lastCheckedOn: on,
        lastAnswer: 'no',
        lapsedBy: 'check',
      };
    default: {
      const holds = { ...before, lastCheckedOn: on, lastAnswer: says };
      // A check that finds it holding brings back what had lapsed.
      return before.state === 'lapsed' ? { ...holds, state: 'installed', since: on, lapsedBy: null } : holds;
    }
  }
}

function withNextCheck(said: Standing, { everyWeeks, graceWeeks, today }: StandingGround): Standing {
  const [installed, checked] = [said.since ?? today, said.lastCheckedOn ?? ''];
  const nextCheckOn = addDays(checked > installed ? checked : installed, everyWeeks * 7);
  const lapsesOn = addDays(nextCheckOn, graceWeeks * 7 + 1);
  const looked = { ...said, nextCheckOn, lapsesOn, isDue: today >= nextCheckOn };
  return today < lapsesOn ? looked : { ...looked, state: 'lapsed', since: lapsesOn, lapsedBy: 'unchecked' };
}
