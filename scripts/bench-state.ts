import { createHash, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { adoptVision, publishAgreement } from '../src/areas/observation/test-ground.ts';
import { newId } from '../src/kit/new-id.ts';
import { openWorld, type World } from '../test/world.ts';
import { report, tell } from './bench-report.ts';
import { fillWindows, openWindows, practicesPerWindow } from './bench-visits.ts';

/**
 * A whole state: how long a reader waits for the data of every analysis page at ten million answers in 300 districts, and
 * how much longer that is than at a hundred thousand. Each district has four subjects with ten windows, one of them open
 * and one ended and not read yet; of the state's districts thirty are read from in turn. Measured over HTTP.
 *
 *   node scripts/bench-state.ts [--tallies 10000000] [--few 100000] [--districts 300] [--requests 300]
 */
const { values } = parseArgs({
  options: {
    tallies: { type: 'string', default: '10000000' },
    few: { type: 'string', default: '100000' },
    districts: { type: 'string', default: '300' },
    requests: { type: 'string', default: '300' },
  },
});
const [districts, requests] = [Number(values.districts), Number(values.requests)];
const [subjectCount, windowsPerSubject] = [4, 10];
const readersCount = Math.min(30, districts);

const few = await measureState(Number(values.few));
const many = await measureState(Number(values.tallies));
const millions = `${Number(values.tallies) / 1e6} million answers in ${districts} districts`;
for (const [what, times] of many) {
  const [p95, p95OfFew] = [at(times, 0.95), at(few.get(what) ?? [], 0.95)];
  report({
    what: `${what} at ${millions}: p95`,
    values: [p95],
    unit: ' ms',
    digits: 1,
    target: 50,
    isGood: 'at most',
  });
  report({
    what: `${what}: against ${Number(values.few) / 1e3} thousand answers`,
    ...{ values: [p95 / p95OfFew], unit: ' times', digits: 2, target: 2, isGood: 'at most' },
  });
  tell({ what: `${what}: p50`, measured: `${at(times, 0.5).toFixed(1)} ms`, target: 'none', isMet: null });
}

async function measureState(tallies: number): Promise<Map<string, number[]>> {
  const world = await openWorld();
  try {
    const subjects = await buildDistrict(world, Math.round(tallies / districts / practicesPerWindow));
    await spreadOverState(world);
    await world.query('vacuum analyze');
    const [counted] = await world.query<{ tallies: number }>(
      'select count(*)::int as tallies from observation.tallies',
    );
    console.log(`${counted?.tallies} answers in ${districts} districts`);
    return await measurePages(world, subjects);
  } finally {
    await world.close();
  }
}

type Subject = { subjectId: string; windowIds: string[] };

/** Maple Ridge with twenty buildings and everything read but the last two windows of each subject. */
async function buildDistrict(world: World, visits: number): Promise<Subject[]> {
  await publishAgreement(world);
  const grounds = [await adoptVision(world), await adoptVision(world, 'English Language Arts')];
  await world.query(
    `insert into district.buildings (district_id, id, name, ordinal)
     select $1, gen_random_uuid(), 'Building ' || n, 10 + n from generate_series(1, 7) n`,
    [world.districtId],
  );
  const subjects: Subject[] = [];
  for (let index = 0; index < subjectCount; index += 1) {
    const [subjectId, ground] = [newId(), grounds[index % 2]];
    if (ground === undefined) throw new Error('no vision');
    await world.query(
      'insert into district.subjects (district_id, id, key, name, ordinal) values ($1, $2, $3, $3, $4)',
      [world.districtId, subjectId, `subject ${index}`, 10 + index],
    );
    subjects.push({ subjectId, windowIds: await openWindows(world, subjectId, ground, windowsPerSubject) });
  }
  const windowIds = subjects.flatMap((subject) => subject.windowIds);
  await fillWindows(world, windowIds, Math.round(visits / windowIds.length));
  for (const { windowIds: own } of subjects)
    for (const windowId of own.slice(0, -2))
      await world.as('sam').analysis.takeReading({ id: newId(), windowId });
  return subjects;
}

/**
 * Every further district is a copy of the first, row by row under another district's id: the ids within it may be the same,
 * since every key begins with the district. Copied without triggers, the book of counts among the rest.
 */
async function spreadOverState(world: World): Promise<void> {
  const tables = await world.query<{ name: string; columns: string }>(
    `select c.oid::regclass::text as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
       and a.attname <> 'district_id' and c.relnamespace::regnamespace::text not in ('public', 'audit')
       and c.oid <> 'people.sessions'::regclass
       and exists (select from pg_attribute d where d.attrelid = c.oid and d.attname = 'district_id')
     group by c.oid`,
  );
  await world.query(`set session_replication_role = replica`);
  await world.query(
    `create temp table other_districts as select gen_random_uuid() as id, n from generate_series(1, ${districts - 1}) n`,
  );
  await world.query(
    `insert into district.districts (id, name) select id, 'District ' || n from other_districts`,
  );
  for (const { name, columns } of tables)
    await world.query(
      `insert into ${name} (district_id, ${columns}) select o.id, ${columns.replace(/[^, ]+/g, 't.$&')}
       from other_districts o cross join ${name} t where t.district_id = '${world.districtId}' order by o.n`,
    );
  await world.query('set session_replication_role = origin');
}

async function measurePages(world: World, subjects: readonly Subject[]): Promise<Map<string, number[]>> {
  const cookies = await signInEverywhere(world);
  const subjectOf = (round: number) => subjects[round % subjects.length] as Subject;
  const pages = [
    { what: 'the list of subjects', pathOf: () => '/analysis/subjects' },
    {
      what: 'a subject over all its windows',
      pathOf: (round: number) => `/analysis/subjects/${subjectOf(round).subjectId}`,
    },
    {
      what: 'a window that was read',
      pathOf: (round: number) => `/analysis/windows/${subjectOf(round).windowIds[round % 8]}`,
    },
    {
      what: 'a window that waits for its reading',
      pathOf: (round: number) => `/analysis/windows/${subjectOf(round).windowIds.at(-2)}`,
    },
    {
      what: 'the window that is open',
      pathOf: (round: number) => `/analysis/windows/${subjectOf(round).windowIds.at(-1)}`,
    },
    { what: 'the next cards of visits', pathOf: () => '/observation/next' },
    { what: 'the next cards of data conversations', pathOf: () => '/supports/next' },
  ];
  const results = new Map<string, number[]>();
  // The pages take turns, so that what else the machine does meets all of them alike.
  for (let round = -30; round < requests; round += 1)
    for (const { what, pathOf } of pages) {
      const turn = Math.abs(round);
      const cookie = cookies[Math.floor(turn / subjects.length) % cookies.length] ?? '';
      const startedAt = performance.now();
      const answer = await fetch(`${world.url}/api${pathOf(turn)}`, { headers: { cookie } });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${answer.status} for ${pathOf(turn)}`);
      if (round >= 0) results.set(what, [...(results.get(what) ?? []), performance.now() - startedAt]);
    }
  return results;
}

/** A coach's session in some districts, spread over the state. */
async function signInEverywhere(world: World): Promise<string[]> {
  const elena = world.person('elena');
  const rows = await world.query<{ id: string }>(
    `select id from (select id, row_number() over (order by id) as n from district.districts where name like 'District %'
       or id = $1) d where n % greatest(1, $2::int / $3::int) = 0 limit $3`,
    [world.districtId, districts, readersCount],
  );
  const cookies: string[] = [];
  for (const { id } of rows) {
    const secret = randomBytes(32).toString('base64url');
    await world.query(
      `insert into people.sessions (district_id, secret_hash, person_id, capacity_id, expires_at)
       values ($1, $2, $3, $4, now() + interval '1 day')`,
      [id, createHash('sha256').update(secret).digest('base64url'), elena.id, elena.capacityId],
    );
    cookies.push(`jointly_session=${id}.${secret}`);
  }
  return cookies;
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
