import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { FieldConsent } from './consent-contract.ts';

/** The consents of the district, or the one of an id, newest first. */
export async function listConsents(
  tx: Tx,
  question: { today: string; withEmail: boolean; id?: string },
): Promise<FieldConsent[]> {
  const { rows } = await sql<FieldConsent>`
    select f.id, json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) as person,
      case when ${question.withEmail} then p.email end as email, to_json(f.scopes) as scopes,
      f.starts_on as "startsOn", f.ends_on as "endsOn",
      giver.given_name || ' ' || giver.family_name as "givenBy", f.given_at as "givenAt",
      ender.given_name || ' ' || ender.family_name as "endedBy", e.ended_at as "endedAt",
      case when e.ended_at is not null or f.ends_on < ${question.today}::date then 'over'
        when f.starts_on > ${question.today}::date then 'to_come' else 'in_force' end as state,
      case when exists (select from people.sign_ins s where s.person_id = p.id) then 'ready'
        when exists (select from people.invitations i where i.person_id = p.id and i.used_at is null and i.expires_at > now())
          then 'invited' else 'none' end as "signIn"
    from people.field_consents f
    join people.persons p on p.district_id = f.district_id and p.id = f.person_id
    join people.persons giver on giver.district_id = f.district_id and giver.id = f.given_by
    left join people.field_consent_ends e on e.district_id = f.district_id and e.consent_id = f.id
    left join people.persons ender on ender.district_id = e.district_id and ender.id = e.ended_by
    where ${question.id ?? null}::uuid is null or f.id = ${question.id ?? null}::uuid
    order by f.given_at desc, f.id desc`.execute(tx);
  return rows.map((row) => ({
    ...row,
    givenAt: new Date(row.givenAt).toISOString(),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString(),
  }));
}

/** What was consented to, as it was asked for. */
export type ConsentFacts = { email: string; scopes: string[]; startsOn: string; endsOn: string };

export async function findConsentFacts(tx: Tx, id: string): Promise<ConsentFacts | undefined> {
  const { rows } = await sql<ConsentFacts>`
    select p.email, to_json(f.scopes) as scopes, f.starts_on as "startsOn", f.ends_on as "endsOn"
    from people.field_consents f join people.persons p on p.id = f.person_id where f.id = ${id}`.execute(tx);
  return rows[0];
}

/** Who has an e-mail here: a person, and whether they hold or will hold a capacity. */
export async function findPersonOf(
  tx: Tx,
  email: string,
  today: string,
): Promise<{ id: string; isStaff: boolean } | undefined> {
  const { rows } = await sql<{ id: string; isStaff: boolean }>`
    select p.id, exists (select from people.capacities c where c.person_id = p.id
      and (c.ends_on is null or c.ends_on >= greatest(${today}::date, c.starts_on))) as "isStaff"
    from people.persons p where p.email = ${email}`.execute(tx);
  return rows[0];
}

/** Whether a person has a consent that shares a day with these and was not ended. */
export async function hasConsentIn(
  tx: Tx,
  personId: string,
  span: { startsOn: string; endsOn: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from people.field_consents f
    where f.person_id = ${personId} and f.starts_on <= ${span.endsOn}::date and f.ends_on >= ${span.startsOn}::date
      and not exists (select from people.field_consent_ends e where e.consent_id = f.id)`.execute(tx);
  return rows.length > 0;
}

export async function insertConsent(
  tx: Tx,
  consent: ConsentFacts & {
    districtId: string;
    id: string;
    personId: string;
    givenBy: string;
    givenIn: string;
  },
): Promise<void> {
  await tx
    .insertInto('people.field_consents')
    .values({
      district_id: consent.districtId,
      id: consent.id,
      person_id: consent.personId,
      scopes: consent.scopes,
      starts_on: consent.startsOn,
      ends_on: consent.endsOn,
      given_by: consent.givenBy,
      given_in: consent.givenIn,
    })
    .execute();
}

/** Ends a consent, and with it every session that stands on it. */
export async function endConsent(
  tx: Tx,
  end: { districtId: string; consentId: string; endedBy: string },
): Promise<void> {
  await tx
    .insertInto('people.field_consent_ends')
    .values({ district_id: end.districtId, consent_id: end.consentId, ended_by: end.endedBy })
    .execute();
  await tx.deleteFrom('people.sessions').where('consent_id', '=', end.consentId).execute();
}
