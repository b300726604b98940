import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { World } from '../world.ts';

/** Starts a server process of its own on a world's database, so that it can be killed at any moment. */
export async function startServer(world: World, port: number): Promise<ChildProcess> {
  const [row] = await world.query<{ name: string }>('select current_database() as name');
  const database = new URL(process.env.JOINTLY_TEST_POSTGRES ?? '');
  database.pathname = `/${row?.name}`;
  const child = fork(path.join(import.meta.dirname, 'phone-server.ts'), [database.href, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('no server'))),
  ]);
  return child;
}
