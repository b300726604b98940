import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type {
  Commitments,
  EmployeeGroup,
  GroupCommitment,
  Learning,
  OwnCommitment,
  ReviewOutcome,
  ShownCommitment,
} from './commitment-contract.ts';
import type { CountedPerson } from './commitment-rules.ts';

const said = sql`c.id, c.what, c.for_whom as "forWhom", c.learning, c.stated_on as "statedOn",
  case when c.outcome is null then null else json_build_object('outcome', c.outcome, 'on', c.reviewed_on) end as reviewed`;
const placed = sql`case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building`;

/** Commitments in force that are shown with a name: leaders' or everybody else's, the latest stated first. */
export async function listShown(tx: Tx, whose: 'leaders' | 'others'): Promise<ShownCommitment[]> {
  const { rows } = await sql<ShownCommitment>`
    select ${said}, ${placed}, p.given_name || ' ' || p.family_name as by, k.kind as capacity
    from culture.commitment_states c
    join people.persons p on p.district_id = c.district_id and p.id = c.person_id
    join people.capacities k on k.district_id = c.district_id and k.id = c.stated_in
    left join district.buildings b on b.district_id = k.district_id and b.id = k.building_id
    where c.is_in_force and c.is_shown and (c.employee_group = 'leaders') = ${whose === 'leaders'}
      and exists (select from culture.group_people g where g.district_id = c.district_id and g.person_id = c.person_id
          and g.employee_group = c.employee_group)
    order by k.kind <> 'superintendent', b.ordinal nulls first, p.name_key, c.stated_on desc, c.id limit 500`.execute(
    tx,
  );
  return rows;
}

export type GroupRow = Omit<GroupCommitment, 'isDue' | 'mayReview'>;

/** What employee groups have stated together and is in force. */
export async function listTogether(tx: Tx): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select ${said}, ${placed}, c.employee_group as "group", c.due_on as "dueOn"
    from culture.commitment_states c
    left join district.buildings b on b.district_id = c.district_id and b.id = c.building_id
    where c.person_id is null and c.is_in_force
    order by b.ordinal nulls first, c.stated_on, c.id limit 500`.execute(tx);
  return rows;
}

export type OwnRow = Omit<OwnCommitment, 'isDue' | 'mayHide'>;

/** The actor's own commitments, those in force first, with all that was found on looking again. */
export async function listOwn(tx: Tx, actor: Actor): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    select ${said}, c.employee_group as "group", c.review_weeks as "reviewWeeks", c.due_on as "dueOn",
      c.is_in_force as "isInForce", c.is_shown as "isShown",
      (select coalesce(json_agg(w.what order by w.number), '[]') from culture.commitment_wordings w
        where w.district_id = c.district_id and w.commitment_id = c.id and w.number < c.wording) as "earlierWords",
      (select coalesce(json_agg(json_build_object('outcome', r.outcome, 'on', r.reviewed_on, 'note', r.note)
          order by r.ordinal desc), '[]') from culture.commitment_reviews r
        where r.district_id = c.district_id and r.commitment_id = c.id) as reviews
    from culture.commitment_states c
    where c.person_id = ${actor.personId}
    order by not c.is_in_force, c.due_on, c.id limit 200`.execute(tx);
  return rows;
}

/** Everybody in their employee groups today, with when each of their commitments in it is due. */
export async function listCounted(tx: Tx): Promise<CountedPerson[]> {
  const { rows } = await sql<CountedPerson>`
    select g.employee_group as "group",
      coalesce(json_agg(json_build_object('dueOn', c.due_on, 'outcome', c.outcome, 'isShown', c.is_shown)) filter (where c.id is not null), '[]')
        as commitments
    from culture.group_people g
    left join culture.commitment_states c on c.district_id = g.district_id and c.person_id = g.person_id
      and c.employee_group = g.employee_group and c.is_in_force
    group by g.person_id, g.employee_group`.execute(tx);
  return rows;
}

type Place = NonNullable<Commitments['you']['building']>;

/** The buildings in the district's own order, ended ones too: people may still be counted there. */
export async function listBuildings(tx: Tx): Promise<Place[]> {
  const { rows } = await sql<Place>`select id, name from district.buildings order by ordinal, name`.execute(
    tx,
  );
  return rows;
}

/** A commitment as the rules need it. */
export type KeptCommitment = {
  personId: string | null;
  group: EmployeeGroup;
  buildingId: string | null;
  what: string;
  forWhom: string;
  wording: number;
  reviews: number;
  isInForce: boolean;
  isShown: boolean;
};

