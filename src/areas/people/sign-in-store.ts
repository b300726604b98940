import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../kit/new-id.ts';
import type { Database, Tx } from '../../server/database.ts';

/** A password of an e-mail in one district. */
export type SignIn = { districtId: string; districtName: string; personId: string; passwordHash: string };

/** Every sign-in of an e-mail, in whichever districts; read at the door, where nobody is known yet. */
export async function findSignIns(tx: Tx, email: string): Promise<SignIn[]> {
  const rows = await tx
    .selectFrom('people.sign_ins as sign_in')
    .innerJoin('district.districts as district', 'district.id', 'sign_in.district_id')
    .select(['sign_in.district_id', 'district.name', 'sign_in.person_id', 'sign_in.password_hash'])
    .where('sign_in.email', '=', email)
    .orderBy('district.name')
    .execute();
  return rows.map((row) => ({
    districtId: row.district_id,
    districtName: row.name,
    personId: row.person_id,
    passwordHash: row.password_hash,
  }));
}

/** The password hash of a person who is known. */
export async function findPasswordHash(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('people.sign_ins')
    .select('password_hash')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.password_hash ?? null;
}

/** Sets a person's password, the first or a new one, under the e-mail they have now. */
export async function setPassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await sql`
    insert into people.sign_ins (district_id, person_id, email, password_hash)
    select district_id, id, email, ${passwordHash} from people.persons where id = ${personId}
    on conflict (district_id, person_id)
      do update set password_hash = excluded.password_hash, email = excluded.email, set_at = now()`.execute(
    tx,
  );
}

const minutes = 15;
const limits = { email: 10, ip: 50 };

/** An attempt that was let through: what to forget when it turns out right. */
export type Attempt = { emailKey: string; ipAttemptId: string };

/**
 * Counts an attempt before its password is looked at. Refused, it says how many seconds to wait. E-mail and address are
 * kept only under a keyed hash, and for a day. One at a time for each key, so that attempts sent together all count.
 */
export async function countAttempt(
  database: Database,
  email: string,
  ip: string,
): Promise<{ attempt: Attempt } | { waitSeconds: number }> {
  return database.atTheDoor(null, async (tx) => {
    const { attempt_key: secret } = await tx
      .selectFrom('district.installation')
      .select('attempt_key')
      .executeTakeFirstOrThrow();
    const keyOf = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
    const keys = { email: keyOf(`email ${email}`), ip: keyOf(`ip ${ip}`) };
    for (const key of [keys.email, keys.ip].sort())
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
    await sql`delete from people.sign_in_attempts where at < now() - interval '1 day'`.execute(tx);
    const waits = [await findWait(tx, keys.email, limits.email), await findWait(tx, keys.ip, limits.ip)];
    const waitSeconds = Math.max(...waits);
    if (waitSeconds > 0) return { waitSeconds };
    const ipAttemptId = newId();
    await tx
      .insertInto('people.sign_in_attempts')
      .values([
        { id: newId(), key: keys.email },
        { id: ipAttemptId, key: keys.ip },
      ])
      .execute();
    return { attempt: { emailKey: keys.email, ipAttemptId } };
  });
}

/** Seconds until one more attempt is allowed; 0 when it is now. */
async function findWait(tx: Tx, key: string, limit: number): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select greatest(1, ceil(extract(epoch from at + make_interval(mins => ${minutes}) - clock_timestamp())))::int as seconds
    from people.sign_in_attempts
    where key = ${key} and at > now() - make_interval(mins => ${minutes})
    order by at desc offset ${limit - 1} limit 1`.execute(tx);
  return rows[0]?.seconds ?? 0;
}

/** Forgets the wrong attempts of an e-mail and the one of the address, since the password was right. */
export async function forgetAttempts(database: Database, attempt: Attempt): Promise<void> {
  await database.atTheDoor(null, async (tx) => {
    await tx
      .deleteFrom('people.sign_in_attempts')
      .where((where) =>
        where.or([where('key', '=', attempt.emailKey), where('id', '=', attempt.ipAttemptId)]),
      )
      .execute();
  });
}
