import type { z } from 'zod';
import { addDays, isWithin, schoolDayOf } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { mayObserve } from './access.ts';
import { type RefusedVisit, Visit } from './visit-contract.ts';

/** A clock that is off by more than this is set right; a delivery takes less time than that on any network. */
const tolerableClockMilliseconds = 10 * 60_000;

/** How and when a delivery came. */
export type Delivery = {
  /** By the device's clock. */
  deviceSentAt: string;
  /** The device that sends, where it says so. */
  sentFrom: string | null;
  /** By the server's clock. */
  receivedAt: string;
};

/**
 * How far the clock of the device on which a visit was made is ahead of the server's, in milliseconds; negative when it is
 * behind, null while it is about right or cannot be known: another device brought the visit, or the clock was changed
 * since, so that the visit ends after it was sent. The view `observation.visit_times` says the same.
 */
export function clockAhead(
  visit: Pick<Visit, 'deviceId' | 'endedAt'>,
  { deviceSentAt, sentFrom, receivedAt }: Delivery,
): number | null {
  if (sentFrom !== visit.deviceId || Date.parse(visit.endedAt) > Date.parse(deviceSentAt)) return null;
  const ahead = Date.parse(deviceSentAt) - Date.parse(receivedAt);
  return Math.abs(ahead) > tolerableClockMilliseconds ? ahead : null;
}

/** By how many days a device's clock may miss the window before a person has to look. */
const clockSkewDays = 1;

type Without<Union, Key extends string> = Union extends unknown ? Omit<Union, Key> : never;
/** Why a visit is not taken: the problem and its data. */
export type VisitFault = Without<RefusedVisit, 'id' | 'position'>;

/** What the district knows that a visit is judged by. */
export type DeliveryGround = {
  personId: string;
  timeZone: string;
  /** The kinds of all capacities that the person holds or has held, by id. */
  capacities: ReadonlyMap<string, string>;
  bandIds: ReadonlySet<string>;
  windows: ReadonlyMap<string, WindowGround>;
};
export type WindowGround = {
  startsOn: SchoolDay;
  endsOn: SchoolDay;
  buildingIds: readonly string[];
  practiceIds: readonly string[];
};

/** Reads one sent record. A field that a visit does not have is named in the refusal before anything else. */
export function readVisit(sent: unknown): { visit: Visit } | { fault: VisitFault } {
  const parsed = Visit.safeParse(sent);
  if (parsed.success) return { visit: parsed.data };
  return { fault: findNamingFault(parsed.error.issues) ?? unreadable(parsed.error.issues) };
}

function findNamingFault(issues: readonly z.core.$ZodIssue[]): VisitFault | undefined {
  const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys');
  const [first] = unknown;
  if (first === undefined) return undefined;
  const fields = unknown.flatMap((issue) => issue.keys);
  return {
    code: 'observation/names-nobody',
    data: { fields: shorten(fields), of: first.path.length === 0 ? 'visit' : 'tally' },
  };
}

function unreadable(issues: readonly z.core.$ZodIssue[]): VisitFault {
  const fields = issues.map((issue) => issue.path.map(String).join('.'));
  return { code: 'observation/visit-not-readable', data: { fields: shorten([...new Set(fields)]) } };
}

const shorten = (fields: readonly string[]) => fields.slice(0, 20).map((field) => field.slice(0, 60));

/**
 * Finds why a readable visit cannot be taken, or null. A visit that arrives late is taken: the fact happened, and a
 * frozen reading does not change. Times are the device's own, or those set right where its clock is known to be wrong; a
 * day of wrong clock is allowed for.
 */
export function findVisitFault(
  visit: Visit,
  ground: DeliveryGround,
  delivery: Delivery | null = null,
): VisitFault | null {
  if (visit.observerId !== ground.personId) return { code: 'observation/other-person' };
  if (!mayObserve(ground.capacities.get(visit.capacityId) ?? ''))
    return { code: 'observation/not-an-observer' };
  const window = ground.windows.get(visit.windowId);
  if (window === undefined) return { code: 'observation/unknown-window' };
  const startedOn = findDayOutsideWindow(visit.startedAt, window, ground.timeZone);
  const { startsOn, endsOn } = window;
  if (startedOn !== null && !isWithinByTrueTime(visit, window, ground.timeZone, delivery))
    return { code: 'observation/outside-window', data: { startedOn, startsOn, endsOn } };
  const what = findWhatIsNotInWindow(visit, window, ground);
  return what === null ? null : { code: 'observation/not-in-window', data: { what } };
}

/** Whether a day misses the window's days by more than a wrong clock can explain. */
export function isOutsideWindow(day: SchoolDay, window: Pick<WindowGround, 'startsOn' | 'endsOn'>): boolean {
  return !isWithin(day, addDays(window.startsOn, -clockSkewDays), addDays(window.endsOn, clockSkewDays));
}

function findDayOutsideWindow(moment: string, window: WindowGround, timeZone: string): SchoolDay | null {
  // The day in UTC is at most one day off the school day, and a day is allowed for: most visits need no more.
  if (isWithin(moment.slice(0, 10), window.startsOn, window.endsOn)) return null;
  const startedOn = schoolDayOf(new Date(moment), timeZone);
  return isOutsideWindow(startedOn, window) ? startedOn : null;
}

/** Whether a visit whose device says another day was made within the window, by the server's clock. */
function isWithinByTrueTime(
  visit: Visit,
  window: WindowGround,
  timeZone: string,
  delivery: Delivery | null,
): boolean {
  const ahead = delivery === null ? null : clockAhead(visit, delivery);
  if (ahead === null) return false;
  const startedAt = new Date(Date.parse(visit.startedAt) - ahead);
  return findDayOutsideWindow(startedAt.toISOString(), window, timeZone) === null;
}

function findWhatIsNotInWindow(visit: Visit, window: WindowGround, ground: DeliveryGround) {
  if (!window.buildingIds.includes(visit.buildingId)) return 'building';
  if (!ground.bandIds.has(visit.bandId)) return 'band';
  if (visit.tallies.some((tally) => !window.practiceIds.includes(tally.practiceId))) return 'practice';
  return null;
}

/** The one text of a visit's content: the same whatever the order in which a device wrote its fields or tallies. */
export function canonicalVisit(visit: Visit): string {
  const tallies = [...visit.tallies].sort((a, b) => (a.practiceId < b.practiceId ? -1 : 1));
  return JSON.stringify([...sorted({ ...visit, tallies: tallies.map(sorted) })]);
}

function sorted(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What the server has under a visit's id after a delivery. */
export type KeptVisit = { sha256: string; receivedAt: string; isNew: boolean };

/**
 * Says for each offered visit, in the order sent, whether it is new, there again, or different from the one that is
 * kept. `kept` must know every offered id. A repetition inside one delivery is judged like any other.
 */
export function compareWithKept(
  offered: readonly { position: number; visit: Visit; sha256: string }[],
  kept: ReadonlyMap<string, KeptVisit>,
) {
  const seen = new Set<string>();
  return offered.map((offer) => {
    const record = kept.get(offer.visit.id);
    if (record === undefined) throw new Error(`visit ${offer.visit.id} was neither kept nor found`);
    const isFirst = record.isNew && !seen.has(offer.visit.id);
    seen.add(offer.visit.id);
    const as = record.sha256 !== offer.sha256 ? 'different' : isFirst ? 'new' : 'again';
    return { ...offer, as, kept: record } as const;
  });
}
