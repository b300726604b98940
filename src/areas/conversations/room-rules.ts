import type { ProtocolPack } from './protocol-schema.ts';
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
  protocol: Pick<ProtocolPack, 'steps' | 'checkIn'> | null;
  entries: readonly KeptEntry[];
  endedAt: string | null;
};

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
): EntryProblem | null {
  const { body } = entry;
  if (room.endedAt !== null && !isLateNote(room.endedAt, entry)) return 'conversations/meeting-over';
  const isOwnLeaving = body.kind === 'left' && body.personId === entry.personId;
  const isOthers = body.kind === 'present' && body.personIds.some((id) => id !== entry.personId);
  if (!isLeading && (isOthers || (leaderKinds.has(body.kind) && !isOwnLeaving)))
    return 'conversations/not-leading';
  return findReferenceFault(room, entry, isLeading);
}

function isLateNote(endedAt: string, entry: { body: RoomEntryBody; saidAt: string }): boolean {
  return (entry.body.kind === 'note' || entry.body.kind === 'named') && entry.saidAt <= endedAt;
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
    case 'agenda_state':
      return room.entries.some((one) => one.body.kind === 'agenda' && one.body.itemId === body.itemId)
        ? null
        : 'conversations/no-such-item';
    case 'struck': {
      const struck = room.entries.find((one) => one.id === body.entryId);
      if (struck === undefined || !['note', 'decision'].includes(struck.body.kind))
        return 'conversations/no-such-item';
      return isLeading || struck.personId === entry.personId ? null : 'conversations/not-leading';
    }
    case 'check_in':
      return body.answers.length === (room.protocol?.checkIn.length ?? 0)
        ? null
        : 'conversations/no-such-step';
    case 'decision':
      return isDecided(body) ? null : 'conversations/decision-incomplete';
    default:
      return null;
  }
}

/** A vote has its count and more for than against; a sign-off has names; consent needs neither. */
function isDecided(body: Extract<RoomEntryBody, { kind: 'decision' }>): boolean {
  if (body.method === 'vote') return body.votes !== null && body.votes.for + body.votes.against > 0;
  return body.method !== 'sign_off' || body.signedBy.length > 0;
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
  const checkIns = findCheckIns(room);
  const isEndedSince = room.entries.some(({ seq, body }) => seq > after && body.kind === 'ended');
  return room.entries.flatMap((entry): RoomEntry[] => {
    const { id, seq, at, body } = entry;
    if (body.kind === 'check_in') {
      const answers = checkIns.get(id);
      if (answers === undefined || !(isEndedSince || seq > after)) return [];
      return [{ id, seq, at: room.endedAt ?? at, isMine: false, body: answers, keptBackIn: null }];
    }
    const step = body.kind === 'note' ? body.step : null;
    if (seq <= after && !(step !== null && openedSince.has(step))) return [];
    const isMine = entry.personId === personId;
    const isKept = keepsBack(room.protocol, step) && !opened.has(step) && !isMine;
    return [{ id, seq, at, isMine, body: isKept ? null : body, keptBackIn: isKept ? step : null }];
  });
}

/** With fewer answers than this a check-in is not shown: everybody would know whose they are. */
export const checkInsAtLeast = 5;

/**
 * The answers of a check-in, once the meeting is over and enough have answered: all at the same moment and in an order of
 * their own, so that nobody can tell by when an answer came whose it is.
 */
function findCheckIns(room: RoomState): Map<string, RoomEntryBody> {
  const given = room.entries.filter(({ body }) => body.kind === 'check_in');
  if (room.endedAt === null || given.length < checkInsAtLeast) return new Map();
  const sorted = given
    .map(({ body }) => body)
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  return new Map(given.map(({ id }, index) => [id, sorted[index] as RoomEntryBody]));
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
