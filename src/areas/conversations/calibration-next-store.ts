import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { codingCapacities } from './access.ts';
import type { ConversationsCard } from './next-contract.ts';

type LessonToCode = Extract<ConversationsCard, { kind: 'lesson-to-code' }>;

/**
 * Lessons of visions in force that are open and that the actor has neither coded nor made, the longest open first. A
 * capacity that names a subject is asked about that subject only.
 */
export async function listToCode(tx: Tx, actor: Actor): Promise<LessonToCode[]> {
  if (!(codingCapacities as readonly string[]).includes(actor.capacity)) return [];
  const { rows } = await sql<LessonToCode>`
    select 'lesson-to-code' as kind, s.id as "setId", v.id as "versionId", v.title, s.title as name
    from conversations.calibration_sets s
    join conversations.calibration_turns t on t.district_id = s.district_id and t.set_id = s.id and t.turn = 'opened'
    join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
    join people.capacities mine on mine.district_id = s.district_id and mine.id = ${actor.capacityId}
    where s.made_by <> ${actor.personId}
      and (mine.subject_id is null or mine.subject_id = v.subject_id)
      and not exists (select from conversations.calibration_turns e
        where e.district_id = s.district_id and e.set_id = s.id and e.turn = 'closed')
      and not exists (select from conversations.calibration_codings c
        where c.district_id = s.district_id and c.set_id = s.id and c.person_id = ${actor.personId})
      and not exists (select from visions.versions later
        where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
    order by t.made_at, s.id limit 2`.execute(tx);
  return rows;
}
