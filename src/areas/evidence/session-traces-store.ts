import { type RawBuilder, sql } from 'kysely';
import type { TraceDefinition, TraceRow } from './trace-definition.ts';

/** Study sessions that were held. */
const held = (counts: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<TraceRow>`
  select s.id::text as id, s.held_on as "on", s.building_id, s.title, 'session' as kind, s.id::text as about,
    null::float8 as hours, true as visible, ${counts} as counts
  from conversations.study_sessions s
  where s.held_at is not null and ${where}`;

const tagged = (id: string, partId: string, tag: string): TraceDefinition => ({
  id,
  partIds: [partId],
  hasBuilding: true,
  isShare: true,
  rows: () => held(sql`${sql.ref(`s.${tag}`)}`, sql`${sql.ref(`s.${tag}`)} is not null`),
});

/** What study sessions leave behind. What nobody said of a session is no "no". */
export const sessionTraces: readonly TraceDefinition[] = [
  {
    id: 'sessions_across',
    partIds: ['e3.teamwork'],
    hasBuilding: false,
    isShare: true,
    rows: () =>
      held(
        sql`(select count(distinct a.building_id) from conversations.attendances a
          where a.district_id = s.district_id and a.session_id = s.id) > 1`,
        sql`true`,
      ),
  },
  {
    id: 'sessions_led_by_leaders',
    partIds: ['e4.leaders'],
    hasBuilding: true,
    isShare: true,
    rows: () =>
      held(
        sql`exists (select from people.capacities c where c.district_id = s.district_id and c.person_id = s.led_by
          and c.kind in ('superintendent', 'dn_member', 'building_administrator')
          and s.held_on between c.starts_on and coalesce(c.ends_on, 'infinity'))`,
        sql`true`,
      ),
  },
  tagged('sessions_embedded', 'e6.embedded', 'is_embedded'),
  tagged('sessions_student_work', 'e6.student_work', 'is_on_student_work'),
  tagged('sessions_peers', 'e6.peers', 'is_with_peers'),
  {
    id: 'sessions_all_three',
    partIds: ['e6.embedded', 'e6.student_work', 'e6.peers'],
    hasBuilding: true,
    isShare: true,
    rows: () =>
      held(
        sql`(s.is_embedded and s.is_on_student_work and s.is_with_peers)`,
        sql`num_nulls(s.is_embedded, s.is_on_student_work, s.is_with_peers) = 0`,
      ),
  },
];