export async function findCommitment(tx: Tx, id: string): Promise<KeptCommitment | undefined> {
  const { rows } = await sql<KeptCommitment>`
    select person_id as "personId", employee_group as "group", building_id as "buildingId", what, for_whom as "forWhom",
      wording, reviews, is_in_force as "isInForce", is_shown as "isShown"
    from culture.commitment_states where id = ${id}`.execute(tx);
  return rows[0];
}

export type StatedFacts = {
  what: string;
  forWhom: string;
  learning: Learning;
  reviewWeeks: number;
  isGroups: boolean;
  isShown: boolean;
  statedBy: string;
};

/** What was first stated, by which a repetition is known. */
export async function findStated(tx: Tx, id: string): Promise<StatedFacts | undefined> {
  const { rows } = await sql<StatedFacts>`
    select w.what, w.for_whom as "forWhom", c.learning, c.review_weeks as "reviewWeeks", c.person_id is null as "isGroups",
      coalesce((select s.is_shown from culture.commitment_showings s where s.district_id = c.district_id
        and s.commitment_id = c.id and s.ordinal = 1 and s.id = c.id), false) as "isShown", c.stated_by as "statedBy"
    from culture.commitments c
    join culture.commitment_wordings w on w.district_id = c.district_id and w.commitment_id = c.id and w.number = 1
    where c.id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertCommitment(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: StatedFacts,
  group: EmployeeGroup,
  today: SchoolDay,
): Promise<void> {
  await tx
    .insertInto('culture.commitments')
    .values({
      district_id: actor.districtId,
      id,
      person_id: facts.isGroups ? null : actor.personId,
      employee_group: group,
      building_id: facts.isGroups ? actor.buildingId : null,
      learning: facts.learning,
      review_weeks: facts.reviewWeeks,
      stated_by: actor.personId,
      stated_in: actor.capacityId,
      stated_on: today,
    })
    .execute();
  await insertWords(tx, actor, id, 1, facts);
  // The first showing has the commitment's own id, so that what was chosen when it was stated can be told from later choices.
  if (facts.isShown) await insertShowing(tx, actor, id, id, true);
}

export async function insertWords(
  tx: Tx,
  actor: Actor,
  id: string,
  number: number,
  words: { what: string; forWhom: string },
): Promise<void> {
  await tx
    .insertInto('culture.commitment_wordings')
    .values({
      district_id: actor.districtId,
      commitment_id: id,
      number,
      what: words.what,
      for_whom: words.forWhom,
    })
    .execute();
}

export type ReviewFacts = {
  commitmentId: string;
  outcome: ReviewOutcome;
  what: string | null;
  forWhom: string | null;
  note: string;
  by: string;
};

export async function findReview(tx: Tx, reviewId: string): Promise<ReviewFacts | undefined> {
  const { rows } = await sql<ReviewFacts>`
    select r.commitment_id as "commitmentId", r.outcome, r.note, r.reviewed_by as by,
      case when r.outcome = 'changed' then w.what end as what, case when r.outcome = 'changed' then w.for_whom end as "forWhom"
    from culture.commitment_reviews r
    join culture.commitment_wordings w on w.district_id = r.district_id and w.commitment_id = r.commitment_id
      and w.number = r.wording
    where r.id = ${reviewId}`.execute(tx);
  return rows[0];
}

export async function insertReview(
  tx: Tx,
  actor: Actor,
  reviewId: string,
  facts: ReviewFacts,
  place: { ordinal: number; wording: number; today: SchoolDay },
): Promise<void> {
  await tx
    .insertInto('culture.commitment_reviews')
    .values({
      district_id: actor.districtId,
      id: reviewId,
      commitment_id: facts.commitmentId,
      ordinal: place.ordinal,
      outcome: facts.outcome,
      reviewed_on: place.today,
      note: facts.note,
      wording: place.wording,
      reviewed_by: actor.personId,
      reviewed_in: actor.capacityId,
    })
    .execute();
}

export type ShowingFacts = { commitmentId: string; isShown: boolean };

export async function findShowing(tx: Tx, showingId: string): Promise<ShowingFacts | undefined> {
  const { rows } = await sql<ShowingFacts>`
    select commitment_id as "commitmentId", is_shown as "isShown" from culture.commitment_showings
    where id = ${showingId}`.execute(tx);
  return rows[0];
}

export async function insertShowing(
  tx: Tx,
  actor: Actor,
  commitmentId: string,
  showingId: string,
  isShown: boolean,
): Promise<void> {
  await sql`
    insert into culture.commitment_showings (district_id, id, commitment_id, ordinal, is_shown)
    select ${actor.districtId}, ${showingId}, ${commitmentId}, coalesce(max(ordinal), 0) + 1, ${isShown}
    from culture.commitment_showings where commitment_id = ${commitmentId}`.execute(tx);
}
