import { newId } from '../../kit/new-id.ts';
import { type DeviceDatabase, inOneTransaction, openDeviceDatabase } from './device-database.ts';
import { type Journal, openJournal } from './journal.ts';
import { ensureBirth } from './recovery.ts';

/** This device, ready to keep records. */
export type Device = {
  database: DeviceDatabase;
  /** Opens beside the screen, which does not wait for it. Null where the browser cannot keep a second copy. */
  journal: Promise<Journal | null>;
  /** Made once; tells the server which device a record comes from, and nothing else. */
  id: string;
  /** How many records and drafts the journal gave back when the database had been lost. */
  recoveredCount: number;
};

/** What a browser, or an address without https, lacks for keeping records. */
export type Lack = 'secure-address' | 'storage';

/** What is missing for keeping records on this device at all; null when nothing is. */
export function findLack(): Lack | null {
  if (!globalThis.isSecureContext) return 'secure-address';
  return typeof indexedDB === 'undefined' || navigator.locks === undefined ? 'storage' : null;
}

let journal: Promise<Journal | null> | null = null;
let device: Promise<Device> | null = null;

/** Opens this device once for the tab, and again after the browser closed its database under us. */
export function openDevice(): Promise<Device> {
  device ??= open().catch((error) => {
    device = null;
    throw error;
  });
  return device;
}

async function open(): Promise<Device> {
  journal ??= openJournal();
  const database = await openDeviceDatabase(() => {
    device = null;
  });
  const { recoveredCount } = await ensureBirth(database, journal);
  return { database, journal, id: await ensureDeviceId(database, journal), recoveredCount };
}

async function ensureDeviceId(database: DeviceDatabase, writer: Promise<Journal | null>): Promise<string> {
  const kept = await database.get('state', 'device');
  if (typeof kept === 'string') return kept;
  const id = await inOneTransaction(database, async (tx) => {
    const other = await tx.objectStore('state').get('device');
    if (typeof other === 'string') return other;
    const made = newId();
    await tx.objectStore('state').put(made, 'device');
    return made;
  });
  // Without this line a recovered phone would only be another device: nobody waits for it.
  writer
    .then((open) => open?.append([{ kind: 'state', key: 'device', value: id }]))
    .catch((error) => console.error("The journal did not take the device's id.", error));
  return id;
}
