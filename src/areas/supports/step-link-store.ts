import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';

/** What a step came out of and what it points at, beside the step itself. */
type StepLinks = { meetingId: string | null; goalId: string | null };

export async function insertLinks(
  tx: Tx,
  step: { district_id: string; step_id: string },
  { meetingId, goalId }: StepLinks,
): Promise<void> {
  if (meetingId !== null)
    await tx
      .insertInto('supports.step_meetings')
      .values({ ...step, meeting_id: meetingId })
      .execute();
  if (goalId !== null)
    await tx
      .insertInto('supports.step_goals')
      .values({ ...step, goal_id: goalId })
      .execute();
}

/** The goal of a step `s`: its id, and as it is shown. */
export const goalIdOfStep = sql`(select g.goal_id from supports.step_goals g
  where g.district_id = s.district_id and g.step_id = s.id)`;
export const goalOfStep = sql`(select json_build_object('id', g.id, 'name', g.what) from goals.goals g
  where g.district_id = s.district_id and g.id = ${goalIdOfStep})`;

/** Whether this is a meeting that the district has put down. */
export async function isMeetingHere(tx: Tx, meetingId: string): Promise<boolean> {
  const { rows } = await sql`
    select from conversations.meetings where id = ${meetingId} and withdrawn_at is null`.execute(tx);
  return rows.length > 0;
}

/** Whether this is a goal of the district that is still worked toward. */
export async function isGoalHere(tx: Tx, goalId: string): Promise<boolean> {
  const { rows } = await sql`
    select from goals.goal_states where id = ${goalId} and status in ('open', 'replanned')`.execute(tx);
  return rows.length > 0;
}
