import pg from 'pg';
import type { Visit } from '../src/areas/observation/visit-contract.ts';
import { type Ground, observers, openGround, prepareDelivery } from './bench-ground.ts';
import { writePlainly } from './bench-plain-visits.ts';
import { median, report, tell } from './bench-report.ts';
import { inLines, openDevice, type Prepared } from './bench-requests.ts';
import { startJointly } from './bench-server.ts';

/**
 * How many visits a second Jointly acknowledges to 16 devices, against the same rows written by plain SQL over the same
 * driver in transactions of the same size. The two take turns, so that what else the machine does meets both alike.
 */
const lines = 16;
const rounds = 7;
const secondsPerTurn = 2;

const ground = await openGround();
await writeEarlierVisits();
const jointly = await startJointly({ DATABASE_URL: ground.databaseUrl });
const devices = Array.from({ length: lines }, (_, line) => openDevice(jointly.url, line));
const clients = await Promise.all(Array.from({ length: lines }, () => connectPlainly(ground)));
try {
  for (const size of [25, 1]) await compare(size);
} finally {
  for (const device of devices) device.close();
  for (const client of clients) await client.end();
  await jointly.stop();
  await ground.world.close();
}

/**
 * A district has visits already, and PostgreSQL has counted them: what it plans for tables that it takes for empty, it
 * keeps for as long as a connection lasts, on either side.
 */
async function writeEarlierVisits(): Promise<void> {
  const client = await connectPlainly(ground);
  for (let batch = 0; batch < 20; batch++) {
    const visits = Array.from({ length: 250 }, () => ground.visit(observerOf(batch)));
    await writePlainly(client, ground.world.districtId, visits);
    await ground.world.query('analyze');
  }
  await client.end();
}

async function compare(size: number): Promise<void> {
  // Each side gets as many transactions as it manages in a turn's time; the first turns only find out how many.
  const counts = { sent: 20, plain: 20 };
  for (let warmUp = 0; warmUp < 2; warmUp++) {
    counts.sent = shareOf(await deliver(size, counts.sent), size);
    counts.plain = shareOf(await write(size, counts.plain), size);
  }
  const [sent, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const turns = [
      async () => sent.push(await deliver(size, counts.sent)),
      async () => plain.push(await write(size, counts.plain)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  const what = `visits acknowledged, ${size} a delivery`;
  const perSecond = (values: number[]) =>
    `${Math.round(median(values))} a second (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;
  report({
    what: `${what}, against plain SQL`,
    values: sent.map((rate, round) => rate / (plain[round] ?? Number.NaN)),
    unit: '',
    digits: 2,
    target: 0.6,
    isGood: 'at least',
  });
  tell({ what, measured: `${perSecond(sent)}; plain SQL ${perSecond(plain)}`, target: 'none', isMet: null });
}

/** How many transactions each line needs for a turn, at a rate of visits a second. */
function shareOf(rate: number, size: number): number {
  return Math.max(2, Math.round((rate * secondsPerTurn) / size / lines));
}

/** Sends deliveries from all devices; returns the visits acknowledged a second. */
async function deliver(size: number, count: number): Promise<number> {
  const shares = devices.map((_, line) =>
    Array.from({ length: count }, () => prepareDelivery(ground, observerOf(line), size).prepared),
  );
  let acknowledged = 0;
  const seconds = await inLines(lines, async (line) => {
    for (const prepared of shares[line] as Prepared[]) {
      const receipt = JSON.parse((await devices[line]?.send(prepared)) ?? '');
      acknowledged += receipt.received.length;
    }
  });
  const wanted = lines * count * size;
  if (acknowledged !== wanted) throw new Error(`${acknowledged} of ${wanted} visits were acknowledged`);
  return acknowledged / seconds;
}

/** Writes as many visits by plain SQL; returns the visits committed a second. */
async function write(size: number, count: number): Promise<number> {
  const shares = devices.map((_, line) =>
    Array.from({ length: count }, () => Array.from({ length: size }, () => ground.visit(observerOf(line)))),
  );
  const seconds = await inLines(lines, async (line) => {
    for (const visits of shares[line] as Visit[][])
      await writePlainly(clients[line] as pg.Client, ground.world.districtId, visits);
  });
  return (lines * count * size) / seconds;
}

function observerOf(line: number) {
  return observers[line % observers.length] as (typeof observers)[number];
}

/** As the plain role, in the district: the same rows under the same rules, without asking for it at each transaction. */
async function connectPlainly({ databaseUrl, world }: Ground): Promise<pg.Client> {
  const options = `-c role=jointly_app -c app.district=${world.districtId}`;
  const client = new pg.Client({ connectionString: databaseUrl, options });
  await client.connect();
  return client;
}
