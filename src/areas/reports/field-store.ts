import { sql } from 'kysely';
import type { WhoActs } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { FieldScope } from '../people/consent-contract.ts';
import type { FieldComment, Look, SharedVision } from './field-contract.ts';

/** What a consent says, and whether it still holds. */
export type ConsentRow = {
  id: string;
  personId: string;
  scopes: FieldScope[];
  startsOn: string;
  endsOn: string;
  givenBy: string;
  isOver: boolean;
};

export async function findConsent(tx: Tx, id: string): Promise<ConsentRow | undefined> {
  const { rows } = await sql<ConsentRow>`
    select f.id, f.person_id as "personId", to_json(f.scopes) as scopes, f.starts_on as "startsOn", f.ends_on as "endsOn",
      p.given_name || ' ' || p.family_name as "givenBy",
      (f.ends_on < (now() at time zone d.time_zone)::date
        or exists (select from people.field_consent_ends e where e.consent_id = f.id)) as "isOver"
    from people.field_consents f
    join people.persons p on p.district_id = f.district_id and p.id = f.given_by
    join district.districts d on d.id = f.district_id
    where f.id = ${id}`.execute(tx);
  return rows[0];
}

/** Writes down that something was opened. True for the first time on this day. */
export async function recordLook(
  tx: Tx,
  look: { districtId: string; consentId: string; scope: FieldScope; on: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into reports.looks (district_id, consent_id, scope, looked_on)
    values (${look.districtId}, ${look.consentId}, ${look.scope}, ${look.on}::date)
    on conflict do nothing returning consent_id`.execute(tx);
  return rows.length > 0;
}

export async function listLooks(tx: Tx): Promise<Look[]> {
  const { rows } = await sql<Look>`
    select l.consent_id as "consentId", p.given_name || ' ' || p.family_name as name, l.scope, l.looked_on as on
    from reports.looks l
    join people.field_consents f on f.district_id = l.district_id and f.id = l.consent_id
    join people.persons p on p.district_id = f.district_id and p.id = f.person_id
    order by l.looked_on desc, name, l.scope limit 200`.execute(tx);
  return rows;
}

/** The adopted visions in force, as text; who wrote them and how they came about is not part of it. */
export async function listSharedVisions(tx: Tx): Promise<SharedVision[]> {
  const { rows } = await sql<SharedVision>`
    select v.title, s.name as subject, v.number, v.adopted_on as "adoptedOn", v.content ->> 'about' as about,
      (select coalesce(json_agg(json_build_object('name', p ->> 'name', 'sentence', p ->> 'sentence',
          'lookFors', (select coalesce(json_agg(l ->> 'text'), '[]') from jsonb_array_elements(p -> 'lookFors') l))), '[]')
        from jsonb_array_elements(v.content -> 'practices') p) as practices
    from visions.versions v
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where not exists (select from visions.versions later
      where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
    order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows;
}

export type CommentFacts = {
  consentId: string;
  about: FieldScope | null;
  replyTo: string | null;
  body: string;
  madeBy: string;
};

export async function findCommentFacts(tx: Tx, id: string): Promise<CommentFacts | undefined> {
  const { rows } = await sql<CommentFacts>`
    select consent_id as "consentId", about, reply_to as "replyTo", body, made_by as "madeBy"
    from reports.comments where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertComment(tx: Tx, actor: WhoActs, id: string, facts: CommentFacts): Promise<void> {
  await tx
    .insertInto('reports.comments')
    .values({
      district_id: actor.districtId,
      id,
      consent_id: facts.consentId,
      about: facts.about,
      reply_to: facts.replyTo,
      body: facts.body,
      made_by: actor.personId,
      made_in: actor.capacityId,
      made_as: actor.capacity,
    })
    .execute();
}

/** Takes a comment back. False when it was before. */
export async function withdrawComment(tx: Tx, districtId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    insert into reports.comment_withdrawals (district_id, comment_id) values (${districtId}, ${id})
    on conflict do nothing returning comment_id`.execute(tx);
  return rows.length > 0;
}

/** What was written, the first first: all of it, or the talk of one associate under all their consents. */
export async function listComments(
  tx: Tx,
  reader: { personId: string; isAssociate: boolean },
  id: string | null = null,
): Promise<FieldComment[]> {
  const { rows } = await sql<FieldComment>`
    select c.id, c.consent_id as "consentId", c.about, c.reply_to as "replyTo",
      case when w.comment_id is null then c.body end as body,
      p.given_name || ' ' || p.family_name as by, c.made_as = 'field_associate' as "isFromField",
      c.made_by = ${reader.personId} as "isYours", c.made_at as at
    from reports.comments c
    join people.field_consents f on f.district_id = c.district_id and f.id = c.consent_id
    join people.persons p on p.district_id = c.district_id and p.id = c.made_by
    left join reports.comment_withdrawals w on w.district_id = c.district_id and w.comment_id = c.id
    where (${id}::uuid is null or c.id = ${id}::uuid)
      and (not ${reader.isAssociate}::boolean or f.person_id = ${reader.personId})
    order by c.made_at, c.id`.execute(tx);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

/** Associates whose word is the last of their talk, while their consent holds. */
export async function listWaiting(tx: Tx): Promise<{ consentId: string; name: string; since: string }[]> {
  const { rows } = await sql<{ consentId: string; name: string; since: Date }>`
    select last.consent_id as "consentId", p.given_name || ' ' || p.family_name as name, last.made_at as since
    from (select distinct on (c.consent_id) c.* from reports.comments c
      where not exists (select from reports.comment_withdrawals w
        where w.district_id = c.district_id and w.comment_id = c.id)
      order by c.consent_id, c.made_at desc, c.id desc) last
    join people.persons p on p.district_id = last.district_id and p.id = last.made_by
    where last.made_as = 'field_associate'
      and not exists (select from people.field_consent_ends e
        where e.district_id = last.district_id and e.consent_id = last.consent_id)
    order by last.made_at`.execute(tx);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
