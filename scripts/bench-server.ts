import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findServer, megabytesOf } from './bench-processes.ts';

const root = path.resolve(import.meta.dirname, '..');
const startDeadline = 300_000;

/** Jointly, started as a person starts it: `npm start`. */
export type StartedJointly = {
  url: string;
  /** From the command to the first 200 on /healthz. */
  secondsToReady: number;
  /** Whether the client was built first: then the time says nothing about a start. */
  hasBuilt: boolean;
  /** The memory that the server's Node process holds now, in millions of bytes; PostgreSQL's processes apart. */
  megabytes(): number;
  stop(): Promise<void>;
};

const running = new Set<ChildProcess>();
// Asked to stop, whoever measures first stops what it has started; that is what ends it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, async () => {
    await Promise.all([...running].map(stopChild));
    process.exit(1);
  });

/**
 * Starts Jointly and waits until it is ready.
 *
 * @param env where its data or its database is; a free port is found for it
 * @throws an Error with everything that it printed when it does not become ready
 */
export async function startJointly(env: Record<string, string>): Promise<StartedJointly> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutOurs(process.env), PORT: String(port), ...env },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += text;
    });
  while (!(await isReady(url))) {
    const isOver = child.exitCode !== null || performance.now() - startedAt > startDeadline;
    if (isOver) {
      await stopChild(child);
      throw new Error(`Jointly did not become ready:\n${output}`);
    }
    await sleep(50);
  }
  const secondsToReady = (performance.now() - startedAt) / 1000;
  return {
    url,
    secondsToReady,
    hasBuilt: output.includes('Building the client'),
    megabytes: () => megabytesOf(findServer(child.pid ?? 0) ?? 0),
    stop: () => stopChild(child),
  };
}

/** What the person's own environment says about Jointly or npm must not reach the server that is measured. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(npm_|JOINTLY_|DATABASE_URL$|NODE_|PORT$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/healthz`);
    await answer.text();
    return answer.status === 200;
  } catch {
    return false;
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    // The server itself is told: npm hands a signal on only to the shell that it started.
    const server = findServer(child.pid ?? 0);
    if (server === null) child.kill();
    else process.kill(server, 'SIGTERM');
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(tooLong);
  }
  running.delete(child);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
