import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import { barriersSeen, leadsDistrict } from './access.ts';
import type { TraceDefinition, TraceRow } from './trace-definition.ts';

const dayOf = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone d.time_zone)::date`;
const hoursBetween = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
  sql`(greatest(0, extract(epoch from ${to} - ${from})) / 3600)::float8`;

function mayOpenBarrier(actor: Actor): RawBuilder<boolean> {
  const seen = barriersSeen(actor);
  if (seen === 'all') return sql`true`;
  return sql`(b.raised_by = ${actor.personId} or b.building_id = ${seen.buildingId}::uuid)`;
}

/** Barriers by the day on which they were raised; counted are those that have an answer. */
const barriers = (actor: Actor, where: RawBuilder<unknown>) => sql<TraceRow>`
  select b.id::text as id, ${dayOf(sql`b.raised_at`)} as "on", b.building_id, b.title, 'barriers' as kind, b.id::text as about,
    ${hoursBetween(sql`b.raised_at`, sql`answer.at`)} as hours, ${mayOpenBarrier(actor)} as visible,
    answer.at is not null as counts
  from conversations.barriers b
  join district.districts d on d.id = b.district_id
  left join lateral (select min(r.at) as at from conversations.barrier_replies r
    where r.district_id = b.district_id and r.barrier_id = b.id and r.kind = 'answered') answer on true
  where ${where}`;

/** Who a message is for, who sent it, and who speaks for the district may read it and what was asked about it. */
const mayReadMessage = (
  actor: Actor,
) => sql`(${leadsDistrict(actor)}::boolean or g.sent_by = ${actor.personId}
  or exists (select from digest.recipients r where r.district_id = g.district_id and r.message_id = g.id
    and r.person_id = ${actor.personId}))`;

const messages = (actor: Actor, where: RawBuilder<unknown>) => sql<TraceRow>`
  select g.id::text as id, ${dayOf(sql`g.sent_at`)} as "on", null::uuid as building_id, g.title, 'message' as kind,
    g.id::text as about, null::float8 as hours, ${mayReadMessage(actor)} as visible, true as counts
  from digest.messages g join district.districts d on d.id = g.district_id
  where ${where}`;

/** What questions, messages and barriers leave behind. */
export const talkTraces: readonly TraceDefinition[] = [
  {
    id: 'barriers_conditions',
    partIds: ['e1.well_being'],
    hasBuilding: true,
    isShare: true,
    rows: (actor) => barriers(actor, sql`b.kind = 'non_academic'`),
  },
  {
    id: 'messages_to_all',
    partIds: ['e4.all_employees'],
    hasBuilding: false,
    rows: (actor) =>
      messages(
        actor,
        sql`g.audiences @> array['administrators', 'teachers', 'other_staff'] and cardinality(g.building_ids) = 0`,
      ),
  },
  {
    id: 'questions_answered',
    partIds: ['e8.communication'],
    hasBuilding: false,
    isShare: true,
    rows: () => sql`
      select q.id::text as id, ${dayOf(sql`q.asked_at`)} as "on", null::uuid as building_id, left(q.body, 150) as title,
        'questions' as kind, q.version_id::text as about, ${hoursBetween(sql`q.asked_at`, sql`answer.at`)} as hours,
        true as visible, answer.at is not null as counts
      from conversations.questions q
      join district.districts d on d.id = q.district_id
      left join lateral (select min(a.answered_at) as at from conversations.answers a
        where a.district_id = q.district_id and a.question_id = q.id) answer on true
      where q.withdrawn_at is null`,
  },
  {
    id: 'asks_answered',
    partIds: ['e8.communication'],
    hasBuilding: false,
    isShare: true,
    rows: (actor) => sql`
      select a.id::text as id, ${dayOf(sql`a.asked_at`)} as "on", null::uuid as building_id, left(a.body, 150) as title,
        'message' as kind, g.id::text as about, ${hoursBetween(sql`a.asked_at`, sql`reply.at`)} as hours,
        ${mayReadMessage(actor)} as visible, reply.at is not null as counts
      from digest.asks a
      join digest.messages g on g.district_id = a.district_id and g.id = a.message_id
      join district.districts d on d.id = a.district_id
      left join lateral (select min(y.replied_at) as at from digest.replies y
        where y.district_id = a.district_id and y.ask_id = a.id) reply on true
      where a.withdrawn_at is null`,
  },
  {
    id: 'messages_sent',
    partIds: ['e8.communication'],
    hasBuilding: false,
    rows: (actor) => messages(actor, sql`true`),
  },
  {
    id: 'barriers_answered',
    partIds: ['e8.communication'],
    hasBuilding: true,
    isShare: true,
    rows: (actor) => barriers(actor, sql`true`),
  },
  {
    id: 'weeks_with_focus',
    partIds: ['e8.focus'],
    hasBuilding: false,
    rows: () => sql`
      select distinct on (f.week_on) f.week_on::text as id, f.week_on as "on", null::uuid as building_id,
        coalesce(named.name, '') as title, 'week' as kind, '' as about, null::float8 as hours, true as visible, true as counts
      from digest.focuses f
      left join lateral (select p.name from visions.version_practices p
        join visions.versions v on v.district_id = p.district_id and v.id = p.version_id
        where p.district_id = f.district_id and p.practice_id = f.practice_id order by v.number desc limit 1) named on true
      where f.withdrawn_at is null
      order by f.week_on, f.audience nulls first, f.set_at desc`,
  },
];
