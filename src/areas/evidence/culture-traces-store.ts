import { type RawBuilder, sql } from 'kysely';
import { isStaff } from './access.ts';
import type { TraceDefinition, TraceRow } from './trace-definition.ts';

/** Commitments by the day on which they were stated. Only leaders' and groups' have records that everybody may open. */
const commitments = (where: RawBuilder<unknown>, isOpen: boolean) => sql<TraceRow>`
  select c.id::text as id, c.stated_on as "on", c.building_id, left(c.what, 150) as title, 'commitments' as kind,
    '' as about, null::float8 as hours, ${isOpen}::boolean as visible, true as counts
  from culture.commitment_states c where ${where}`;

/**
 * Conflicts of which somebody told the outcome, without a name. Only whole groups of five are counted, of this school year and
 * the last, and all with the same day: one more or less than yesterday would be somebody's, and so would one that ages out.
 */
const outcomes = (counts: RawBuilder<unknown>) => sql<TraceRow>`
  select o.id::text as id, (now() at time zone d.time_zone)::date as "on", null::uuid as building_id, '' as title, 'conflict' as kind, '' as about,
    null::float8 as hours, false as visible, ${counts} as counts
  from culture.conflict_outcomes o join district.districts d on d.id = o.district_id
  where o.school_year >= extract(year from (now() at time zone d.time_zone) - interval '6 months')::int - 1
    and (select count(*) from culture.conflict_outcomes x where x.district_id = o.district_id
    and x.school_year = o.school_year and x.batch = o.batch) = 5`;

/** What norms, commitments and the way with conflict leave behind. */
export const cultureTraces: readonly TraceDefinition[] = [
  {
    id: 'norms_agreed',
    partIds: ['e3.respect', 'e3.teamwork'],
    hasBuilding: true,
    rows: () => sql`
      select a.id::text as id, a.held_on as "on", n.building_id, left(w.text, 150) as title, 'norm' as kind,
        n.id::text as about, null::float8 as hours, true as visible, true as counts
      from culture.norm_acts a
      join culture.norms n on n.district_id = a.district_id and n.id = a.norm_id
      join culture.norm_wordings w on w.district_id = a.district_id and w.norm_id = a.norm_id and w.number = a.wording
      where a.act in ('agreed', 'kept', 'reworded')`,
  },
  {
    id: 'commitments_leaders',
    partIds: ['e2.leaders', 'e4.leaders'],
    hasBuilding: false,
    rows: () => commitments(sql`c.person_id is not null and c.employee_group = 'leaders'`, true),
  },
  {
    id: 'commitments_teachers',
    partIds: ['e2.teachers'],
    hasBuilding: false,
    isPrivate: true,
    rows: () => commitments(sql`c.person_id is not null and c.employee_group = 'teachers'`, false),
  },
  {
    id: 'commitments_groups',
    partIds: ['e4.all_employees'],
    hasBuilding: true,
    rows: () => commitments(sql`c.person_id is null`, true),
  },
  {
    id: 'commitments_reviewed',
    partIds: ['e3.accountability', 'e4.all_employees'],
    hasBuilding: false,
    isPrivate: true,
    rows: () => sql`
      select r.id::text as id, r.reviewed_on as "on", null::uuid as building_id, '' as title, 'commitments' as kind,
        '' as about, null::float8 as hours, false as visible, true as counts
      from culture.commitment_reviews r`,
  },
  {
    id: 'conflict_trainings',
    partIds: ['e5.respectful', 'e5.productive'],
    hasBuilding: true,
    rows: (actor) => sql`
      select t.id::text as id, t.held_on as "on", t.building_id, left(t.focus, 150) as title, 'conflict' as kind,
        '' as about, null::float8 as hours, ${isStaff(actor)}::boolean as visible, true as counts
      from culture.trainings t
      where not exists (select from culture.training_withdrawals w
        where w.district_id = t.district_id and w.training_id = t.id)`,
  },
  {
    id: 'conflicts_respectful',
    partIds: ['e5.respectful'],
    hasBuilding: false,
    isShare: true,
    isPrivate: true,
    rows: () => outcomes(sql`o.respectful = 'yes'`),
  },
  {
    id: 'conflicts_productive',
    partIds: ['e5.productive'],
    hasBuilding: false,
    isShare: true,
    isPrivate: true,
    rows: () => outcomes(sql`o.productive = 'yes'`),
  },
];
