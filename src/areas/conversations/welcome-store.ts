import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { newForDays, type Welcome, type WelcomeStop, type WelcomeVision } from './welcome-contract.ts';

/** Every vision in force as a newcomer meets it, by subject, with whether a capacity of theirs names its subject. */
export async function listWelcomeVisions(tx: Tx, actor: Actor): Promise<WelcomeVision[]> {
  const { rows } = await sql<WelcomeVision>`
    select v.id as "versionId", v.vision_id as "visionId", v.title, s.name as subject,
      exists (select from people.capacities c
        where c.district_id = v.district_id and c.person_id = ${actor.personId} and c.subject_id = v.subject_id
          and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
      ) as "isYours",
      coalesce((select json_agg(json_build_object('id', p.practice_id, 'name', p.name, 'sentence', p.sentence,
          'lookFor', text.practice -> 'lookFors' -> 0 ->> 'text',
          'notThis', coalesce(text.practice ->> 'notThis', ''), 'phrases', coalesce(g.phrases, '[]')) order by p.ordinal)
        from visions.version_practices p
        left join lateral (select practice from jsonb_array_elements(v.content -> 'practices') as a(practice)
          where (a.practice ->> 'practiceId')::uuid = p.practice_id) text on true
        left join visions.practice_phrases g on g.version_id = p.version_id and g.practice_id = p.practice_id
        where p.district_id = v.district_id and p.version_id = v.id), '[]') as practices
    from visions.versions v
    join district.districts d on d.id = v.district_id
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where not exists (select from visions.versions later
      where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
    order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows;
}

/** How far the actor has come; nobody's but their own. */
export async function listStops(tx: Tx, actor: Actor): Promise<Welcome['stops']> {
  const rows = await tx
    .selectFrom('conversations.welcome_stops')
    .select(['stop', 'is_skipped as isSkipped'])
    .where('person_id', '=', actor.personId)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({ ...row, stop: row.stop as WelcomeStop }));
}

export async function putStop(tx: Tx, actor: Actor, stop: WelcomeStop, isSkipped: boolean): Promise<void> {
  await tx
    .insertInto('conversations.welcome_stops')
    .values({ district_id: actor.districtId, person_id: actor.personId, stop, is_skipped: isSkipped })
    .onConflict((conflict) =>
      conflict.columns(['district_id', 'person_id', 'stop']).doUpdateSet({ is_skipped: isSkipped }),
    )
    .execute();
}

/** Whether any version of a vision has this practice. */
export async function isAdoptedPractice(tx: Tx, practiceId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('visions.version_practices')
    .select('practice_id')
    .where('practice_id', '=', practiceId)
    .limit(1)
    .execute();
  return found.length > 0;
}

/** Whether the actor began in the last sixty days, a vision is in force, and the path has not come to its end. */
export async function isWelcomeWaiting(tx: Tx, actor: Actor): Promise<boolean> {
  const { rows } = await sql<{ isWaiting: boolean }>`
    select (min(c.starts_on) > (now() at time zone d.time_zone)::date - ${newForDays}::int)
      and exists (select from visions.versions)
      and not exists (select from conversations.welcome_stops w
        where w.district_id = d.id and w.person_id = ${actor.personId} and w.stop = 'trying') as "isWaiting"
    from people.capacities c join district.districts d on d.id = c.district_id
    where c.person_id = ${actor.personId} group by d.id`.execute(tx);
  return rows[0]?.isWaiting ?? false;
}
