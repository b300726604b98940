import { createHash, randomBytes } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import pg from 'pg';
import { contract } from '../src/app/contract.ts';
import { router } from '../src/app/router.ts';
import { findToken } from '../src/areas/exchange/token-store.ts';
import { findActor } from '../src/areas/people/session-store.ts';
import type { CapacityKind, WhoActs } from '../src/kit/actor.ts';
import { newId } from '../src/kit/new-id.ts';
import { type Database, openDatabase } from '../src/server/database.ts';
import { buildHttp } from '../src/server/http.ts';
import { testConfig } from './config.ts';
import { freshDatabase } from './database.ts';
import { type NamedPerson, people, places } from './maple-ridge.ts';

export type Api = ContractRouterClient<typeof contract>;

/** A running server on a fresh database with a small Maple Ridge in it, and a second district, Cedar Falls. */
export type World = {
  url: string;
  districtId: string;
  otherDistrictId: string;
  /** Buildings, subjects and bands of Maple Ridge by name. */
  place(name: string): string;
  person(name: NamedPerson): { id: string; capacityId: string; email: string };
  /** A typed client signed in as a named person, in their first capacity. `null`: nobody. */
  as(name: NamedPerson | null): Api;
  /** The cookie header of a named person, for raw requests. */
  cookieOf(name: NamedPerson): string;
  /** One more member of staff, signed in. */
  addPerson(
    fullName: string,
    capacity: CapacityKind,
    building: string | null,
  ): Promise<{ id: string; cookie: string }>;
  /** A query as the owner, behind the server's back. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** The server's own door to the database. */
  database: Database;
  close(): Promise<void>;
};

/** Opens the world; close it in `after`. People are seeded by SQL, everything else is for the test to do through the API. */
export async function openWorld(): Promise<World> {
  const fresh = await freshDatabase();
  const owner = new pg.Client(fresh.owner);
  await owner.connect();
  const seeded = await seed(owner);
  const database = openDatabase(fresh.app);
  const http = await buildHttp({
    router,
    database,
    config: testConfig,
    findActor,
    findToken,
    logLevel: 'error',
    requestsPerMinute: 1_000_000,
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    ...seeded,
    database,
    as: (name) => apiClient(url, name === null ? null : seeded.cookieOf(name)),
    addPerson: (fullName, capacity, building) =>
      seedPerson(
        owner,
        seeded.districtId,
        fullName,
        capacity,
        building === null ? null : seeded.place(building),
      ),
    query: async (text, values) => (await owner.query(text, values)).rows,
    close: async () => {
      await http.close();
      await database.close();
      await owner.end();
      await fresh.drop();
    },
  };
}

/** A typed client that sends this cookie. */
export function apiClient(url: string, cookie: string | null): Api {
  return createORPCClient(
    new OpenAPILink(contract, { url: `${url}/api`, headers: cookie === null ? {} : { cookie } }),
  );
}

async function seed(owner: pg.Client) {
  const districtId = newId();
  const otherDistrictId = newId();
  await owner.query(
    `insert into district.districts (id, name) values ($1, 'Maple Ridge Community Schools'), ($2, 'Cedar Falls')`,
    [districtId, otherDistrictId],
  );
  const placeIds = new Map<string, string>();
  for (const [table, names] of Object.entries(places)) {
    for (const [index, name] of names.entries()) {
      const id = newId();
      placeIds.set(name, id);
      const key = name.toLowerCase().replaceAll(' ', '-');
      const isSubject = table === 'subjects';
      await owner.query(
        `insert into district.${table} (district_id, id, name, ordinal ${isSubject ? ', key' : ''}) values ($1, $2, $3, $4 ${isSubject ? ', $5' : ''})`,
        [districtId, id, name, index, ...(isSubject ? [key] : [])],
      );
    }
  }
  const persons = new Map<NamedPerson, { id: string; capacityId: string; email: string; cookie: string }>();
  for (const [name, who] of Object.entries(people) as [NamedPerson, (typeof people)[NamedPerson]][]) {
    const home = 'isElsewhere' in who ? otherDistrictId : districtId;
    const building = 'building' in who ? (placeIds.get(who.building) ?? null) : null;
    if (who.capacity === 'field_associate') continue;
    persons.set(name, await seedPerson(owner, home, who.fullName, who.capacity, building));
  }
  const giver = persons.get('sam');
  if (giver === undefined) throw new Error('the superintendent gives the consent');
  persons.set('fiona', await seedAssociate(owner, districtId, people.fiona.fullName, giver));
  const personOf = (name: NamedPerson) => {
    const person = persons.get(name);
    if (person === undefined) throw new Error(`nobody is called ${name}`);
    return person;
  };
  const place = (name: string) => {
    const id = placeIds.get(name);
    if (id === undefined) throw new Error(`no place is called ${name}`);
    return id;
  };
  return {
    districtId,
    otherDistrictId,
    place,
    person: personOf,
    cookieOf: (name: NamedPerson) => personOf(name).cookie,
  };
}

/** A capacity, or the consent of an associate, ready to act in. */
async function seedSession(
  owner: pg.Client,
  who: { districtId: string; id: string; capacityId: string; capacity: WhoActs['capacity'] },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const on = who.capacity === 'field_associate' ? 'consent_id' : 'capacity_id';
  await owner.query(
    `insert into people.sessions (district_id, secret_hash, person_id, ${on}, expires_at) values ($1, $2, $3, $4, now() + interval '30 days')`,
    [who.districtId, createHash('sha256').update(secret).digest('base64url'), who.id, who.capacityId],
  );
  return `jointly_session=${who.districtId}.${secret}`;
}

async function seedName(owner: pg.Client, districtId: string, fullName: string) {
  const id = newId();
  const [given, ...family] = fullName.split(' ');
  const email = `${fullName.toLowerCase().replaceAll(' ', '.')}@mapleridge.example`;
  await owner.query(
    'insert into people.persons (district_id, id, given_name, family_name, email) values ($1, $2, $3, $4, $5)',
    [districtId, id, given, family.join(' '), email],
  );
  return { id, email };
}

async function seedPerson(
  owner: pg.Client,
  districtId: string,
  fullName: string,
  capacity: CapacityKind,
  buildingId: string | null,
) {
  const { id, email } = await seedName(owner, districtId, fullName);
  const capacityId = newId();
  await owner.query(
    `insert into people.capacities (district_id, id, person_id, kind, building_id, starts_on) values ($1, $2, $3, $4, $5, '2020-01-01')`,
    [districtId, capacityId, id, capacity, buildingId],
  );
  const cookie = await seedSession(owner, { districtId, id, capacityId, capacity });
  return { id, capacityId, email, cookie };
}

/** An associate of the field team, with the superintendent's consent to see everything that can be shared, for a year. */
async function seedAssociate(
  owner: pg.Client,
  districtId: string,
  fullName: string,
  giver: { id: string; capacityId: string },
) {
  const { id, email } = await seedName(owner, districtId, fullName);
  const capacityId = newId();
  await owner.query(
    `insert into people.field_consents (district_id, id, person_id, scopes, starts_on, ends_on, given_by, given_in)
      values ($1, $2, $3, '{board_update,visions,indicators,timeline}', current_date - 30, current_date + 300, $4, $5)`,
    [districtId, capacityId, id, giver.id, giver.capacityId],
  );
  const cookie = await seedSession(owner, { districtId, id, capacityId, capacity: 'field_associate' });
  return { id, capacityId, email, cookie };
}
