import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';

/** A step that nobody has begun and about which nobody has been asked. */
export type MovableStep = {
  id: string;
  what: string;
  dueOn: string;
  holderId: string;
  buildingId: string | null;
};

/** Steps that could lie with somebody else, the last due first: what is due soon is not moved lightly. */
export async function listMovable(tx: Tx): Promise<MovableStep[]> {
  const { rows } = await sql<MovableStep>`
    select s.id, s.what, s.due_on as "dueOn", s.owner_id as "holderId", s.building_id as "buildingId"
    from supports.step_states s
    where s.is_open and s.status = 'open' and not s.is_asked and not exists (select from supports.step_offers o
      where o.district_id = s.district_id and o.accepted_at is null and s.id in (o.step_id, o.swap_step_id))
    order by s.due_on desc, s.id`.execute(tx);
  return rows;
}

/** From whom to whom steps may go soon: questions to hand over that have not been answered. */
export async function listAsked(tx: Tx): Promise<{ fromId: string; toId: string }[]> {
  const { rows } = await sql<{ fromId: string; toId: string }>`
    select from_id as "fromId", to_id as "toId" from supports.step_offers
    where kind = 'hand_over' and declined_on is null`.execute(tx);
  return rows;
}
