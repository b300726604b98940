import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';

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
    select s.district_id, s.person_id, s.capacity_id, c.kind, c.building_id, s.seen_at,
      p.given_name || ' ' || p.family_name as name,
      coalesce((
        select json_agg(json_build_object('delegationId', g.id, 'duty', g.duty))
        from people.delegations g
        where g.to_person_id = s.person_id and g.ended_at is null
          and (now() at time zone d.time_zone)::date between g.starts_on and g.ends_on
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
