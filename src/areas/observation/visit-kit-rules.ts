import type { FieldKit, FieldWindow, WindowPractice } from './window-contract.ts';

/** A window as this phone keeps it. Its key is dropped as soon as it has ended; the words stay for unfinished visits. */
export type PhoneWindow = Omit<FieldWindow, 'roomKey'> & { roomKey: string | null };

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
    windows: [...windows, ...earlier.map((window) => ({ ...window, roomKey: null }))],
    clockAheadMilliseconds: deviceNow - Date.parse(serverTime),
  };
}

/** Whether two kits say the same to an observer; the clock's drift of the moment aside. */
export function isSameKit(one: PhoneKit, other: PhoneKit): boolean {
  const wordsOf = (kit: PhoneKit) => JSON.stringify({ ...kit, clockAheadMilliseconds: null });
  const drift = Math.abs(one.clockAheadMilliseconds - other.clockAheadMilliseconds);
  return wordsOf(one) === wordsOf(other) && drift < tolerableClockMilliseconds / 2;
}

/** The school day in the district's zone, by the phone's clock set right with what the server told last. */
export function schoolDayNow(kit: PhoneKit, deviceNow: number): string {
  const parts = {
    timeZone: kit.district.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  } as const;
  return new Intl.DateTimeFormat('en-CA', parts).format(new Date(deviceNow - kit.clockAheadMilliseconds));
}

/** Windows in which a visit can begin on this day. */
export function openWindows(kit: PhoneKit, today: string): (PhoneWindow & { roomKey: string })[] {
  return kit.windows.filter(
    (window): window is PhoneWindow & { roomKey: string } =>
      window.roomKey !== null && window.startsOn <= today && today <= window.endsOn,
  );
}

/** Windows that open later, the first to open first. */
export function comingWindows(kit: PhoneKit, today: string): PhoneWindow[] {
  return kit.windows
    .filter((window) => window.startsOn > today)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/** The kit without the keys of windows that have ended; the same object when there is nothing to drop. */
export function withoutEndedKeys(kit: PhoneKit, today: string): PhoneKit {
  if (!kit.windows.some((window) => window.roomKey !== null && window.endsOn < today)) return kit;
  const windows = kit.windows.map((window) =>
    window.endsOn < today ? { ...window, roomKey: null } : window,
  );
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
