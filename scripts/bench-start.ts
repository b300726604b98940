import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ground, observers, openGround, prepareDelivery } from './bench-ground.ts';
import { report } from './bench-report.ts';
import { inLines, openDevice } from './bench-requests.ts';
import { type StartedJointly, startJointly } from './bench-server.ts';

/**
 * How long `npm start` takes until /healthz answers 200, and how much memory the server holds. Cold: after install and
 * build, the first start ever, with no data directory and no cache of compiled sources. Warm: every later one.
 */
const repeats = 5;
const requests = 2_000;
const devices = 8;
const megabytes = { unit: ' MB', digits: 0, target: 200, isGood: 'at most' } as const;

const scratch = mkdtempSync(path.join(tmpdir(), 'jointly-bench-start-'));
const folder = (name: string) => path.join(scratch, name);
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
await measureStarts();
await measureMemory();

async function measureStarts(): Promise<void> {
  const cache = { NODE_COMPILE_CACHE: folder('cache') };
  // Builds the client if need be, and leaves the data and the cache for the warm starts.
  const first = await startJointly({ JOINTLY_DATA: folder('warm'), ...cache });
  await first.stop();
  const [cold, warm, idle]: [number[], number[], number[]] = [[], [], []];
  let folders = 0;
  const inNothing = () => {
    folders += 1;
    return { JOINTLY_DATA: folder(`cold-${folders}`), NODE_COMPILE_CACHE: folder(`cold-cache-${folders}`) };
  };
  const asBefore = () => ({ JOINTLY_DATA: folder('warm'), ...cache });
  for (let repeat = 0; repeat < repeats; repeat++) {
    cold.push(await timeStart(inNothing, async () => {}));
    warm.push(
      await timeStart(asBefore, async (jointly) => {
        await sleep(3_000);
        idle.push(jointly.megabytes());
      }),
    );
  }
  const seconds = { unit: ' s', digits: 2, isGood: 'at most' } as const;
  report({ what: 'cold start', values: cold, target: 5, ...seconds });
  report({ what: 'warm start', values: warm, target: 2, ...seconds });
  report({ what: 'memory of the server, idle', values: idle, ...megabytes });
}

/** One start; begun anew when somebody changed the sources, so that the client was built on the way. */
async function timeStart(
  envOf: () => Record<string, string>,
  look: (jointly: StartedJointly) => Promise<void>,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const jointly = await startJointly(envOf());
    try {
      if (!jointly.hasBuilt) {
        await look(jointly);
        return jointly.secondsToReady;
      }
      if (attempt === 4) throw new Error('The sources kept changing while the start was measured.');
    } finally {
      await jointly.stop();
    }
  }
}

async function measureMemory(): Promise<void> {
  const ground = await openGround();
  const values: number[] = [];
  try {
    for (let repeat = 0; repeat < 3; repeat++) {
      const jointly = await startJointly({ DATABASE_URL: ground.databaseUrl });
      try {
        await sendRequests(jointly.url, ground);
        await sleep(1_000);
        values.push(jointly.megabytes());
      } finally {
        await jointly.stop();
      }
    }
  } finally {
    await ground.world.close();
  }
  report({ what: `memory of the server, after ${requests} requests`, values, ...megabytes });
}

/** What a day of a district asks: visits come in, screens are opened, figures are read. */
async function sendRequests(url: string, ground: Ground): Promise<void> {
  const script = readdirSync(path.resolve(import.meta.dirname, '../build/client/assets')).find((name) =>
    /^index-.*\.js$/.test(name),
  );
  const paths = [
    '/',
    `/assets/${script}`,
    '/api/people/session',
    '/api/observation/field-kit',
    '/api/observation/windows',
    `/api/analysis/subjects/${ground.subjectId}`,
    `/api/analysis/windows/${ground.windowId}`,
  ];
  await inLines(devices, async (line) => {
    const device = openDevice(url, line);
    const name = observers[line % observers.length] as (typeof observers)[number];
    const cookie = ground.world.cookieOf(name);
    for (let sent = 0; sent < requests / devices; sent++) {
      // Three requests of ten bring visits.
      const path = paths[sent % (paths.length + 3)];
      await device.send(
        path === undefined ? prepareDelivery(ground, name, 5).prepared : { method: 'GET', path, cookie },
      );
    }
    device.close();
  });
}
