import { sql } from 'kysely';
import { newId } from '../../kit/new-id.ts';
import { audit } from '../../server/audit.ts';
import type { Database, Tx } from '../../server/database.ts';
import { keyOfSubject, tidyName } from './place-rules.ts';
import type { TermDates } from './profile-contract.ts';
import { hashSetupCode, isSetupCode, newSetupCode } from './setup-code.ts';

/** Wrong codes that are looked at before everybody waits; a new start begins anew. */
const wrongCodes = { most: 20, minutes: 15 };

/**
 * Makes the one-time code with which the first district is set up, in place of any earlier one. To be printed at the
 * start, where only whoever runs the installation reads it.
 *
 * @returns the code, or null when there is a district
 */
export async function prepareSetup(database: Database): Promise<string | null> {
  return database.atTheDoor(null, async (tx) => {
    if (await hasDistrict(tx)) {
      await tx.updateTable('district.installation').set({ setup_code_hash: null }).execute();
      return null;
    }
    return renewSetupCode(tx);
  });
}

/** Makes a new one-time code and voids the one before. */
export async function renewSetupCode(tx: Tx): Promise<string> {
  const code = newSetupCode();
  await tx
    .updateTable('district.installation')
    .set({ setup_code_hash: hashSetupCode(code), wrong_code_count: 0, wrong_code_since: null })
    .execute();
  return code;
}

/** Whether the installation has any district. At the door. */
export async function hasDistrict(tx: Tx): Promise<boolean> {
  // Inside a district the others are out of sight: the door shows that they are there.
  await sql`select set_config('app.door', 'open', true)`.execute(tx);
  const { rows } = await sql<{ has: boolean }>`select exists (select from district.districts) as has`.execute(
    tx,
  );
  return rows[0]?.has === true;
}

/** Every district of the installation. */
export async function listDistrictIds(database: Database): Promise<string[]> {
  const { rows } = await database.atTheDoor(null, (tx) =>
    sql<{ id: string }>`select id from district.districts order by id`.execute(tx),
  );
  return rows.map(({ id }) => id);
}

/**
 * Counts a try with a code, before the code is looked at and whatever becomes of it.
 *
 * @returns seconds to wait when there were too many wrong ones, else 0
 */
export async function countCodeTry(database: Database): Promise<number> {
  return database.atTheDoor(null, async (tx) => {
    const row = await tx
      .selectFrom('district.installation')
      .select(['wrong_code_count', 'wrong_code_since'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    const since = row.wrong_code_since?.getTime() ?? 0;
    const until = since + wrongCodes.minutes * 60_000;
    const isOver = until <= Date.now();
    if (!isOver && row.wrong_code_count >= wrongCodes.most) return Math.ceil((until - Date.now()) / 1000);
    await tx
      .updateTable('district.installation')
      .set(
        isOver
          ? { wrong_code_count: 1, wrong_code_since: new Date() }
          : { wrong_code_count: row.wrong_code_count + 1 },
      )
      .execute();
    return 0;
  });
}

/** Looks at a code and holds it, so that of two tries at once only one can use it. */
export async function holdSetupCode(tx: Tx, code: string): Promise<'right' | 'wrong' | 'used'> {
  const row = await tx
    .selectFrom('district.installation')
    .select('setup_code_hash')
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.setup_code_hash === null) return 'used';
  return isSetupCode(code, row.setup_code_hash) ? 'right' : 'wrong';
}

/** Uses the code up. */
export async function spendSetupCode(tx: Tx): Promise<void> {
  await tx.updateTable('district.installation').set({ setup_code_hash: null, wrong_code_count: 0 }).execute();
}

/** A district to be made; only its name is needed, the rest can come later. */
export type DistrictToAdd = {
  name: string;
  language?: string;
  timeZone?: string;
  isDemo?: boolean;
  buildings?: string[];
  subjects?: { name: string; key?: string | undefined }[];
  bands?: string[];
  terms?: TermDates[];
};

/**
 * Adds a district with its lists, in a transaction that already stands in it (`database.inDistrict(districtId, …)`).
 * The caller has looked for names that stand twice and terms that overlap.
 */
export async function addDistrict(tx: Tx, districtId: string, district: DistrictToAdd): Promise<void> {
  await tx
    .insertInto('district.districts')
    .values({
      id: districtId,
      name: tidyName(district.name),
      language: district.language ?? 'en',
      time_zone: district.timeZone ?? 'America/Detroit',
      is_demo: district.isDemo ?? false,
    })
    .execute();
  const place = (name: string, ordinal: number) => ({
    district_id: districtId,
    id: newId(),
    name: tidyName(name),
    ordinal,
  });
  const { buildings = [], subjects = [], bands = [], terms = [] } = district;
  if (buildings.length > 0) await tx.insertInto('district.buildings').values(buildings.map(place)).execute();
  if (bands.length > 0) await tx.insertInto('district.bands').values(bands.map(place)).execute();
  if (subjects.length > 0) {
    const rows = subjects.map(({ name, key }, ordinal) => {
      const row = place(name, ordinal);
      return { ...row, key: key ?? keyOfSubject(name) ?? row.id };
    });
    await tx.insertInto('district.subjects').values(rows).execute();
  }
  if (terms.length > 0) {
    const rows = terms.map((term) => ({
      district_id: districtId,
      id: newId(),
      name: tidyName(term.name),
      starts_on: term.startsOn,
      ends_on: term.endsOn,
    }));
    await tx.insertInto('district.terms').values(rows).execute();
  }
  await audit(tx, { districtId, operator: true }, 'district/set-up', { id: districtId });
}

/** Removes a demo district and everything that belongs to it; the database refuses any other. */
export async function removeDistrict(tx: Tx, districtId: string): Promise<void> {
  await sql`set constraints all deferred`.execute(tx);
  await tx.deleteFrom('district.districts').where('id', '=', districtId).execute();
}
