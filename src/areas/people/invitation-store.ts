import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { hashSecret, newSecret } from './session-store.ts';

/** An invitation as it is kept: whose it is, and whether it was used. */
export async function findInvitation(
  tx: Tx,
  id: string,
): Promise<{ personId: string; isUsed: boolean } | undefined> {
  const row = await tx
    .selectFrom('people.invitations')
    .select(['person_id', 'used_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { personId: row.person_id, isUsed: row.used_at !== null };
}

/**
 * Makes an invitation for a person and voids every open one they had. Made again under the same id it gets a new
 * secret, since the first may never have arrived.
 *
 * @returns the secret, of which only the hash is kept
 */
export async function makeInvitation(
  tx: Tx,
  invitation: { districtId: string; id: string; personId: string; madeBy: string | null },
): Promise<{ secret: string; expiresAt: string }> {
  const secret = newSecret();
  await sql`update people.invitations set expires_at = now()
    where person_id = ${invitation.personId} and used_at is null and expires_at > now()`.execute(tx);
  const { rows } = await sql<{ expires_at: Date }>`
    insert into people.invitations (district_id, id, person_id, secret_hash, made_by, expires_at)
    values (${invitation.districtId}, ${invitation.id}, ${invitation.personId}, ${hashSecret(secret)},
      ${invitation.madeBy}, now() + interval '14 days')
    on conflict (district_id, id) do update
      set secret_hash = excluded.secret_hash, expires_at = excluded.expires_at, made_at = now()
    returning expires_at`.execute(tx);
  return { secret, expiresAt: rows[0]?.expires_at.toISOString() ?? '' };
}

/** Whom an open invitation is for. */
export type Invited = {
  personId: string;
  givenName: string;
  familyName: string;
  email: string;
  districtName: string;
  language: 'en' | 'es' | 'ar';
  hasPassword: boolean;
};

/** Whom this secret invites, or undefined when it is unknown, used, voided or expired. */
export async function readInvitation(tx: Tx, secret: string): Promise<Invited | undefined> {
  const { rows } = await sql<Invited>`
    select p.id as "personId", p.given_name as "givenName", p.family_name as "familyName", p.email,
      d.name as "districtName", d.language,
      exists (select from people.sign_ins s where s.person_id = p.id) as "hasPassword"
    from people.invitations i
    join people.persons p on p.district_id = i.district_id and p.id = i.person_id
    join district.districts d on d.id = i.district_id
    where i.secret_hash = ${hashSecret(secret)} and i.used_at is null and i.expires_at > now()`.execute(tx);
  return rows[0];
}

/**
 * Uses an open invitation up.
 *
 * @returns its id, or undefined when it is no longer open
 */
export async function useUpInvitation(tx: Tx, secret: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update people.invitations set used_at = now()
    where secret_hash = ${hashSecret(secret)} and used_at is null and expires_at > now() returning id`.execute(
    tx,
  );
  return rows[0]?.id;
}
