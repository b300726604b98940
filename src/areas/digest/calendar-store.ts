import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Language } from '../../kit/text.ts';
import type { Tx } from '../../server/database.ts';
import { observingKinds } from './access.ts';
import { hashSecret, newSecret } from './mail-store.ts';

/** Since which school day a person has an address; null when they have none. */
export async function readFeedSince(tx: Tx, personId: string): Promise<SchoolDay | null> {
  const { rows } = await sql<{ since: SchoolDay }>`
    select (f.made_at at time zone d.time_zone)::date as since
    from digest.feeds f join district.districts d on d.id = f.district_id
    where f.person_id = ${personId} and f.ended_at is null`.execute(tx);
  return rows[0]?.since ?? null;
}

/** Whose address an id is; undefined when there is none. */
export async function findFeedOwner(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom('digest.feeds').select('person_id').where('id', '=', id).executeTakeFirst();
  return row?.person_id;
}

/** Makes an address, ending every other of the person. Under an id that is there it gets a new secret. */
export async function makeFeed(tx: Tx, actor: Actor, id: string, language: Language): Promise<string> {
  const secret = newSecret();
  await sql`update digest.feeds set ended_at = now()
    where person_id = ${actor.personId} and ended_at is null and id <> ${id}`.execute(tx);
  await sql`insert into digest.feeds (district_id, id, person_id, secret_hash, language)
    values (${actor.districtId}, ${id}, ${actor.personId}, ${hashSecret(secret)}, ${language})
    on conflict (district_id, id) do update
      set secret_hash = excluded.secret_hash, language = excluded.language, made_at = now(), ended_at = null`.execute(
    tx,
  );
  return secret;
}

export async function endFeeds(tx: Tx, personId: string): Promise<void> {
  await sql`update digest.feeds set ended_at = now() where person_id = ${personId} and ended_at is null`.execute(
    tx,
  );
}

export type Feed = { personId: string; language: Language; district: string };

/** The living feed of a secret, while its person holds any capacity today. */
export async function findFeed(tx: Tx, secret: string): Promise<Feed | undefined> {
  const { rows } = await sql<Feed>`
    select f.person_id as "personId", f.language, d.name as district
    from digest.feeds f join district.districts d on d.id = f.district_id
    where f.secret_hash = ${hashSecret(secret)} and f.ended_at is null
      and exists (select from people.capacities c where c.district_id = f.district_id and c.person_id = f.person_id
        and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity'))`.execute(
    tx,
  );
  return rows[0];
}

/** Something on a day, or from a day to another. */
export type CalendarEntry = {
  kind: 'session' | 'meeting' | 'window' | 'step';
  id: string;
  title: string;
  place: string | null;
  from: SchoolDay;
  to: SchoolDay;
  madeAt: Date;
};

/** What stands in a person's calendar, from sixty days ago on: by all capacities they hold today. */
export async function listEntries(tx: Tx, personId: string): Promise<CalendarEntry[]> {
  const { rows } = await sql<CalendarEntry>`
    with held as (
      select c.district_id, c.kind, c.building_id, (now() at time zone d.time_zone)::date as today
      from people.capacities c join district.districts d on d.id = c.district_id
      where c.person_id = ${personId}
        and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
    )
    select 'session' as kind, s.id, s.title, b.name as place, s.held_on as "from", s.held_on as "to",
      s.recorded_at as "madeAt"
    from conversations.study_sessions s
    left join district.buildings b on b.district_id = s.district_id and b.id = s.building_id
    where s.canceled_at is null and s.held_on >= (select min(today) from held) - 60
      and (s.building_id is null or s.led_by = ${personId} or s.building_id in (select building_id from held))
    union all
    select 'meeting', g.id, g.title, b.name, g.held_on, g.held_on, g.recorded_at
    from conversations.meetings g
    left join district.buildings b on b.district_id = g.district_id and b.id = g.building_id
    where g.withdrawn_at is null and g.held_on >= (select min(today) from held) - 60
      and (not g.is_closed or g.recorded_by = ${personId} or exists (select from conversations.meeting_present s
        where s.district_id = g.district_id and s.meeting_id = g.id and s.person_id = ${personId}))
      and (g.building_id is null or g.recorded_by = ${personId} or g.building_id in (select building_id from held))
    union all
    select 'window', w.id, s.name, null, w.starts_on, w.ends_on, w.opened_at
    from observation.windows w
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    where w.ends_on >= (select min(today) from held) - 60
      and exists (select from held h where h.kind = any(${observingKinds}::text[])
        and (h.building_id is null or h.building_id = any(w.building_ids)))
    union all
    select 'step', t.id, t.what, null, t.due_on, t.due_on, made.made_at
    from supports.step_states t
    join supports.steps made on made.district_id = t.district_id and made.id = t.id
    where t.owner_id = ${personId} and t.is_open
    order by "from", id limit 2000`.execute(tx);
  return rows;
}
