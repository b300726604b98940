import type { FrozenProtocol } from './protocol-schema.ts';
import type { EntryProblem, RoomEntry, RoomEntryBody } from './room-entry-contract.ts';

/** An entry as it is kept. */
export type KeptEntry = {
  id: string;
  seq: number;
  at: string;
  personId: string | null;
  body: RoomEntryBody;
};

/** For so many days after its end a meeting takes notes that were written before it. */
export const lateNotesDays = 7;

/** What an entry is judged by. */
export type RoomState = {
  protocol: Pick<FrozenProtocol, 'steps' | 'checkIn' | 'norms'> | null;
  entries: readonly KeptEntry[];
  endedAt: string | null;
};

/** When a meeting began and what time it is, by the server's clock. */
export type RoomClock = { begunAt: string; now: number };

const leaderKinds: ReadonlySet<RoomEntryBody['kind']> = new Set([
  'step',
  'minutes',
  'opened',
  'decision',
  'ended',
  'left',
]);

/**
 * Why an entry cannot be kept; null when it can. Who leads moves the meeting on; everybody writes, names practices and
 * adds to the agenda.
 */
export function findEntryFault(
  room: RoomState,
  entry: { body: RoomEntryBody; saidAt: string; personId: string },
  isLeading: boolean,
  clock: RoomClock,
): EntryProblem | null {
  const { body } = entry;
  if (room.endedAt !== null && !isLateNote(room.endedAt, entry, clock)) return 'conversations/meeting-over';
  const isOwnLeaving = body.kind === 'left' && body.personId === entry.personId;
  const isOthers = body.kind === 'present' && body.personIds.some((id) => id !== entry.personId);
  if (!isLeading && (isOthers || (leaderKinds.has(body.kind) && !isOwnLeaving)))
    return 'conversations/not-leading';
  return findReferenceFault(room, entry, isLeading);
}

/** A note that was written while the meeting went on, and comes within a week of its end. */
function isLateNote(
  endedAt: string,
  { body, saidAt }: { body: RoomEntryBody; saidAt: string },
  { begunAt, now }: RoomClock,
): boolean {
  const [said, ended] = [Date.parse(saidAt), Date.parse(endedAt)];
  const isNote = body.kind === 'note' || body.kind === 'named';
  return isNote && said >= Date.parse(begunAt) && said <= ended && now <= ended + lateNotesDays * 86_400_000;
}

function findReferenceFault(
  room: RoomState,
  entry: { body: RoomEntryBody; personId: string },
  isLeading: boolean,
): EntryProblem | null {
  const { body } = entry;
  const steps = room.protocol?.steps.length ?? 0;
  switch (body.kind) {
    case 'step':
    case 'minutes':
    case 'opened':
      return body.step < steps ? null : 'conversations/no-such-step';
    case 'note':
      return body.step === null || body.step < steps ? null : 'conversations/no-such-step';
    case 'agenda': {
      const added = findAdded(room, body.itemId);
      return added === undefined || isLeading || added.personId === entry.personId
        ? null
        : 'conversations/not-leading';
    }
    case 'agenda_state': {
      const added = findAdded(room, body.itemId);
      if (added === undefined) return 'conversations/no-such-item';
      const isOwn = isLeading || added.personId === entry.personId;
      return body.state !== 'removed' || isOwn ? null : 'conversations/not-leading';
    }
    case 'struck': {
      const struck = room.entries.find((one) => one.id === body.entryId);
      if (struck === undefined || !['note', 'decision'].includes(struck.body.kind))
        return 'conversations/no-such-item';
      return isLeading || struck.personId === entry.personId ? null : 'conversations/not-leading';
    }
    case 'check_in':
      if (!findPresent(room.entries).has(entry.personId)) return 'conversations/come-in-first';
      return body.answers.length === asksOf(room.protocol) ? null : 'conversations/no-such-step';
    case 'decision':
      return isDecided(body, findPresent(room.entries)) ? null : 'conversations/decision-incomplete';
    default:
      return null;
  }
}

/** How many answers a check-in has: one to each statement of the protocol, then one to each norm. */
function asksOf(protocol: RoomState['protocol']): number {
  return protocol === null ? 0 : protocol.checkIn.length + protocol.norms.length;
}

/** Who added an item to the agenda. */
function findAdded(room: RoomState, itemId: string): KeptEntry | undefined {
  return room.entries.find(({ body }) => body.kind === 'agenda' && body.itemId === itemId);
}

/** A vote has its count; a sign-off has names, each once and of people in the room; consent needs neither. */
function isDecided(
  body: Extract<RoomEntryBody, { kind: 'decision' }>,
  present: ReadonlySet<string>,
): boolean {
  if (body.method === 'vote') return body.votes !== null && body.votes.for + body.votes.against > 0;
  if (body.method === 'consent') return true;
  const signed = new Set(body.signedBy);
  return (
    signed.size > 0 && signed.size === body.signedBy.length && body.signedBy.every((id) => present.has(id))
  );
}

/** Whether a step keeps what is written to its writer until all have written. */
function keepsBack(protocol: RoomState['protocol'], step: number | null): step is number {
  return step !== null && protocol?.steps[step]?.together === true;
}

