import { sql } from 'kysely';
import { isStaff } from './access.ts';
import type { TraceDefinition } from './trace-definition.ts';

/** Steps are read by staff; board members decide about the whole. */
const step = (actor: Parameters<typeof isStaff>[0]) =>
  sql`left(s.what, 150) as title, 'step' as kind, s.id::text as about, null::float8 as hours, ${isStaff(actor)}::boolean as visible`;

const ownedBy = (kinds: readonly string[]) => sql`exists (select from people.capacities c
  where c.district_id = s.district_id and c.person_id = s.owner_id and c.kind = any(${[...kinds]}::text[])
    and s.made_on between c.starts_on and coalesce(c.ends_on, 'infinity'))`;

/** What next steps leave behind. */
export const stepTraces: readonly TraceDefinition[] = [
  {
    id: 'steps_student',
    partIds: ['e1.achievement'],
    hasBuilding: true,
    rows: (
      actor,
    ) => sql`select s.id::text as id, s.made_on as "on", s.building_id, ${step(actor)}, true as counts
      from supports.step_states s where s.learning = 'student'`,
  },
  {
    id: 'steps_leaders',
    partIds: ['e2.leaders', 'e4.leaders'],
    hasBuilding: true,
    isShare: true,
    rows: (actor) => sql`select s.id::text as id, s.made_on as "on", s.building_id, ${step(actor)},
        ${ownedBy(['superintendent', 'dn_member', 'building_administrator', 'district_office'])} as counts
      from supports.step_states s`,
  },
  {
    id: 'steps_teachers',
    partIds: ['e2.teachers'],
    hasBuilding: true,
    isShare: true,
    rows: (actor) => sql`select s.id::text as id, s.made_on as "on", s.building_id, ${step(actor)},
        ${ownedBy(['teacher'])} as counts
      from supports.step_states s`,
  },
  {
    id: 'steps_by_their_day',
    partIds: ['e3.accountability'],
    hasBuilding: true,
    isShare: true,
    rows: (
      actor,
    ) => sql`select s.id::text as id, ended.day as "on", s.building_id, ${step(actor)}, ended.day <= s.due_on as counts
      from supports.step_states s
      join district.districts d on d.id = s.district_id
      cross join lateral (select (max(c.changed_at) at time zone d.time_zone)::date as day from supports.step_changes c
        where c.district_id = s.district_id and c.step_id = s.id and c.change = 'done') ended
      where s.status = 'done'`,
  },
];
