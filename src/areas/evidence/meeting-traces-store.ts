import { type RawBuilder, sql } from 'kysely';
import type { TraceDefinition, TraceRow } from './trace-definition.ts';

/** Closed meetings are never listed: only who was in them may know of them. */
const openMeetings = (counts: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<TraceRow>`
  select m.id::text as id, m.held_on as "on", m.building_id, m.title, 'meeting' as kind, m.id::text as about,
    null::float8 as hours, true as visible, ${counts} as counts
  from conversations.meetings m
  where m.withdrawn_at is null and not m.is_closed and ${where}`;

const decided = sql`exists (select from conversations.meeting_entries e
  where e.district_id = m.district_id and e.meeting_id = m.id and e.body ->> 'kind' = 'decision'
    and not exists (select from conversations.meeting_entries x
      where x.district_id = e.district_id and x.meeting_id = e.meeting_id and x.body ->> 'kind' = 'struck'
        and x.body ->> 'entryId' = e.id::text))`;

const stepped = sql`exists (select from supports.step_meetings sm
  where sm.district_id = m.district_id and sm.meeting_id = m.id)`;

/** Conversations by the conflict protocol that came to their end, closed or not: nothing of them is shown but how many. */
const conflicts = (counts: RawBuilder<unknown>) => sql<TraceRow>`
  select m.id::text as id, m.held_on as "on", null::uuid as building_id, '' as title, 'meeting' as kind, '' as about,
    null::float8 as hours, false as visible, ${counts} as counts
  from conversations.meetings m
  where m.withdrawn_at is null and m.ended_at is not null and m.protocol ->> 'purposeKind' = 'conflict'`;

const planned = sql`m.ended_at is not null and m.protocol ->> 'purposeKind' = 'planning'`;

/** What meetings leave behind. */
export const meetingTraces: readonly TraceDefinition[] = [
  {
    id: 'meetings_decided',
    partIds: ['e2.leaders', 'e2.teachers'],
    hasBuilding: true,
    rows: () => openMeetings(sql`true`, decided),
  },
  {
    id: 'check_ins',
    partIds: ['e3.respect'],
    hasBuilding: true,
    rows: () =>
      openMeetings(
        sql`true`,
        sql`(select count(*) from conversations.meeting_check_ins k
          where k.district_id = m.district_id and k.meeting_id = m.id) >= 5`,
      ),
  },
  {
    id: 'conflicts_ended',
    partIds: ['e5.respectful'],
    hasBuilding: false,
    isPrivate: true,
    rows: () => conflicts(sql`true`),
  },
  {
    id: 'conflicts_decided',
    partIds: ['e5.productive'],
    hasBuilding: false,
    isPrivate: true,
    rows: () => conflicts(sql`(${decided} or ${stepped})`),
  },
  {
    id: 'planning_meetings',
    partIds: ['e7.array'],
    hasBuilding: true,
    rows: () => openMeetings(sql`true`, planned),
  },
  {
    id: 'planning_fruit',
    partIds: ['e7.impact'],
    hasBuilding: true,
    isShare: true,
    rows: () => openMeetings(sql`(${decided} or ${stepped})`, planned),
  },
];
