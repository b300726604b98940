import type { DeviceDatabase } from './device-database.ts';
import { alone, lockNames } from './locks.ts';
import {
  type Answer,
  type Hindrance,
  judgeAnswer,
  judgeConfirmation,
  judgeList,
  judgeSession,
  nextBatch,
  type ReceivedRecord,
} from './outbox-rules.ts';
import { listOutbox, settle, settleConfirmation } from './settling.ts';

const addresses = {
  session: '/api/people/session',
  deliveries: '/api/observation/deliveries',
  devices: '/api/observation/devices',
};
const patienceMilliseconds = 15_000;
/** The server is asked for its own list once a record has been received for so long. */
const confirmAfterMilliseconds = 5 * 60_000;

/** How an attempt to send ended. */
export type DrainOutcome = { hindrance: Hindrance | null; receivedCount: number };

/**
 * Sends everything of the person who is signed in, oldest first, 25 at a time, while no other tab nor the service worker
 * does. A record leaves the outbox only when the server has named it.
 */
export function drain(database: DeviceDatabase): Promise<DrainOutcome> {
  return alone(lockNames.sending, async () => {
    const due = await findDue(database);
    if (!due) return { hindrance: null, receivedCount: 0 };
    const session = judgeSession(await ask(addresses.session));
    if (typeof session === 'string') return { hindrance: session, receivedCount: 0 };
    const outcome = await sendAll(database, session.personId);
    if (outcome.hindrance !== null) return outcome;
    const missingCount = await confirm(database, session.personId);
    return missingCount === 0 ? outcome : sendAll(database, session.personId);
  });
}

async function findDue(database: DeviceDatabase): Promise<boolean> {
  const waiting = (await listOutbox(database)).some((record) => record.parked === null);
  return waiting || (await database.getAll('received')).some(isConfirmationDue);
}

function isConfirmationDue(record: ReceivedRecord): boolean {
  return !record.isConfirmed && Date.now() - Date.parse(record.knownAt) > confirmAfterMilliseconds;
}

async function sendAll(database: DeviceDatabase, personId: string): Promise<DrainOutcome> {
  let receivedCount = 0;
  for (;;) {
    const batch = nextBatch(await listOutbox(database), personId);
    if (batch.length === 0) return { hindrance: null, receivedCount };
    const visits = batch.map((record) => record.content);
    const sentFrom = await database.get('state', 'device');
    const verdict = judgeAnswer(
      batch,
      await ask(
        addresses.deliveries,
        JSON.stringify({ deviceSentAt: new Date().toISOString(), sentFrom, visits }),
      ),
    );
    if (verdict.hindrance !== null) return { hindrance: verdict.hindrance, receivedCount };
    // An answer that settles nothing would be asked for ever.
    if (verdict.received.length + verdict.parked.length === 0)
      return { hindrance: 'no-connection', receivedCount };
    await settle(database, verdict);
    receivedCount += verdict.received.length;
  }
}

/**
 * Asks for the server's own list of what it has from each device, once in a while.
 *
 * @returns how many records the server does not have any more, as after a return to a backup: they wait again
 */
async function confirm(database: DeviceDatabase, personId: string): Promise<number> {
  const mine = (await database.getAll('received')).filter((record) => record.personId === personId);
  if (!mine.some(isConfirmationDue)) return 0;
  let missingCount = 0;
  const byDevice = new Map<string, ReceivedRecord[]>();
  for (const record of mine.filter((each) => !each.isConfirmed)) {
    byDevice.set(record.deviceId, [...(byDevice.get(record.deviceId) ?? []), record]);
  }
  for (const [deviceId, records] of byDevice) {
    const first = Math.min(...records.map((record) => record.counter));
    const listed = await readList(deviceId, first - 1);
    if (listed === null) continue;
    const settled = judgeConfirmation(records, listed);
    await settleConfirmation(database, settled);
    missingCount += settled.missing.length;
  }
  return missingCount;
}

/** Ids that the server holds from a device; null when the list could not be read to its end. */
async function readList(deviceId: string, after: number): Promise<Set<string> | null> {
  const ids = new Set<string>();
  for (let next: number | null = after; next !== null; ) {
    const list = judgeList(await ask(`${addresses.devices}/${deviceId}/visits?after=${next}`));
    if (list === null) return null;
    for (const id of list.ids) ids.add(id);
    next = list.nextAfter;
  }
  return ids;
}

/** One request to our own server: no redirects, no cache, 15 seconds in all. Null: nothing came back. */
async function ask(address: string, body?: string): Promise<Answer | null> {
  try {
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const text = await response.text();
    return { status: response.status, contentType: response.headers.get('content-type'), text };
  } catch {
    return null;
  }
}
