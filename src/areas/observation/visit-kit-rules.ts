import { addDays, schoolDayOf } from '../../kit/days.ts';
import type { FieldKit, FieldWindow, WindowPractice } from './window-contract.ts';

/** A window as this phone keeps it. Its key is dropped as soon as it has ended; the words stay for unfinished visits. */
export type PhoneWindow = Omit<FieldWindow, 'roomKey'> & {
  roomKey: string | null;
  /** The first moment of its first day and the first after its last, in milliseconds: opening needs no calendar. */
  opensAt: number;
  closesAt: number;
};

/** The field kit as this phone keeps it. */
export type PhoneKit = Omit<FieldKit, 'windows' | 'serverTime'> & {
  windows: readonly PhoneWindow[];
  /** How far this phone's clock is ahead of the server's, in milliseconds, when the kit came. */
  clockAheadMilliseconds: number;
};

/** A clock that is off by more is mentioned on the screen. */
const tolerableClockMilliseconds = 10 * 60_000;

/**
 * The kit that just came, with the words of earlier windows that visits on this phone still need.
 *
 * @param deviceNow milliseconds by this phone's clock when the kit came
 */
export function mergeKit(
  kept: PhoneKit | undefined,
  fetched: FieldKit,
  neededWindowIds: ReadonlySet<string>,
  deviceNow: number,
): PhoneKit {
  const { windows, serverTime, ...rest } = fetched;
  const ids = new Set<string>(windows.map((window) => window.id));
  const earlier = (kept?.windows ?? []).filter(
    (window) => !ids.has(window.id) && neededWindowIds.has(window.id),
  );
  return {
    ...rest,
    windows: [
      ...windows.map((window) => onPhone(window, fetched.district.timeZone)),
      ...earlier.map((window) => ({ ...window, roomKey: null })),
    ],
    clockAheadMilliseconds: deviceNow - Date.parse(serverTime),
  };
}

/** Whether two kits say the same to an observer; the clock's drift of the moment aside. */
export function isSameKit(one: PhoneKit, other: PhoneKit): boolean {
  const wordsOf = (kit: PhoneKit) => JSON.stringify({ ...kit, clockAheadMilliseconds: null });
  const drift = Math.abs(one.clockAheadMilliseconds - other.clockAheadMilliseconds);
  return wordsOf(one) === wordsOf(other) && drift < tolerableClockMilliseconds / 2;
}

function onPhone(window: FieldWindow, timeZone: string): PhoneWindow {
  const opensAt = startOfDay(window.startsOn, timeZone);
  return { ...window, opensAt, closesAt: startOfDay(addDays(window.endsOn, 1), timeZone) };
}

/** The first moment of a school day, in milliseconds: found by halving, since a zone's offset changes in the year. */
function startOfDay(day: string, timeZone: string): number {
  const about = Date.parse(`${day}T00:00:00Z`);
  let [before, after] = [about - 54_000_000, about + 54_000_000];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (schoolDayOf(new Date(middle), timeZone) < day) before = middle;
    else after = middle;
  }
  return after;
}

/** The moment in milliseconds by the phone's clock, set right with what the server told last. */
export function momentNow(kit: PhoneKit, deviceNow: number): number {
  return deviceNow - kit.clockAheadMilliseconds;
}

/** Windows in which a visit can begin at this moment. */
export function openWindows(kit: PhoneKit, now: number): (PhoneWindow & { roomKey: string })[] {
  return kit.windows.filter(
    (window): window is PhoneWindow & { roomKey: string } =>
      window.roomKey !== null && window.opensAt <= now && now < window.closesAt,
  );
}

/** Windows that open later, the first to open first. */
export function comingWindows(kit: PhoneKit, now: number): PhoneWindow[] {
  return kit.windows.filter((window) => window.opensAt > now).toSorted((a, b) => a.opensAt - b.opensAt);
}

/** The kit without the keys of windows that have ended; the same object when there is nothing to drop. */
export function withoutEndedKeys(kit: PhoneKit, now: number): PhoneKit {
  const hasEnded = (window: PhoneWindow) => window.closesAt <= now;
  if (!kit.windows.some((window) => window.roomKey !== null && hasEnded(window))) return kit;
  const windows = kit.windows.map((window) => (hasEnded(window) ? { ...window, roomKey: null } : window));
  return { ...kit, windows };
}

/** Whole hours by which this phone's clock is ahead (negative: behind), or null while it is about right. */
export function clockHoursOff(kit: PhoneKit): number | null {
  const ahead = kit.clockAheadMilliseconds;
  return Math.abs(ahead) > tolerableClockMilliseconds ? Math.round((ahead / 3_600_000) * 10) / 10 : null;
}

/** Whether the server no longer reads visits of this version of the program. Versions are three numbers with points. */
export function isTooOld(clientVersion: string, oldestClientVersion: string): boolean {
  const [mine, oldest] = [clientVersion, oldestClientVersion].map((version) =>
    version.split('.').map(Number),
  );
  for (let index = 0; index < 3; index += 1) {
    const difference = (mine?.[index] ?? 0) - (oldest?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** What one can say to a teacher afterwards: the practices that were seen, each with a sentence about it. */
export function seenPhrases(
  practices: readonly WindowPractice[],
  tallies: readonly { practiceId: string; answer: string }[],
): { practiceId: string; name: string; phrase: string }[] {
  const seen = new Set(tallies.filter((tally) => tally.answer === 'seen').map((tally) => tally.practiceId));
  return practices
    .filter((practice) => seen.has(practice.id))
    .map((practice) => ({
      practiceId: practice.id,
      name: practice.name,
      phrase: practice.phrases[0] ?? practice.sentence,
    }));
}
