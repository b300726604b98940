import type { Holding, Keepings } from './map-contract.ts';
import { isWithoutSupport } from './map-rules.ts';
import type { Rhythm, Standing } from './request-contract.ts';
import { inFives, keepingOf } from './request-rules.ts';

type RequestHeld = {
  standing: Standing;
  rhythm: Rhythm;
  /** Asked without a name or of coaches alone: until it is begun it is counted by fives. */
  isApart: boolean;
  hasStarted: boolean;
  lastKeptOn: string | null;
  fulfilledOn: string | null;
};
type OtherHeld = {
  sessions: number;
  examples: number;
  openSteps: number;
  doneSteps: number;
  lastOn: string | null;
};

/** Supports by how they are kept: each in one of waiting, kept, lapsed and completed; `started` counts all that ever began. */
export function keepingsOf(requests: readonly RequestHeld[], today: string): Keepings {
  const keepings = requests.map((request) => keepingOf(request, today));
  const waiting = (isApart: boolean) =>
    requests.filter((one, at) => one.isApart === isApart && keepings[at] === 'not_started').length;
  const count = (wanted: string) => keepings.filter((keeping) => keeping === wanted).length;
  return {
    waiting: waiting(false) + inFives(waiting(true)),
    started: requests.filter(({ hasStarted }) => hasStarted).length,
    kept: count('kept'),
    lapsed: count('lapsed'),
    completed: count('completed'),
  };
}

/** What holds up a practice, out of its requests and everything else. */
export function holdingOf(
  requests: readonly RequestHeld[],
  others: readonly OtherHeld[],
  when: { adoptedOn: string; weeks: number; today: string },
): Holding {
  const sum = (field: 'sessions' | 'examples' | 'openSteps' | 'doneSteps') =>
    others.reduce((total, one) => total + one[field], 0);
  const days = [
    ...requests.flatMap(({ lastKeptOn, fulfilledOn }) => [lastKeptOn, fulfilledOn]),
    ...others.map(({ lastOn }) => lastOn),
  ];
  const lastOn =
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null;
  return {
    supports: keepingsOf(requests, when.today),
    sessions: sum('sessions'),
    examples: sum('examples'),
    steps: { open: sum('openSteps'), done: sum('doneSteps') },
    lastOn,
    isWithoutSupport: isWithoutSupport({ adoptedOn: when.adoptedOn, lastOn }, when.weeks, when.today),
  };
}