/** Who is in the room: who came and has not left. */
export function findPresent(entries: readonly KeptEntry[]): Set<string> {
  const present = new Set<string>();
  for (const { body } of entries) {
    if (body.kind === 'present') for (const id of body.personIds) present.add(id);
    if (body.kind === 'left') present.delete(body.personId);
  }
  return present;
}

/** The steps whose notes have been opened to everybody. */
function findOpened(room: RoomState): Set<number> {
  if (room.endedAt !== null) return new Set(room.protocol?.steps.keys() ?? []);
  return new Set(room.entries.flatMap(({ body }) => (body.kind === 'opened' ? [body.step] : [])));
}

/** The step that opens by itself now that everybody present, at least two, has written in it; null when there is none. */
export function findStepToOpen(room: RoomState): number | null {
  const opened = findOpened(room);
  const present = findPresent(room.entries);
  if (present.size < 2) return null;
  for (const step of room.protocol?.steps.keys() ?? []) {
    if (!keepsBack(room.protocol, step) || opened.has(step)) continue;
    const writers = new Set(
      room.entries.flatMap(({ body, personId }) =>
        body.kind === 'note' && body.step === step ? [personId] : [],
      ),
    );
    if ([...present].every((person) => writers.has(person))) return step;
  }
  return null;
}

/**
 * The entries after `after` as one person may see them, and those before it that have been opened since. What others wrote
 * in a step that keeps back is there without its words; nobody learns who wrote what.
 */
export function entriesFor(room: RoomState, personId: string, after: number): RoomEntry[] {
  const opened = findOpened(room);
  const openedSince = new Set(
    room.entries.flatMap(({ seq, body }) => {
      if (seq <= after) return [];
      if (body.kind === 'ended') return [...opened];
      return body.kind === 'opened' ? [body.step] : [];
    }),
  );
  return room.entries.flatMap((entry): RoomEntry[] => {
    const { id, seq, body } = entry;
    // To the minute: who came in or spoke at the very moment is not to be worked out.
    const at = body.kind === 'note' ? `${entry.at.slice(0, 16)}:00.000Z` : entry.at;
    const step = body.kind === 'note' ? body.step : null;
    if (seq <= after && !(step !== null && openedSince.has(step))) return [];
    const isMine = entry.personId === personId;
    const isKept = keepsBack(room.protocol, step) && !opened.has(step) && !isMine;
    return [{ id, seq, at, isMine, body: isKept ? null : body, keptBackIn: isKept ? step : null }];
  });
}

/** With fewer answers than this a check-in is not shown: everybody would know whose they are. */
export const checkInsAtLeast = 5;

/** The practices that what was just said names openly; those of notes that are kept back are named when these are opened. */
export function practicesNamed(room: RoomState, fresh: readonly RoomEntryBody[]): string[] {
  const opened = findOpened(room);
  const openedNow = new Set(fresh.flatMap((body) => (body.kind === 'opened' ? [body.step] : [])));
  const isEndedNow = fresh.some(({ kind }) => kind === 'ended');
  const isKept = (body: RoomEntryBody) =>
    body.kind === 'note' && keepsBack(room.protocol, body.step) && !opened.has(body.step);
  const nowOpen = room.entries
    .map(({ body }) => body)
    .filter((body) => body.kind === 'note' && body.step !== null && (isEndedNow || openedNow.has(body.step)));
  return practicesIn([...fresh.filter((body) => !isKept(body)), ...nowOpen]);
}

/** The practices that the meeting still names when notes were taken back: those of everything that stands. */
export function practicesStanding(room: RoomState): string[] {
  const struck = new Set(room.entries.flatMap(({ body }) => (body.kind === 'struck' ? [body.entryId] : [])));
  return practicesIn(room.entries.filter(({ id }) => !struck.has(id)).map(({ body }) => body));
}

/** The practices that entries name, each once. */
export function practicesIn(bodies: readonly RoomEntryBody[]): string[] {
  return [
    ...new Set(
      bodies.flatMap((body) => {
        if (body.kind === 'named') return [body.practiceId];
        return 'practiceIds' in body ? body.practiceIds : [];
      }),
    ),
  ];
}

/** What a meeting left open on its agenda, for the agenda of the next one. */
export function carriedFrom(entries: readonly KeptEntry[], newId: () => string): RoomEntryBody[] {
  return agendaOf(entries.map(({ body }) => body))
    .filter(({ state }) => state === 'open')
    .map(({ itemId, title, minutes, practiceIds }) => ({
      kind: 'agenda',
      itemId: newId(),
      title,
      minutes,
      practiceIds,
      source: { kind: 'carried', id: itemId },
    }));
}

export type AgendaItem = Omit<Extract<RoomEntryBody, { kind: 'agenda' }>, 'kind'> & {
  state: 'open' | 'done' | 'removed';
};

/** The agenda as it stands, in the order in which its items were added. */
export function agendaOf(bodies: readonly RoomEntryBody[]): AgendaItem[] {
  const items = new Map<string, AgendaItem>();
  for (const body of bodies) {
    if (body.kind === 'agenda') {
      const { kind: _, ...item } = body;
      items.set(item.itemId, { ...item, state: items.get(item.itemId)?.state ?? 'open' });
    }
    const item = body.kind === 'agenda_state' ? items.get(body.itemId) : undefined;
    if (body.kind === 'agenda_state' && item !== undefined)
      items.set(body.itemId, { ...item, state: body.state });
  }
  return [...items.values()].filter(({ state }) => state !== 'removed');
}
