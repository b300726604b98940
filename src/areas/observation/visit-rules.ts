import type { Answer, LessonPart, Scans, Visit } from './visit-contract.ts';

/** Where a visit is: everything that is settled before the first practice is looked at. */
export type VisitPlace = {
  windowId: string;
  buildingId: string;
  bandId: string;
  lessonPart: LessonPart;
  roomToken: string;
  /** For the observer's own eyes, on this device only: never a part of the visit that is sent. */
  roomName: string;
  /** Where two are in this room: the pair, and the code by which the other phone makes the same. */
  pair?: { id: string; code: string };
};

/**
 * One thing that happened on the screen, in the order in which it happened. A visit in progress is nothing but its
 * facts: what is on the screen is folded from them. `at` is the device's clock and decides nothing but the times shown.
 */
export type VisitFact = { id: string; at: string } & (
  | { kind: 'begun'; place: VisitPlace }
  | { kind: 'moved'; place: VisitPlace }
  | { kind: 'answered'; practiceId: string; answer: Answer }
  | { kind: 'counted'; practiceId: string }
  | { kind: 'undone'; practiceId: string }
  /** A look at a fixed beat of the visit, counted from 1. Told again for the same beat, the later one holds. */
  | { kind: 'scanned'; practiceId: string; isThere: boolean; beat: number }
  | { kind: 'ended' }
  | { kind: 'resumed' }
);

/** What has been said about one practice so far. */
export type TallyInProgress = { answer: Answer; timesCount: number | null; scans?: Scans };

/** A visit in progress. */
export type VisitInProgress = {
  place: VisitPlace;
  startedAt: string;
  endedAt: string | null;
  /** By practice; a practice that is missing has not been answered, which is not the same as "not seen". */
  tallies: ReadonlyMap<string, TallyInProgress>;
  /** The practices for which the last thing said can be taken back. */
  undoable: ReadonlySet<string>;
  /** By practice, what was said at which beat. A beat that is missing was no look, which is not a no. */
  looks: Looks;
};

export type Looks = ReadonlyMap<string, ReadonlyMap<number, boolean>>;

const mostCounted = 99;

/** What one more tap on a practice's name makes of its answer: seen, and counted once more. */
export function addTally(tally: TallyInProgress | undefined): TallyInProgress {
  const before = tally?.answer === 'seen' ? (tally.timesCount ?? 0) : 0;
  return { answer: 'seen', timesCount: Math.min(before + 1, mostCounted) };
}

/**
 * The visit that a list of facts amounts to; null when it has not begun. Facts are taken in the order of the list. The
 * same fact twice counts once, so that saving again after a failure is safe.
 */
export function foldVisit(facts: readonly VisitFact[]): VisitInProgress | null {
  const seen = new Set<string>();
  const histories = new Map<string, TallyInProgress[]>();
  const looks = new Map<string, Map<number, boolean>>();
  let place: VisitPlace | null = null;
  let startedAt = '';
  let endedAt: string | null = null;
  for (const fact of facts) {
    if (seen.has(fact.id)) continue;
    seen.add(fact.id);
    if (fact.kind === 'begun') {
      if (place !== null) continue;
      place = fact.place;
      startedAt = fact.at;
    } else if (fact.kind === 'moved') place = fact.place;
    else if (fact.kind === 'ended') endedAt = laterOf(startedAt, fact.at);
    else if (fact.kind === 'resumed') endedAt = null;
    else if (fact.kind === 'scanned') tellLook(looks, fact);
    else tellHistory(histories, fact);
  }
  if (place === null) return null;
  return { place, startedAt, endedAt, looks, ...standingOf(histories, looks) };
}

type LookFact = Extract<VisitFact, { kind: 'scanned' }>;

function tellLook(looks: Map<string, Map<number, boolean>>, fact: LookFact): void {
  const own = looks.get(fact.practiceId) ?? new Map<number, boolean>();
  looks.set(fact.practiceId, own.set(fact.beat, fact.isThere));
}

