/** A finished record that the server has not yet confirmed. It belongs to one person; nobody else ever sends it. */
export type OutboxRecord = {
  id: string;
  personId: string;
  /** The order in which the person finished records on this device: records are sent in this order, never by the clock. */
  counter: number;
  /** The device on which it was made; another one than this when it came from a file. */
  deviceId: string;
  /** By the device's clock; shown, never decided by. */
  savedAt: string;
  /** Exactly what goes over the wire. */
  content: unknown;
  /** Why the server did not take it: it stays until a person decides. */
  parked: Parking | null;
};

export type Parking = { code: string; data: unknown; at: string };

/** A record that the server has named as received. `isConfirmed` once the server's own list shows it. */
export type ReceivedRecord = {
  id: string;
  personId: string;
  counter: number;
  deviceId: string;
  /** By the server's clock. */
  receivedAt: string;
  /** When this device learned of it, by its own clock. */
  knownAt: string;
  content: unknown;
  isConfirmed: boolean;
};

/** A received record as it was when it was sent: what goes back to the outbox, or into the journal, if it must. */
export function asSent(received: ReceivedRecord): OutboxRecord {
  const { id, personId, counter, deviceId, content, knownAt } = received;
  return { id, personId, counter, deviceId, content, savedAt: knownAt, parked: null };
}

/** The most records that one delivery holds. */
export const mostPerDelivery = 25;

/** The next delivery of a person: the oldest records that are not parked. */
export function nextBatch(records: readonly OutboxRecord[], personId: string): OutboxRecord[] {
  return records
    .filter((record) => record.personId === personId && record.parked === null)
    .toSorted(byCounter)
    .slice(0, mostPerDelivery);
}

/** Oldest first. Two records of one count come from two devices (one read from a file): their ids decide. */
export function byCounter(a: { counter: number; id: string }, b: { counter: number; id: string }): number {
  return a.counter - b.counter || (a.id < b.id ? -1 : 1);
}

/** What came back from an attempt to send: the status and the text of an answer, or nothing at all. */
export type Answer = { status: number; contentType: string | null; text: string };

/** Why nothing could be sent just now. Nothing of it removes anything. */
export type Hindrance =
  /** No connection, a cut one, a redirect to a sign-in page of the network, or an answer that is not Jointly's. */
  | 'no-connection'
  /** The session has ended: the person signs in again and everything goes. */
  | 'sign-in'
  /** Signed in, but acting in a capacity in which nobody visits rooms. */
  | 'other-capacity'
  /** The server is there and cannot take it now. */
  | 'server-busy'
  /** The server reads another form than this program sends: an update is due. */
  | 'not-understood';

/** What an answer means for the records that were sent. */
export type Verdict = {
  received: { id: string; receivedAt: string }[];
  parked: { id: string; code: string; data: unknown }[];
  hindrance: Hindrance | null;
};

/** A refusal that passes by itself: the session changed hands on the way, and the record waits for its own person. */
const passing = 'observation/other-person';

/**
 * Judges an answer. Only records that a JSON answer with status 200 names are received or parked; a status alone proves
 * nothing, since a captive network, a proxy or a cut connection can give any of them.
 */
export function judgeAnswer(sent: readonly { id: string }[], answer: Answer | null): Verdict {
  const none = { received: [], parked: [] };
  if (answer === null) return { ...none, hindrance: 'no-connection' };
  const body = readJson(answer);
  if (answer.status !== 200) return { ...none, hindrance: hindranceOf(answer.status, body) };
  const received = listOf(body, 'received');
  const refused = listOf(body, 'refused');
  if (received === null || refused === null) return { ...none, hindrance: 'no-connection' };
  const mine = new Set(sent.map((record) => record.id));
  const isMine = (item: Item) => typeof item.id === 'string' && mine.has(item.id);
  return {
    received: received
      .filter((item) => isMine(item) && typeof item.receivedAt === 'string')
      .map((item) => ({ id: String(item.id), receivedAt: String(item.receivedAt) })),
    parked: refused
      .filter((item) => isMine(item) && typeof item.code === 'string' && item.code !== passing)
      .map((item) => ({ id: String(item.id), code: String(item.code), data: item.data ?? null })),
    hindrance: null,
  };
}

/** Who the server says is signed in, or why that cannot be known. */
export function judgeSession(answer: Answer | null): { personId: string } | Hindrance {
  if (answer === null) return 'no-connection';
  const body = readJson(answer);
  if (answer.status !== 200) return hindranceOf(answer.status, body);
  const actor = isItem(body) && isItem(body.actor) ? body.actor : null;
  return typeof actor?.personId === 'string' ? { personId: actor.personId } : 'no-connection';
}

/** A refusal counts only in Jointly's own form; anything else is whatever stands between the phone and the server. */
function hindranceOf(status: number, body: unknown): Hindrance {
  const code = isItem(body) && typeof body.code === 'string' ? body.code : null;
  if (code === 'session/none') return 'sign-in';
  if (code === 'session/not-in-this-capacity') return 'other-capacity';
  if (code === 'request/not-readable') return 'not-understood';
  return status >= 500 || status === 429 || status === 408 ? 'server-busy' : 'no-connection';
}

type Item = Record<string, unknown>;

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(body: unknown, key: string): Item[] | null {
  const list = isItem(body) ? body[key] : null;
  return Array.isArray(list) ? list.filter(isItem) : null;
}

function readJson(answer: Answer): unknown {
  if (!/^application\/json\b/i.test(answer.contentType ?? '')) return null;
  try {
    return JSON.parse(answer.text);
  } catch {
    return null;
  }
}

/**
 * How long to wait before the next attempt: 1, 2, 4 … 60 seconds, each up to a half longer by chance, so that a whole
 * district does not knock at once when its connection comes back.
 *
 * @param attempts failed attempts in a row, from 1
 * @param chance from 0 to 1
 * @returns milliseconds
 */
export function waitBeforeAttempt(attempts: number, chance: number): number {
  const seconds = Math.min(60, 2 ** Math.max(0, Math.min(attempts, 10) - 1));
  return Math.round(seconds * 1000 * (1 + chance / 2));
}

/** What the server's own list says of records that it once named as received. */
export function judgeConfirmation(
  received: readonly ReceivedRecord[],
  listedIds: ReadonlySet<string>,
): { confirmed: ReceivedRecord[]; missing: ReceivedRecord[] } {
  const open = received.filter((record) => !record.isConfirmed);
  return {
    confirmed: open.filter((record) => listedIds.has(record.id)),
    missing: open.filter((record) => !listedIds.has(record.id)),
  };
}

/** The ids on one page of the server's own list, and where the next begins; null when the answer is no such list. */
export function judgeList(answer: Answer | null): { ids: string[]; nextAfter: number | null } | null {
  if (answer === null || answer.status !== 200) return null;
  const body = readJson(answer);
  const visits = listOf(body, 'visits');
  if (visits === null || !isItem(body)) return null;
  const nextAfter = typeof body.nextAfter === 'number' ? body.nextAfter : null;
  return { ids: visits.map((visit) => String(visit.id)), nextAfter };
}
