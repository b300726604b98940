import { type RawBuilder, sql } from 'kysely';

/**
 * Whom messages are for, seen from one person: `with mine as (…)` for the head of a statement, and the test of a message `g`
 * for its body. The audiences of one person are few; the view `recipients` would count everybody of every message.
 */
export const audiencesOf = (personId: string): RawBuilder<unknown> => sql`mine as materialized (
  select m.audience, m.building_id from conversations.audience_members m where m.person_id = ${personId})`;

export const isForMine = sql<boolean>`exists (select from mine where mine.audience = any(g.audiences)
  and (cardinality(g.building_ids) = 0 or mine.building_id = any(g.building_ids)))`;
