import { sql } from 'kysely';
import { isStaff } from './access.ts';
import type { TraceDefinition } from './trace-definition.ts';

/** What goals, routines and support leave behind. */
export const runningTraces: readonly TraceDefinition[] = [
  ...(['non_academic', 'academic'] as const).map(
    (kind): TraceDefinition => ({
      id: `goals_${kind}`,
      partIds: [kind === 'academic' ? 'e1.achievement' : 'e1.well_being'],
      hasBuilding: true,
      rows: () => sql`
        select r.id::text as id, r.read_on as "on", g.building_id, left(g.what, 150) as title, 'goal' as kind,
          g.id::text as about, null::float8 as hours, true as visible, true as counts
        from goals.readings_in_force r
        join goals.goals g on g.district_id = r.district_id and g.id = r.goal_id
        where g.performance = 'student' and g.kind = ${kind}`,
    }),
  ),
  {
    id: 'support_given',
    partIds: ['e3.teamwork'],
    hasBuilding: false,
    isShare: true,
    isPrivate: true,
    rows: () => sql`
      select s.id::text as id, s.asked_on as "on", null::uuid as building_id, '' as title, 'support' as kind, '' as about,
        null::float8 as hours, false as visible, s.fulfilled_on is not null as counts
      from requests.states s where s.standing <> 'withdrawn'`,
  },
  {
    id: 'routines_kept',
    partIds: ['e7.array'],
    hasBuilding: true,
    isShare: true,
    rows: (actor) => sql`
      select k.id::text as id, k.due_on as "on", v.building_id, v.name as title, 'routine' as kind, '' as about,
        null::float8 as hours, ${isStaff(actor)}::boolean as visible, k.mark = 'kept' as counts
      from (select distinct on (m.routine_id, m.due_on) m.* from blueprint.routine_marks m
        order by m.routine_id, m.due_on, m.ordinal desc) k
      join lateral (select * from blueprint.routine_versions v where v.district_id = k.district_id
        and v.routine_id = k.routine_id order by v.number desc limit 1) v on true
      where k.mark in ('kept', 'missed')`,
  },
  {
    id: 'routine_impact',
    partIds: ['e7.impact'],
    hasBuilding: true,
    rows: (actor) => sql`
      select n.id::text as id, n.noted_on as "on", v.building_id, left(n.note, 150) as title, 'routine' as kind,
        '' as about, null::float8 as hours, ${isStaff(actor)}::boolean as visible, true as counts
      from blueprint.routine_notes n
      join lateral (select * from blueprint.routine_versions v where v.district_id = n.district_id
        and v.routine_id = n.routine_id order by v.number desc limit 1) v on true`,
  },
];
