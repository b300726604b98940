import { encodeLine, type JournalContent, type JournalLine, readJournal } from './journal-rules.ts';

/** What the page asks of the journal's worker, and what it answers. */
export type JournalRequest = { id: number } & (
  | { kind: 'open' }
  | { kind: 'append'; text: string }
  | { kind: 'replace'; text: string }
  | { kind: 'read' }
);
export type JournalReply =
  | { id: number; value: string[] | boolean }
  | { id: number; error: { name: string; message: string } };

/** The second copy of everything that is not on the server yet. */
export type Journal = {
  /** Resolves when the lines are on the disk. */
  append(lines: readonly JournalLine[]): Promise<void>;
  read(): Promise<JournalContent>;
  /** Begins afresh with these lines; the earlier ones go when the new ones are on the disk. */
  replace(lines: readonly JournalLine[]): Promise<void>;
};

/** A worker that does not answer for so long is not going to: the record is then told as not saved. */
const patienceMilliseconds = 10_000;

/** Opens the journal; null where this browser cannot keep one, which the screens then say. */
export async function openJournal(): Promise<Journal | null> {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module' });
  const ask = asker(worker);
  try {
    if ((await ask({ kind: 'open' })) !== true) throw new Error('no journal here');
  } catch {
    worker.terminate();
    return null;
  }
  const textOf = (lines: readonly JournalLine[]) => lines.map(encodeLine).join('');
  return {
    append: async (lines) => void (await ask({ kind: 'append', text: textOf(lines) })),
    replace: async (lines) => void (await ask({ kind: 'replace', text: textOf(lines) })),
    read: async () => readJournal((await ask({ kind: 'read' })) as string[]),
  };
}

type Question = JournalRequest extends infer Request
  ? Request extends { id: number }
    ? Omit<Request, 'id'>
    : never
  : never;

function asker(worker: Worker) {
  type Waiting = { resolve(value: string[] | boolean): void; reject(error: Error): void };
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  worker.onmessage = (event: MessageEvent<JournalReply>) => {
    const reply = event.data;
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) asked?.reject(new DOMException(reply.error.message, reply.error.name));
    else asked?.resolve(reply.value);
  };
  worker.onerror = (event) => {
    for (const asked of waiting.values()) asked.reject(new Error(event.message));
    waiting.clear();
  };
  return (question: Question): Promise<string[] | boolean> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        waiting.delete(id);
        reject(new DOMException('The journal does not answer.', 'TimeoutError'));
      }, patienceMilliseconds);
      waiting.set(id, {
        resolve: (value) => {
          clearTimeout(patience);
          resolve(value);
        },
        reject: (error) => {
          clearTimeout(patience);
          reject(error);
        },
      });
      worker.postMessage({ ...question, id });
    });
  };
}
