import assert from 'node:assert/strict';
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { temporaryDirectory } from '../temporary-directory.ts';
import { ask, type StartedProcess, startFixture } from './start-process.ts';

export const isRoot = process.getuid?.() === 0;

/** A plain account that every Unix has. */
export const nobody = { uid: 65534, gid: 65534 };

/** A folder for the tests of one file, removed after them, and the small servers that they start in it. */
export type Ground = {
  path: string;
  /** Starts a server and remembers it, so that a failing test leaves nothing running. */
  start(...args: Parameters<typeof startFixture>): StartedProcess;
  /** A data directory that has been started once and stopped, with one note in its database. */
  usedDirectory(name: string): string;
};

/** Prepares the ground before the tests of the calling file and clears it after them. */
export function prepareGround(): Ground {
  const scratch = temporaryDirectory('jointly-start-');
  const template = join(scratch.path, 'template');
  const started: StartedProcess[] = [];
  const start = (...args: Parameters<typeof startFixture>) => {
    const server = startFixture(...args);
    started.push(server);
    return server;
  };
  before(async () => {
    chmodSync(scratch.path, 0o755);
    const server = start(template);
    await server.prints(/^ready$/m);
    await ask(server, 'POST');
    await stop(server);
  });
  after(async () => {
    const isRunning = ({ child }: StartedProcess) => child.exitCode === null && child.signalCode === null;
    for (const server of started.filter(isRunning)) {
      server.child.kill('SIGTERM');
      await server.ended;
    }
    scratch.remove();
  });
  return {
    path: scratch.path,
    start,
    usedDirectory(name) {
      const directory = join(scratch.path, name);
      cpSync(template, directory, { recursive: true, verbatimSymlinks: true });
      return directory;
    },
  };
}

/** Stops a server as a supervisor would, and insists that it ends well. */
export async function stop(server: StartedProcess): Promise<void> {
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0, server.output());
}
