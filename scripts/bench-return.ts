import { createHash, randomBytes } from 'node:crypto';
import { type Ground, observers, openGround } from './bench-ground.ts';
import { report, tell } from './bench-report.ts';
import { openDevice } from './bench-requests.ts';
import { startJointly } from './bench-server.ts';
import { fillWindows } from './bench-visits.ts';

/**
 * Five hundred phones come back on line in the same moment, behind one address, with twenty visits each: every one asks
 * who is signed in, as a phone does, then delivers. All visits must be stored once and none refused; the time counts from
 * the moment the signal is back until a phone has its receipt.
 */
const phones = 500;
const visitsEach = 20;
const repeats = 3;
/** Visits that are there before: the district has been at it for a while. */
const visitsBefore = 2000;

const ground = await openGround();
await fillWindows(ground.world, [ground.windowId], visitsBefore);
await ground.world.query('analyze');
const jointly = await startJointly({ DATABASE_URL: ground.databaseUrl });
try {
  const cookies = await signInPhones(ground);
  const slowest: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) slowest.push(await comeBack(cookies));
  const what = `${phones} phones with ${visitsEach} visits each back on line at once: p99 until the receipt`;
  report({ what, values: slowest, unit: ' s', digits: 2, target: 5, isGood: 'at most' });
  const [stored] = await ground.world.query<{ visits: number; differences: number }>(
    `select (select count(*)::int from observation.visits) as visits,
       (select count(*)::int from observation.recount_check()) as differences`,
  );
  const wanted = visitsBefore + repeats * phones * visitsEach;
  tell({
    what: 'of their visits, stored once; and places where the book of counts differs',
    measured: `${stored?.visits} of ${wanted}; ${stored?.differences}`,
    target: 'all; none',
    isMet: stored?.visits === wanted && stored?.differences === 0,
  });
} finally {
  await jointly.stop();
  await ground.world.close();
}

/** The p99 of the seconds until a phone has its receipt. Throws where one is refused. */
async function comeBack(cookies: readonly string[]): Promise<number> {
  const prepared = cookies.map((cookie, phone) => {
    const name = observers[phone % observers.length] as (typeof observers)[number];
    const visits = Array.from({ length: visitsEach }, () => ground.visit(name));
    const device = openDevice(jointly.url, phone, { isBehindOneAddress: true });
    const body = JSON.stringify({ deviceSentAt: new Date().toISOString(), visits });
    return { cookie, device, body };
  });
  const startedAt = performance.now();
  const seconds = await Promise.all(
    prepared.map(async ({ cookie, device, body }) => {
      await device.send({ method: 'GET', path: '/api/people/session', cookie });
      const text = await device.send({ method: 'POST', path: '/api/observation/deliveries', cookie, body });
      const receipt: { received: unknown[] } = JSON.parse(text);
      if (receipt.received.length !== visitsEach) throw new Error(`a phone was told ${text.slice(0, 300)}`);
      return (performance.now() - startedAt) / 1000;
    }),
  );
  for (const { device } of prepared) device.close();
  const sorted = seconds.toSorted((one, other) => one - other);
  return sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN;
}

/** A session of its own for every phone. */
async function signInPhones({ world }: Ground): Promise<string[]> {
  const cookies: string[] = [];
  for (let phone = 0; phone < phones; phone += 1) {
    const secret = randomBytes(32).toString('base64url');
    const { id, capacityId } = world.person(observers[phone % observers.length] ?? 'sam');
    await world.query(
      `insert into people.sessions (district_id, secret_hash, person_id, capacity_id, expires_at)
       values ($1, $2, $3, $4, now() + interval '1 day')`,
      [world.districtId, createHash('sha256').update(secret).digest('base64url'), id, capacityId],
    );
    cookies.push(`jointly_session=${world.districtId}.${secret}`);
  }
  return cookies;
}
