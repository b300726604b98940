import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { RatingScale } from './indicator-schema.ts';
import type { Rating, RatingInput } from './rating-contract.ts';
import { shownSpread } from './rating-rules.ts';
import type { PartRating, Spread } from './stream-contract.ts';

export type RatingFacts = Omit<RatingInput, 'id'>;

/** What was sent when a rating was recorded; undefined when there is none. */
export async function findRatingFacts(tx: Tx, id: string): Promise<RatingFacts | undefined> {
  const row = await tx.selectFrom('evidence.ratings').select('facts').where('id', '=', id).executeTakeFirst();
  return row?.facts as RatingFacts | undefined;
}

export type RatingGroup = { id: string; buildingId: string | null; isEnded: boolean; isMember: boolean };

/** A group as somebody stands to it. */
export async function findRatingGroup(tx: Tx, actor: Actor, id: string): Promise<RatingGroup | undefined> {
  const { rows } = await sql<RatingGroup>`
    select g.id, g.building_id as "buildingId", g.ended_at is not null as "isEnded",
      exists (select from conversations.group_people p where p.district_id = g.district_id and p.group_id = g.id
        and p.person_id = ${actor.personId}) as "isMember"
    from conversations.groups g where g.id = ${id}`.execute(tx);
  return rows[0];
}

/** The rating that a correction names, and whether another has corrected it. */
type CorrectedRating = { indicatorId: string; groupId: string; isCorrected: boolean; scale: KeptScale };

export async function findCorrected(tx: Tx, id: string): Promise<CorrectedRating | undefined> {
  const { rows } = await sql<CorrectedRating>`
    select r.indicator_id as "indicatorId", r.group_id as "groupId", r.scale,
      exists (select from evidence.ratings c where c.district_id = r.district_id and c.corrects_id = r.id) as "isCorrected"
    from evidence.ratings r where r.id = ${id}`.execute(tx);
  return rows[0];
}

export type NewRating = {
  facts: RatingFacts;
  buildingId: string | null;
  scale: KeptScale;
  oldAfterMonths: number;
  /** The parts for which something recent had been seen. */
  recentParts: ReadonlySet<string>;
};

export async function insertRating(tx: Tx, actor: Actor, id: string, rating: NewRating): Promise<void> {
  const { facts, scale } = rating;
  await tx
    .insertInto('evidence.ratings')
    .values({
      district_id: actor.districtId,
      id,
      indicator_id: facts.indicatorId,
      group_id: facts.groupId,
      building_id: rating.buildingId,
      held_on: facts.heldOn,
      scale: JSON.stringify({ id: scale.id, version: scale.version, levels: scale.levels }),
      present: JSON.stringify(facts.present),
      old_after_months: rating.oldAfterMonths,
      corrects_id: facts.correctsId,
      facts: JSON.stringify(facts),
      recorded_by: actor.personId,
      recorded_in: actor.capacityId,
    })
    .execute();
  await tx
    .insertInto('evidence.rating_parts')
    .values(
      facts.parts.map(({ partId, spread, agreed, dissent }) => ({
        district_id: actor.districtId,
        rating_id: id,
        part_id: partId,
        spread: JSON.stringify(spread),
        agreed,
        dissent,
        has_recent: rating.recentParts.has(partId),
      })),
    )
    .execute();
}

type KeptScale = Pick<RatingScale, 'id' | 'version' | 'levels'>;
type PartRow = Omit<PartRating, 'spread' | 'levels' | 'present'> & {
  indicatorId: string;
  partId: string;
  groupId: string;
  isNetwork: boolean;
  kept: Spread;
  scale: KeptScale;
  present: number;
};
export type KeptPartRating = PartRating & {
  indicatorId: string;
  partId: string;
  groupId: string;
  /** Whether the District Network or a Building Network rated. */
  isNetwork: boolean;
};

/** Every rating of every part, the latest first: of one indicator, of one building, or all. */
export async function listPartRatings(
  tx: Tx,
  only: { indicatorId?: string; buildingId?: string | null } = {},
): Promise<KeptPartRating[]> {
  const { indicatorId = null, buildingId = null } = only;
  const { rows } = await sql<PartRow>`
    select r.id as "ratingId", r.indicator_id as "indicatorId", p.part_id as "partId", r.held_on as "heldOn", g.id as "groupId",
      g.name as "group", g.kind in ('district_network', 'building_network') as "isNetwork", r.scale, p.spread as kept, p.agreed, p.has_recent as "hasRecent",
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building,
      (select coalesce(sum((one ->> 'count')::int), 0)::int from jsonb_array_elements(r.present) one) as present,
      exists (select from evidence.ratings c where c.district_id = r.district_id and c.corrects_id = r.id) as "isCorrected"
    from evidence.ratings r
    join evidence.rating_parts p on p.district_id = r.district_id and p.rating_id = r.id
    join conversations.groups g on g.district_id = r.district_id and g.id = r.group_id
    left join district.buildings b on b.district_id = r.district_id and b.id = r.building_id
    where (${indicatorId}::text is null or r.indicator_id = ${indicatorId})
      and (${buildingId}::uuid is null or r.building_id = ${buildingId})
    order by r.held_on desc, r.recorded_at desc, r.id desc`.execute(tx);
  return rows.map(({ kept, scale, ...row }) => ({
    ...row,
    spread: shownSpread(
      kept,
      row.present,
      scale.levels.map(({ id }) => id),
    ),
    levels: scale.levels.map(({ id, name }) => ({ id, name })),
  }));
}

type RatingRow = Omit<Rating, 'indicator' | 'levels' | 'parts' | 'evidence' | 'mayCorrect'> & {
  indicatorId: string;
  scale: KeptScale;
  parts: { partId: string; spread: Spread; agreed: string | null; dissent: string; hasRecent: boolean }[];
};

/** One rating as it is kept; undefined when there is none. */
export async function findRating(tx: Tx, id: string): Promise<RatingRow | undefined> {
  const { rows } = await sql<RatingRow>`
    select r.id, r.indicator_id as "indicatorId", r.held_on as "heldOn", r.scale, r.present,
      r.old_after_months as "oldAfterMonths", r.corrects_id as "correctsId",
      json_build_object('id', g.id, 'name', g.name) as "group",
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building,
      (select c.id from evidence.ratings c where c.district_id = r.district_id and c.corrects_id = r.id) as "correctedById",
      (select json_agg(json_build_object('partId', p.part_id, 'spread', p.spread, 'agreed', p.agreed, 'dissent', p.dissent,
          'hasRecent', p.has_recent)) from evidence.rating_parts p
        where p.district_id = r.district_id and p.rating_id = r.id) as parts
    from evidence.ratings r
    join conversations.groups g on g.district_id = r.district_id and g.id = r.group_id
    left join district.buildings b on b.district_id = r.district_id and b.id = r.building_id
    where r.id = ${id}`.execute(tx);
  return rows[0];
}
