/// <reference lib="webworker" />
import type { JournalReply, JournalRequest } from './journal.ts';
import { lockNames } from './locks.ts';

/**
 * Writes the journal: files in the origin's private file system, which outlive a database that the browser throws away.
 * One writer at a time, by Web Lock: whoever holds it gives it up when another tab asks, or after two idle seconds.
 */
type Held = {
  handle: FileSystemSyncAccessHandle;
  directory: FileSystemDirectoryHandle;
  name: string;
  letGo(): void;
};

const idleMilliseconds = 2000;
const channel = new BroadcastChannel(lockNames.journal);
let held: Held | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;
let queue: Promise<unknown> = Promise.resolve();

self.onmessage = (event: MessageEvent<JournalRequest>) => {
  inTurn(async () => {
    self.postMessage(await answer(event.data));
    clearTimeout(idle);
    idle = setTimeout(() => inTurn(release), idleMilliseconds);
  });
};
channel.onmessage = () => inTurn(release);

function inTurn(work: () => Promise<void>): void {
  queue = queue.then(work).catch((error) => console.error('The journal could not be let go of.', error));
}

async function answer(request: JournalRequest): Promise<JournalReply> {
  try {
    return { id: request.id, value: await perform(request) };
  } catch (error) {
    await release();
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { id: request.id, error: { name, message } };
  }
}

async function perform(request: JournalRequest): Promise<string[] | boolean> {
  if (request.kind === 'open') return canKeep();
  held ??= await take();
  if (request.kind === 'append') append(held, request.text);
  else if (request.kind === 'replace') await replace(held, request.text);
  else return readAll(held);
  return true;
}

/** Whether this browser has what a journal needs: the private file system, and files written at once. */
async function canKeep(): Promise<boolean> {
  if (typeof FileSystemFileHandle === 'undefined') return false;
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return false;
  try {
    await folder();
    return true;
  } catch {
    return false;
  }
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle('jointly', { create: true });
}

function take(): Promise<Held> {
  return new Promise((resolve, reject) => {
    const asking = setInterval(() => channel.postMessage('please'), 250);
    channel.postMessage('please');
    navigator.locks
      .request(lockNames.journal, async () => {
        clearInterval(asking);
        const directory = await folder();
        const name = (await namesIn(directory)).at(-1) ?? nameOf(1);
        const handle = await openFile(directory, name);
        await new Promise<void>((letGo) => resolve({ handle, directory, name, letGo }));
      })
      .catch((error) => {
        clearInterval(asking);
        reject(error);
      });
  });
}

async function release(): Promise<void> {
  if (held === null) return;
  const { handle, letGo } = held;
  held = null;
  try {
    handle.close();
  } finally {
    letGo();
  }
}

/** A tab that was just killed may not have let go of its file yet: wait for it a little. */
async function openFile(
  directory: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemSyncAccessHandle> {
  const file = await directory.getFileHandle(name, { create: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function append({ handle }: Held, text: string): void {
  const size = handle.getSize();
  writeAt(handle, size, endsInLine(handle, size) ? text : `\n${text}`);
}

/** A line that a kill cut short is closed off, so that the next one stays readable. */
function endsInLine(handle: FileSystemSyncAccessHandle, size: number): boolean {
  if (size === 0) return true;
  const last = new Uint8Array(1);
  handle.read(last, { at: size - 1 });
  return last[0] === 10;
}

function writeAt(handle: FileSystemSyncAccessHandle, at: number, text: string): void {
  const bytes = new TextEncoder().encode(text);
  const written = handle.write(bytes, { at });
  if (written !== bytes.length) throw new DOMException('The journal took only a part.', 'QuotaExceededError');
  handle.flush();
}

/** Puts a fresh file in the place of all earlier ones; until it is on the disk they stay. */
async function replace(now: Held, text: string): Promise<void> {
  const earlier = await namesIn(now.directory);
  const name = nameOf(numberOf(now.name) + 1);
  const handle = await openFile(now.directory, name);
  try {
    handle.truncate(0);
    writeAt(handle, 0, text);
  } catch (error) {
    handle.close();
    throw error;
  }
  now.handle.close();
  now.handle = handle;
  now.name = name;
  for (const old of earlier) if (old !== name) await now.directory.removeEntry(old);
}

async function readAll({ directory, handle, name }: Held): Promise<string[]> {
  const texts: string[] = [];
  for (const other of await namesIn(directory)) {
    if (other === name) {
      const bytes = new Uint8Array(handle.getSize());
      handle.read(bytes, { at: 0 });
      texts.push(new TextDecoder().decode(bytes));
    } else texts.push(await (await (await directory.getFileHandle(other)).getFile()).text());
  }
  return texts;
}

async function namesIn(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) if (/^journal-\d{8}\.jsonl$/.test(name)) names.push(name);
  return names.sort();
}

function nameOf(number: number): string {
  return `journal-${String(number).padStart(8, '0')}.jsonl`;
}

function numberOf(name: string): number {
  return Number(name.slice(8, 16));
}
