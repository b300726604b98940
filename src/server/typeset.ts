import { Worker } from 'node:worker_threads';

/** A page takes a tenth of a second, on a machine that is very busy some seconds; what takes this long has gone wrong. */
const longestMilliseconds = 45_000;
/** So much text is no page. */
const mostBytes = 512 * 1024;

/** Whether data is little enough to be typeset. Whoever takes data that grows asks first, and says what to do instead. */
export function fitsOnPaper(data: unknown): boolean {
  return isLittle(JSON.stringify(data));
}

const isLittle = (text: string) => Buffer.byteLength(text) <= mostBytes;

/** The compiler keeps some 150 MB. After this long without a page it is let go, and after so many it starts anew. */
const idleMilliseconds = 120_000;
const mostPages = 200;

type Answer = { pdf: Uint8Array } | { fault: string };

let worker: Worker | undefined;
let pages = 0;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Typesets data by a template into a tagged PDF (Typst). The data travels as a file that the template reads as JSON: what
 * people wrote is never part of the program. One page at a time, on a thread of its own that is stopped when it fails,
 * takes too long, or is not needed any more.
 *
 * @param template the text of a `.typ` file, ours; it reads `/data.json`
 */
export function typeset(template: string, data: unknown): Promise<Uint8Array> {
  const text = JSON.stringify(data);
  if (!isLittle(text)) return Promise.reject(new Error('too much for a page'));
  const page = last.then(() => typesetNow(template, text));
  last = page.catch(() => undefined);
  return page;
}

async function typesetNow(template: string, data: string): Promise<Uint8Array> {
  clearTimeout(idle);
  worker ??= startWorker();
  const current = worker;
  try {
    const answer = await ask(current, { template, data });
    if ('fault' in answer) throw new Error(`the page could not be typeset: ${answer.fault}`);
    pages += 1;
    if (pages >= mostPages) stop(current);
    else idle = setTimeout(() => stop(current), idleMilliseconds).unref();
    return answer.pdf;
  } catch (error) {
    stop(current);
    throw error;
  }
}

function startWorker(): Worker {
  pages = 0;
  const started = new Worker(new URL('./typeset-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 128 },
    // What goes wrong comes back as an answer; the compiler's own chatter goes nowhere.
    ...{ stdout: true, stderr: true },
  });
  // A server that is asked to stop does not wait for it.
  started.unref();
  return started;
}

function stop(old: Worker): void {
  if (worker === old) worker = undefined;
  void old.terminate();
}

function ask(current: Worker, page: { template: string; data: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new Error('typesetting took too long')), longestMilliseconds);
    const forget = () => {
      clearTimeout(timer);
      current.off('message', answer).off('error', fail).off('exit', gone);
    };
    const answer = (message: Answer) => {
      forget();
      resolve(message);
    };
    const fail = (error: Error) => {
      forget();
      reject(error);
    };
    const gone = () => fail(new Error('the typesetting thread ended'));
    current.on('message', answer).on('error', fail).on('exit', gone);
    current.postMessage(page);
  });
}
