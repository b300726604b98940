import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Language } from '../../kit/text.ts';
import type { Tx } from '../../server/database.ts';
import type { MailFault } from './mail-contract.ts';
import { mostAttempts, pauseMinutes } from './mail-rules.ts';
import { audiencesOf, isForMine } from './recipient-store.ts';

export type MailDistrict = { name: string; timeZone: string; isDemo: boolean };

/** Somebody to write to: in the capacity they last acted in or, failing that, the one that signing in would choose. */
export type Addressee = {
  districtId: Actor['districtId'];
  personId: Actor['personId'];
  capacity: Actor['capacity'];
  buildingId: Actor['buildingId'];
  email: string;
  language: Language;
};

/** A new secret of which only the hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export async function readMailDistrict(tx: Tx): Promise<MailDistrict> {
  const { rows } = await sql<MailDistrict>`
    select name, time_zone as "timeZone", is_demo as "isDemo" from district.districts`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a transaction of no district asked for it');
  return row;
}

/** Who wants the mail of a week: an account, a capacity in force on that day, and not turned off. */
const wanting = (today: SchoolDay) => sql`
  select p.district_id, p.id as person_id, p.email, coalesce(m.language, d.language) as language, held.kind,
    held.building_id
  from people.persons p
  join district.districts d on d.id = p.district_id
  join people.sign_ins s on s.district_id = p.district_id and s.person_id = p.id
  left join digest.mail_choices m on m.district_id = p.district_id and m.person_id = p.id
  join lateral (
    select c.kind, c.building_id from people.capacities c
    where c.district_id = p.district_id and c.person_id = p.id
      and ${today}::date between c.starts_on and coalesce(c.ends_on, 'infinity')
    order by (select max(x.seen_at) from people.sessions x where x.district_id = c.district_id
        and x.capacity_id = c.id and x.person_id = c.person_id) desc nulls last,
      array_position(array['superintendent', 'building_administrator', 'coach', 'dn_member', 'bn_member',
        'district_office', 'teacher', 'union_representative', 'board_member', 'other_staff'], c.kind), c.starts_on, c.id
    limit 1) held on true
  where coalesce(m.is_on, true) and p.email <> ''`;

/** Makes the row of the week for everybody who wants the mail and has none: one row a person, whoever makes it. */
export async function insertMailings(tx: Tx, weekOn: SchoolDay, today: SchoolDay, now: Date): Promise<void> {
  await sql`insert into digest.mailings (district_id, week_on, person_id, try_at)
    select w.district_id, ${weekOn}, w.person_id, ${now} from (${wanting(today)}) w on conflict do nothing`.execute(
    tx,
  );
}

/**
 * Takes the next mail that waits and hands it over, for good: the row says so when the transaction commits, and the mail is
 * sent after that. Somebody who turned mail off in between is passed over. Two servers never take the same.
 *
 * @returns null when none waits
 */
export async function takeMailing(
  tx: Tx,
  weekOn: SchoolDay,
  today: SchoolDay,
  now: Date,
): Promise<{ to: Addressee; secret: string } | null> {
  const secret = newSecret();
  const { rows } = await sql<Addressee>`
    with taken as (
      select g.person_id from digest.mailings g
      where g.week_on = ${weekOn} and g.state = 'waiting' and g.try_at <= ${now}
        and g.person_id in (select person_id from (${wanting(today)}) w)
      order by g.person_id limit 1 for update skip locked
    ), handed as (
      update digest.mailings g set state = 'handed', attempts = g.attempts + 1, handed_at = ${now},
        stop_hash = ${hashSecret(secret)}
      from taken where g.week_on = ${weekOn} and g.person_id = taken.person_id returning g.person_id
    )
    select w.district_id as "districtId", w.person_id as "personId", w.email, w.language, w.kind as capacity,
      w.building_id as "buildingId"
    from (${wanting(today)}) w join handed on handed.person_id = w.person_id`.execute(tx);
  const [to] = rows;
  return to === undefined ? null : { to, secret };
}

export type Settled = 'sent' | 'refused' | 'later' | 'not_needed';

/** Keeps what became of a mail. One that was not taken waits for another try, until there were too many. */
export async function settleMailing(
  tx: Tx,
  weekOn: SchoolDay,
  personId: string,
  settled: Settled,
  code: number | null,
  now: Date,
): Promise<void> {
  const next = new Date(now.getTime() + pauseMinutes * 60_000);
  await sql`
    update digest.mailings set answer_code = ${code}, settled_at = ${now}, try_at = ${next},
      state = case when ${settled} <> 'later' then ${settled}
        when attempts >= ${mostAttempts} then 'given_up' else 'waiting' end
    where week_on = ${weekOn} and person_id = ${personId} and state = 'handed'`.execute(tx);
}

/** A mail that could not be written waits like one that was not taken. */
export async function postponeMailing(tx: Tx, weekOn: SchoolDay, personId: string, now: Date): Promise<void> {
  await sql`update digest.mailings set state = 'handed', attempts = attempts + 1
    where week_on = ${weekOn} and person_id = ${personId} and state = 'waiting'`.execute(tx);
  await settleMailing(tx, weekOn, personId, 'later', null, now);
}

/** Messages for somebody that are told by mail as well, of the last week and not opened. */
export async function listMessagesToMail(
  tx: Tx,
  personId: string,
  weekOn: SchoolDay,
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    with ${audiencesOf(personId)}
    select g.id, g.title
    from digest.messages g
    where ${isForMine} and g.channel = 'page_and_mail' and g.sent_at > ${weekOn}::date - 7 and g.sent_by <> ${personId}
      and not exists (select from digest.openings o where o.district_id = g.district_id and o.message_id = g.id
        and o.person_id = ${personId})
    order by g.sent_at desc, g.id limit 10`.execute(tx);
  return rows;
}

/** Whose mail a stopping secret came with; undefined when there was none. */
export async function findByStop(tx: Tx, secret: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('digest.mailings')
    .select('person_id')
    .where('stop_hash', '=', hashSecret(secret))
    .executeTakeFirst();
  return row?.person_id;
}

/** Whom the mail did not reach since a week. A mail handed over ten minutes ago without an answer is one nobody knows of. */
export async function listMailFaults(tx: Tx, since: SchoolDay): Promise<MailFault[]> {
  const { rows } = await sql<MailFault>`
    select g.person_id as "personId", p.given_name || ' ' || p.family_name as name, g.week_on as "weekOn",
      case g.state when 'handed' then 'unknown' else g.state end as fault, g.answer_code as code
    from digest.mailings g
    join people.persons p on p.district_id = g.district_id and p.id = g.person_id
    where g.week_on >= ${since} and (g.state in ('refused', 'given_up')
      or (g.state = 'handed' and g.handed_at < now() - interval '10 minutes'))
    order by g.week_on desc, p.name_key, p.id limit 500`.execute(tx);
  return rows;
}

export async function countMailings(
  tx: Tx,
  weekOn: SchoolDay,
): Promise<{ sentThisWeek: number; waitingThisWeek: number }> {
  const { rows } = await sql<{ sentThisWeek: number; waitingThisWeek: number }>`
    select (count(*) filter (where state = 'sent'))::int as "sentThisWeek",
      (count(*) filter (where state = 'waiting'))::int as "waitingThisWeek"
    from digest.mailings where week_on = ${weekOn}`.execute(tx);
  return rows[0] ?? { sentThisWeek: 0, waitingThisWeek: 0 };
}
