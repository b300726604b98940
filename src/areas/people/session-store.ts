import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { CapacityId, PersonId } from '../../kit/ids.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import type { OwnSession, SessionId } from './session-contract.ts';

/** A new secret, for a session or a link: 256 bits of chance. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a session's secret: enough to know it again, not enough to use it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/**
 * Finds who is acting: the session must be alive and its capacity in force today, in the district's own time.
 * One statement, since every request begins with it. Slides the expiry at most once in ten minutes.
 */
export async function findActor(tx: Tx, secret: string): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`
    ${plannedOnce}
    select s.district_id, s.person_id, s.capacity_id, c.kind, c.building_id, s.seen_at,
      p.given_name || ' ' || p.family_name as name,
      coalesce((
        select json_agg(json_build_object('delegationId', g.id, 'duty', g.duty))
        from people.delegations_in_force g where g.to_person_id = s.person_id
      ), '[]') as duties
    from people.sessions s
    join people.persons p on p.district_id = s.district_id and p.id = s.person_id
    join people.capacities c on c.district_id = s.district_id and c.id = s.capacity_id
    join district.districts d on d.id = s.district_id
    where s.secret_hash = ${hashSecret(secret)} and s.expires_at > now()
      and c.starts_on <= (now() at time zone d.time_zone)::date
      and (c.ends_on is null or c.ends_on >= (now() at time zone d.time_zone)::date)`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  if (Date.now() - row.seen_at.getTime() > 600_000) await slideSession(tx, secret);
  return {
    districtId: row.district_id,
    personId: row.person_id,
    name: row.name,
    capacityId: row.capacity_id,
    capacity: row.kind,
    buildingId: row.building_id,
    duties: row.duties,
  };
}

type ActorRow = {
  district_id: Actor['districtId'];
  person_id: Actor['personId'];
  capacity_id: Actor['capacityId'];
  kind: Actor['capacity'];
  building_id: Actor['buildingId'];
  seen_at: Date;
  name: string;
  duties: Actor['duties'];
};

async function slideSession(tx: Tx, secret: string): Promise<void> {
  await sql`update people.sessions set seen_at = now(), expires_at = now() + interval '30 days'
    where secret_hash = ${hashSecret(secret)}`.execute(tx);
}

/**
 * Starts a session with a secret that never was used before, in the capacity the person last acted in or, failing
 * that, the one that most waits for them. Null when none of theirs is in force today.
 */
export async function startSession(
  tx: Tx,
  districtId: string,
  personId: string,
  device: string,
): Promise<{ districtId: string; secret: string } | null> {
  const { rows } = await sql<{ id: string }>`
    select c.id
    from people.capacities c
    join district.districts d on d.id = c.district_id
    where c.person_id = ${personId} and c.starts_on <= (now() at time zone d.time_zone)::date
      and (c.ends_on is null or c.ends_on >= (now() at time zone d.time_zone)::date)
    order by (select max(s.seen_at) from people.sessions s where s.capacity_id = c.id and s.person_id = c.person_id) desc
        nulls last,
      array_position(array['superintendent', 'building_administrator', 'coach', 'dn_member', 'bn_member', 'district_office',
        'teacher', 'union_representative', 'board_member', 'other_staff'], c.kind),
      c.starts_on, c.id
    limit 1`.execute(tx);
  const capacity = rows[0];
  if (capacity === undefined) return null;
  await sql`delete from people.sessions where person_id = ${personId} and expires_at <= now()`.execute(tx);
  const secret = newSecret();
  await sql`
    insert into people.sessions (district_id, secret_hash, person_id, capacity_id, expires_at, device)
    values (${districtId}, ${hashSecret(secret)}, ${personId}, ${capacity.id}, now() + interval '30 days', ${device})`.execute(
    tx,
  );
  return { districtId, secret };
}

/** The person's living sessions, last seen first. */
export async function listSessions(tx: Tx, personId: PersonId, secret: string): Promise<OwnSession[]> {
  const rows = await tx
    .selectFrom('people.sessions')
    .select(['id', 'device', 'started_at', 'seen_at', 'secret_hash'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as SessionId,
    device: row.device,
    startedAt: row.started_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    isThisOne: row.secret_hash === hashSecret(secret),
  }));
}

/** Changes the capacity that this session acts in; the caller has made sure that it is the person's and in force. */
export async function changeCapacity(tx: Tx, secret: string, capacityId: CapacityId): Promise<void> {
  await tx
    .updateTable('people.sessions')
    .set({ capacity_id: capacityId, seen_at: sql`now()` })
    .where('secret_hash', '=', hashSecret(secret))
    .execute();
}

/** Ends the session of this secret, if there is one. */
export async function endSession(tx: Tx, secret: string): Promise<void> {
  await tx.deleteFrom('people.sessions').where('secret_hash', '=', hashSecret(secret)).execute();
}

/** Ends one of the person's own sessions. */
export async function endOwnSession(tx: Tx, personId: PersonId, id: SessionId): Promise<void> {
  await tx.deleteFrom('people.sessions').where('person_id', '=', personId).where('id', '=', id).execute();
}

/** Ends every session of a person, or every one but that of a secret. */
export async function endSessions(tx: Tx, personId: string, butNot: string | null): Promise<void> {
  let sessions = tx.deleteFrom('people.sessions').where('person_id', '=', personId);
  if (butNot !== null) sessions = sessions.where('secret_hash', '<>', hashSecret(butNot));
  await sessions.execute();
}