function tellHistory(
  histories: Map<string, TallyInProgress[]>,
  fact: Exclude<Extract<VisitFact, { practiceId: string }>, LookFact>,
): void {
  const history = histories.get(fact.practiceId) ?? [];
  histories.set(fact.practiceId, history);
  const last = history.at(-1);
  if (fact.kind === 'undone') history.pop();
  else if (fact.kind === 'counted') history.push(addTally(last));
  // Choosing "seen" again keeps what was counted.
  else if (last?.answer !== fact.answer) history.push({ answer: fact.answer, timesCount: null });
}

function standingOf(histories: Map<string, TallyInProgress[]>, looks: Looks) {
  const tallies = new Map<string, TallyInProgress>();
  const undoable = new Set<string>();
  // What was there at a look was seen, until something else is said. That it was not there just then answers nothing.
  for (const [practiceId, own] of looks)
    if ([...own.values()].includes(true)) tallies.set(practiceId, { answer: 'seen', timesCount: null });
  for (const [practiceId, history] of histories) {
    const last = history.at(-1);
    if (last === undefined) continue;
    tallies.set(practiceId, last);
    undoable.add(practiceId);
  }
  for (const [practiceId, tally] of tallies) {
    const scans = scansOf(looks.get(practiceId));
    if (scans !== null) tallies.set(practiceId, { ...tally, scans });
  }
  return { tallies, undoable };
}

/** Looks added up; null when there was none. */
export function scansOf(looks: ReadonlyMap<number, boolean> | undefined): Scans | null {
  if (looks === undefined || looks.size === 0) return null;
  const answers = [...looks.values()].slice(0, mostCounted);
  return { seen: answers.filter(Boolean).length, of: answers.length };
}

/** The later of two moments; a clock that was set back must not make a visit end before it began. */
function laterOf(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one;
}

/** The practices of the window that have no answer yet, in the window's order. */
export function findUnanswered<Practice extends { id: string }>(
  visit: VisitInProgress,
  practices: readonly Practice[],
): Practice[] {
  return practices.filter((practice) => !visit.tallies.has(practice.id));
}

/** Whether a visit says anything at all: only then can it be finished. */
export function hasTallies(visit: VisitInProgress): boolean {
  return visit.tallies.size > 0;
}

/** Whole minutes since the visit began; never negative, whatever the clock did. */
export function minutesSince(startedAt: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(startedAt)) / 60_000));
}

/** Who records, on which device, with which program. */
export type Recorder = {
  observerId: string;
  capacityId: string;
  deviceId: string;
  deviceCounter: number;
  utcOffsetMinutes: number;
  clientVersion: string;
};

type Unbranded<Value> = Value extends LessonPart ? Value : Value extends string ? string : Value;

/** A visit as it is kept and sent: the contract's `Visit` with plain ids. It has no field for the room's name. */
export type PlainVisit = { [Key in keyof Omit<Visit, 'tallies'>]: Unbranded<Visit[Key]> } & {
  tallies: { practiceId: string; answer: Answer; timesCount: number | null; scans?: Scans }[];
};

/**
 * The finished visit, exactly as the outbox, the wire and the server know it.
 *
 * @param practiceIds the window's practices in order; answers to anything else are left out
 */
export function toVisit(
  id: string,
  visit: VisitInProgress,
  practiceIds: readonly string[],
  recorder: Recorder,
): PlainVisit {
  const { windowId, buildingId, bandId, lessonPart, roomToken, pair } = visit.place;
  return {
    id,
    windowId,
    buildingId,
    bandId,
    lessonPart,
    roomToken,
    ...(pair === undefined ? {} : { pairId: pair.id }),
    ...recorder,
    startedAt: visit.startedAt,
    endedAt: visit.endedAt ?? visit.startedAt,
    tallies: practiceIds.flatMap((practiceId) => {
      const tally = visit.tallies.get(practiceId);
      return tally === undefined ? [] : [{ practiceId, ...tally }];
    }),
  };
}
