import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { VisionInConversation } from './overview-contract.ts';

export type VisionTrace = Pick<VisionInConversation, 'subject' | 'meetings' | 'lastTraceOn' | 'practices'> & {
  versionId: VisionInConversation['version']['id'];
};

/**
 * Every vision in force, by subject: its practices with their phrases; in how many meetings of the last twelve months it was named, and when it was last
 * studied, asked about, answered or named; its adoption where it never was.
 */
export async function listTraces(tx: Tx): Promise<VisionTrace[]> {
  const { rows } = await sql<VisionTrace>`
    select v.id as "versionId", json_build_object('id', s.id, 'name', s.name) as subject,
      coalesce((select json_agg(json_build_object('id', p.practice_id, 'name', p.name, 'phrases',
          g.phrases) order by p.ordinal)
        from visions.version_practices p
        join visions.practice_phrases g on g.version_id = p.version_id and g.practice_id = p.practice_id
        where p.district_id = v.district_id and p.version_id = v.id), '[]') as practices,
      (select count(distinct m.id)::int from conversations.meetings m
        join conversations.meeting_practices n on n.district_id = m.district_id and n.meeting_id = m.id
        join visions.versions named on named.district_id = n.district_id and named.id = n.version_id
        where named.vision_id = v.vision_id and m.withdrawn_at is null and m.held_on <= t.today
          and m.held_on > t.today - interval '1 year') as meetings,
      greatest(v.adopted_on,
        (select max(h.held_on) from conversations.study_sessions h
          join visions.versions hv on hv.district_id = h.district_id and hv.id = h.version_id
          where hv.vision_id = v.vision_id and h.held_at is not null),
        (select max((q.asked_at at time zone d.time_zone)::date) from conversations.questions q
          join visions.versions qv on qv.district_id = q.district_id and qv.id = q.version_id
          where qv.vision_id = v.vision_id and q.withdrawn_at is null),
        (select max((a.answered_at at time zone d.time_zone)::date) from conversations.answers a
          join conversations.questions q on q.district_id = a.district_id and q.id = a.question_id
          join visions.versions qv on qv.district_id = q.district_id and qv.id = q.version_id
          where qv.vision_id = v.vision_id),
        (select max(m.held_on) from conversations.meetings m
          join conversations.meeting_practices n on n.district_id = m.district_id and n.meeting_id = m.id
          join visions.versions named on named.district_id = n.district_id and named.id = n.version_id
          where named.vision_id = v.vision_id and m.withdrawn_at is null and m.held_on <= t.today)
      ) as "lastTraceOn"
    from visions.versions v
    join district.districts d on d.id = v.district_id
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    cross join lateral (select (now() at time zone d.time_zone)::date as today) t
    where not exists (select from visions.versions later
      where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
    order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows;
}
