import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Spent } from './pace-rules.ts';

/** Everything that took time, from its first day to its last; days and kinds alone, no person and no place. */
export async function listSpent(tx: Tx, today: string): Promise<Spent[]> {
  const ways = [listWork, listBarriers, listRequests, listDrafts, listDecisions];
  const spans: Span[] = [];
  for (const way of ways) spans.push(...(await way(tx)));
  return spans.map(({ kind, beganOn, endedOn }) => ({
    kind,
    days: Math.max(0, Math.round((Date.parse(endedOn ?? today) - Date.parse(beganOn)) / 86_400_000)),
    endedOn,
  }));
}

type Span = Pick<Spent, 'kind' | 'endedOn'> & { beganOn: string };

/** Next steps from the day they were made to the day they were done; questions from asked to answered. */
async function listWork(tx: Tx): Promise<Span[]> {
  const { rows } = await sql<Span>`
    with d as (select time_zone from district.districts)
    select 'step_done' as kind, s.made_on as "beganOn",
      (select max((c.changed_at at time zone d.time_zone)::date) from supports.step_changes c
        where c.district_id = s.district_id and c.step_id = s.id and c.change = 'done' and s.status = 'done') as "endedOn"
    from d, supports.step_states s where s.status <> 'dropped'
    union all
    select 'question_answered', (q.asked_at at time zone d.time_zone)::date,
      (q.answered_at at time zone d.time_zone)::date
    from d, conversations.question_states q`.execute(tx);
  return rows;
}

/** Barriers from the day they were raised to the first answer, and to the day on which the building called them resolved. */
async function listBarriers(tx: Tx): Promise<Span[]> {
  const { rows } = await sql<Span>`
    with d as (select time_zone from district.districts),
    b as (
      select (b.raised_at at time zone d.time_zone)::date as began,
        (min(r.at) filter (where r.kind = 'answered') at time zone d.time_zone)::date as answered,
        (max(r.at) filter (where r.kind = 'resolved') at time zone d.time_zone)::date as resolved,
        (array_agg(r.kind order by r.at desc, r.id desc))[1] = 'resolved' as is_resolved
      from d cross join conversations.barriers b
      left join conversations.barrier_replies r on r.district_id = b.district_id and r.barrier_id = b.id
      group by b.district_id, b.id, b.raised_at, d.time_zone)
    select 'barrier_answered' as kind, began as "beganOn", answered as "endedOn" from b
    where answered is not null or is_resolved is not true
    union all
    select 'barrier_resolved', began, case when is_resolved then resolved end from b`.execute(tx);
  return rows;
}

/** Requests from the day they were asked to the day somebody took them up, and to the day their asker closed them. */
async function listRequests(tx: Tx): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select 'request_taken_up' as kind, s.asked_on as "beganOn", min(a.done_on) as "endedOn"
    from requests.states s
    left join requests.acts a on a.district_id = s.district_id and a.request_id = s.id and a.act = 'took_up'
    group by s.district_id, s.id, s.asked_on, s.standing
    having min(a.done_on) is not null or s.standing = 'waiting'
    union all
    select 'request_closed', s.asked_on, case when s.standing = 'closed' then max(a.done_on) end
    from requests.states s
    left join requests.acts a on a.district_id = s.district_id and a.request_id = s.id and a.act = 'closed'
    where s.standing not in ('declined', 'withdrawn')
    group by s.district_id, s.id, s.asked_on, s.standing`.execute(tx);
  return rows;
}

/** Drafts from the day they were submitted to their review, and to their adoption. What was returned begins anew. */
async function listDrafts(tx: Tx): Promise<Span[]> {
  const { rows } = await sql<Span>`
    with d as (select time_zone from district.districts),
    s as (
      select (s.submitted_at at time zone d.time_zone)::date as began,
        (r.reviewed_at at time zone d.time_zone)::date as reviewed, r.outcome,
        a.held_on as adopted, n.id is not null as is_returned
      from d cross join visions.submissions s
      left join visions.reviews r on r.district_id = s.district_id and r.submission_id = s.id
      left join visions.adoptions a on a.district_id = s.district_id and a.submission_id = s.id
      left join visions.network_returns n on n.district_id = s.district_id and n.submission_id = s.id)
    select 'draft_reviewed' as kind, began as "beganOn", reviewed as "endedOn" from s
    union all
    select 'draft_adopted', began, adopted from s
    where adopted is not null or (outcome is distinct from 'returned' and not is_returned)`.execute(tx);
  return rows;
}

/** Decisions from the day on which their item first stood on an agenda, also where it was carried over from meeting to meeting. */
async function listDecisions(tx: Tx): Promise<Span[]> {
  const { rows } = await sql<Span>`
    with recursive d as (select time_zone from district.districts),
    items as (
      select e.body ->> 'itemId' as item, min(e.said_at) as said_at,
        min(e.body -> 'source' ->> 'id') filter (where e.body -> 'source' ->> 'kind' = 'carried') as came_from
      from conversations.meeting_entries e
      join conversations.meetings m on m.district_id = e.district_id and m.id = e.meeting_id
      where e.body ->> 'kind' = 'agenda' and m.withdrawn_at is null
      group by e.body ->> 'itemId'),
    chain as (
      select item, said_at, came_from, 0 as depth from items
      union all
      select chain.item, items.said_at, items.came_from, chain.depth + 1
      from chain join items on items.item = chain.came_from where chain.depth < 60),
    decided as (
      select e.body ->> 'itemId' as item, min(e.said_at) as said_at from conversations.meeting_entries e
      where e.body ->> 'kind' = 'decision' and e.body ->> 'itemId' is not null group by e.body ->> 'itemId')
    select 'decision_made' as kind, (min(chain.said_at) at time zone d.time_zone)::date as "beganOn",
      (decided.said_at at time zone d.time_zone)::date as "endedOn"
    from d cross join decided join chain on chain.item = decided.item
    group by decided.item, decided.said_at, d.time_zone`.execute(tx);
  return rows;
}
