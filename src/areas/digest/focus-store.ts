import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { Focus, LetterAudience } from './week-contract.ts';
import type { SetFocus } from './week-rules.ts';

/** The facts of a focus; the same facts again are the same focus. */
export type FocusFacts = {
  weekOn: SchoolDay;
  audience: LetterAudience | null;
  practiceId: string;
  why: string;
  setBy: string;
};

/** What was set for a week and not taken back, the latest first. */
export async function listFocusesOf(tx: Tx, weekOn: SchoolDay): Promise<SetFocus[]> {
  const { rows } = await sql<SetFocus>`
    select f.audience, f.practice_id as "practiceId", f.why, c.kind as "setAs"
    from digest.focuses f
    join people.capacities c on c.district_id = f.district_id and c.id = f.set_in
    where f.week_on = ${weekOn} and f.withdrawn_at is null
    order by f.set_at desc, f.id desc`.execute(tx);
  return rows;
}

/** The focuses that hold from a week on: the latest of each week and audience, the one for all last. */
export async function listFocusesFrom(tx: Tx, weekOn: SchoolDay): Promise<(Focus & { weekOn: SchoolDay })[]> {
  const { rows } = await sql<Focus & { weekOn: SchoolDay }>`
    select distinct on (f.week_on, f.audience) f.id, f.week_on as "weekOn", f.audience, f.why, c.kind as "setAs",
      who.given_name || ' ' || who.family_name as "setBy",
      json_build_object('id', f.practice_id, 'name', (select p.name from visions.version_practices p
        join visions.versions v on v.district_id = p.district_id and v.id = p.version_id
        where p.district_id = f.district_id and p.practice_id = f.practice_id
        order by v.number desc limit 1)) as practice
    from digest.focuses f
    join people.capacities c on c.district_id = f.district_id and c.id = f.set_in
    join people.persons who on who.district_id = f.district_id and who.id = f.set_by
    where f.week_on >= ${weekOn} and f.withdrawn_at is null
    order by f.week_on, f.audience nulls last, f.set_at desc, f.id desc`.execute(tx);
  return rows;
}

export async function findFocus(
  tx: Tx,
  id: string,
): Promise<(FocusFacts & { isWithdrawn: boolean }) | undefined> {
  const { rows } = await sql<FocusFacts & { isWithdrawn: boolean }>`
    select week_on as "weekOn", audience, practice_id as "practiceId", why, set_by as "setBy",
      withdrawn_at is not null as "isWithdrawn"
    from digest.focuses where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertFocus(tx: Tx, actor: Actor, id: string, facts: FocusFacts): Promise<void> {
  await tx
    .insertInto('digest.focuses')
    .values({
      district_id: actor.districtId,
      id,
      week_on: facts.weekOn,
      audience: facts.audience,
      practice_id: facts.practiceId,
      why: facts.why,
      set_by: actor.personId,
      set_in: actor.capacityId,
      set_at: sql`clock_timestamp()`,
    })
    .execute();
}

export async function withdrawFocus(tx: Tx, actor: Actor, id: string): Promise<void> {
  await sql`update digest.focuses set withdrawn_at = now(), withdrawn_by = ${actor.personId}
    where id = ${id} and withdrawn_at is null`.execute(tx);
}

/** The weeks and audiences whose digest has been read or mailed, from a week on. */
export async function listGoneOut(
  tx: Tx,
  weekOn: SchoolDay,
): Promise<{ weekOn: SchoolDay; audience: LetterAudience }[]> {
  const { rows } = await sql<{ weekOn: SchoolDay; audience: LetterAudience }>`
    select week_on as "weekOn", audience from digest.letters where week_on >= ${weekOn}`.execute(tx);
  return rows;
}
