import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessAlive } from '../../src/server/process-identity.ts';

/** A server process under test. */
export type StartedProcess = {
  pid: number;
  child: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Resolves when the pattern shows up in the output; rejects when the process ends before. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code, or the name of the signal that killed it. */
  ended: Promise<number | string>;
};

export type StartOptions = {
  env?: Record<string, string>;
  /** The numbers of the account and group to run as; needs root. */
  account?: { uid: number; gid: number };
  nodeOptions?: string[];
  /** Words before the command, such as `unshare -m sh -c …`. */
  wrapper?: string[];
  /** Opens a channel to the process, as the start script does. */
  channel?: boolean;
};

/** Starts a program with Node, on a free port and with nothing else of ours in its environment. */
export function startNode(script: string, args: string[], options: StartOptions = {}): StartedProcess {
  const command = [
    ...(options.wrapper ?? []),
    process.execPath,
    ...(options.nodeOptions ?? []),
    script,
    ...args,
  ];
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe', options.channel ? 'ipc' : 'ignore'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...options.env },
    ...options.account,
  });
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const drained = [child.stdout, child.stderr].map((stream) => stream && once(stream, 'close'));
  // Not the child's own 'close', which never comes after we have closed a channel to it.
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    await Promise.all(drained);
    return code ?? signal;
  });
  return {
    pid: child.pid ?? 0,
    child,
    output: () => text,
    prints: (pattern) => waitForOutput(() => text, pattern, ended),
    ended,
  };
}

/** Starts the small server of start-fixture.ts on a data directory. */
export function startFixture(dataDirectory: string, options: StartOptions = {}): StartedProcess {
  const env = { JOINTLY_DATA: dataDirectory, ...options.env };
  return startNode(join(import.meta.dirname, 'start-fixture.ts'), [], { ...options, env });
}

/** What the small server answers at this moment, with its status. */
export async function ask(
  server: StartedProcess,
  method = 'GET',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const [, port] = await server.prints(/listening on (\d+)/);
  const response = await fetch(`http://127.0.0.1:${port}/healthz`, { method });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** The process number of the PostgreSQL that runs on a data directory. */
export function readPostmaster(dataDirectory: string): number {
  return Number.parseInt(readFileSync(join(dataDirectory, 'postgres-18', 'postmaster.pid'), 'utf8'), 10);
}

/** Resolves when a process has ended. */
export async function waitForEnd(pid: number): Promise<void> {
  await waitUntil(() => !isProcessAlive(pid), `process ${pid} still runs`);
}

/** Polls until a condition holds, for twenty seconds at most. */
export async function waitUntil(holds: () => boolean, complaint: string): Promise<void> {
  for (const start = Date.now(); !holds(); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (Date.now() - start > 20_000) throw new Error(complaint);
  }
}

async function waitForOutput(
  read: () => string,
  pattern: RegExp,
  ended: Promise<unknown>,
): Promise<RegExpExecArray> {
  let isOver = false;
  const end = ended.then(() => {
    isOver = true;
  });
  for (;;) {
    const found = pattern.exec(read());
    if (found) return found;
    if (isOver) throw new Error(`ended without printing ${pattern}:\n${read()}`);
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 10))]);
  }
}
