import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { CapacityId, PersonId } from '../../kit/ids.ts';
import type { FoundActor } from '../../server/context.ts';
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
 * Finds who is acting: the session must be alive and its capacity, or the consent it stands on, in force today, in the
 * district's own time. One statement, since every request begins with it. Says when the expiry is to slide, at most once in
 * ten minutes, and leaves that to a transaction of its own: a row that is written without a name must not be of the same
 * transaction as the session of whoever wrote it.
 */
export async function findActor(tx: Tx, secret: string): Promise<FoundActor | null> {
  const { rows } = await sql<ActorRow>`
    ${plannedOnce}
    select s.district_id, s.person_id, coalesce(c.id, f.id) as capacity_id, c.kind, c.building_id, s.seen_at < now() - interval '10 minutes' as is_idle,
      p.given_name || ' ' || p.family_name as name,
      coalesce((
        select json_agg(json_build_object('delegationId', g.id, 'duty', g.duty))
        from people.delegations_in_force g where g.to_person_id = s.person_id
      ), '[]') as duties
    from people.sessions s
    join people.persons p on p.district_id = s.district_id and p.id = s.person_id
    join district.districts d on d.id = s.district_id
    left join people.capacities c on c.district_id = s.district_id and c.id = s.capacity_id
      and c.starts_on <= (now() at time zone d.time_zone)::date
      and (c.ends_on is null or c.ends_on >= (now() at time zone d.time_zone)::date)
    left join people.field_consents f on f.district_id = s.district_id and f.id = s.consent_id
      and (now() at time zone d.time_zone)::date between f.starts_on and f.ends_on
      and not exists (select from people.field_consent_ends e where e.district_id = f.district_id and e.consent_id = f.id)
    where s.secret_hash = ${hashSecret(secret)} and s.expires_at > now()
      and (c.id is not null or f.id is not null)`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  const slide = row.is_idle ? (own: Tx) => slideSession(own, secret) : null;
  const who = {
    districtId: row.district_id,
    personId: row.person_id,
    name: row.name,
    capacityId: row.capacity_id,
  };
  if (row.kind === null)
    return { actor: { ...who, capacity: 'field_associate', buildingId: null, duties: [] }, slide };
  return { actor: { ...who, capacity: row.kind, buildingId: row.building_id, duties: row.duties }, slide };
}

type ActorRow = {
  district_id: Actor['districtId'];
  person_id: Actor['personId'];
  capacity_id: Actor['capacityId'];
  /** Null for an associate, who stands on a consent. */
  kind: Actor['capacity'] | null;
  building_id: Actor['buildingId'];
  is_idle: boolean;
  name: string;
  duties: Actor['duties'];
};

async function slideSession(tx: Tx, secret: string): Promise<void> {
  await sql`update people.sessions set seen_at = now(), expires_at = now() + interval '30 days'
    where secret_hash = ${hashSecret(secret)} and seen_at < now() - interval '10 minutes'`.execute(tx);
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
  const { rows } = await sql<{ id: string; is_consent: boolean }>`
    with held as (
      select id, kind, starts_on, ends_on, false as is_consent from people.capacities where person_id = ${personId}
      union all
      select f.id, 'field_associate', f.starts_on, f.ends_on, true from people.field_consents f
      where f.person_id = ${personId} and not exists (select from people.field_consent_ends e where e.consent_id = f.id))
    select c.id, c.is_consent
    from held c
    join district.districts d on d.id = ${districtId}
    where c.starts_on <= (now() at time zone d.time_zone)::date
      and (c.ends_on is null or c.ends_on >= (now() at time zone d.time_zone)::date)
    order by (select max(s.seen_at) from people.sessions s
        where coalesce(s.capacity_id, s.consent_id) = c.id and s.person_id = ${personId}) desc nulls last,
      array_position(array['superintendent', 'building_administrator', 'coach', 'dn_member', 'bn_member', 'district_office',
        'teacher', 'union_representative', 'board_member', 'other_staff'], c.kind),
      c.starts_on, c.id
    limit 1`.execute(tx);
  const held = rows[0];
  if (held === undefined) return null;
  await sql`delete from people.sessions where person_id = ${personId} and expires_at <= now()`.execute(tx);
  const secret = newSecret();
  await sql`
    insert into people.sessions (district_id, secret_hash, person_id, capacity_id, consent_id, expires_at, device)
    values (${districtId}, ${hashSecret(secret)}, ${personId}, ${held.is_consent ? null : held.id},
      ${held.is_consent ? held.id : null}, now() + interval '30 days', ${device})`.execute(tx);
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

/** Changes what this session acts in; the caller has made sure that it is the person's and in force. */
export async function changeCapacity(
  tx: Tx,
  secret: string,
  to: { capacityId: CapacityId; isConsent: boolean },
): Promise<void> {
  const [capacity, consent] = to.isConsent ? [null, to.capacityId] : [to.capacityId, null];
  await tx
    .updateTable('people.sessions')
    .set({ capacity_id: capacity, consent_id: consent, seen_at: sql`now()` })
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
