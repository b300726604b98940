import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import type { DeclineReason, Offer, OfferKind } from './offer-contract.ts';

export type OfferOut = z.input<typeof Offer>;

/** A question as it is kept. The facts of it are compared when it is sent again. */
export type OfferFacts = {
  stepId: string;
  kind: OfferKind;
  fromId: string;
  toId: string;
  swapStepId: string | null;
  offeredBy: string;
};
export type KeptOffer = OfferFacts & { id: string; isOpen: boolean; isDeclined: boolean };

export async function findOffer(tx: Tx, id: string): Promise<KeptOffer | undefined> {
  const { rows } = await sql<KeptOffer>`
    select id, step_id as "stepId", kind, from_id as "fromId", to_id as "toId", swap_step_id as "swapStepId",
      offered_by as "offeredBy", accepted_at is null and declined_on is null as "isOpen",
      declined_on is not null as "isDeclined"
    from supports.step_offers where id = ${id}`.execute(tx);
  return rows[0];
}

/** Whether any of these steps is in a question that has not been answered. */
export async function isAnyAsked(tx: Tx, stepIds: readonly string[]): Promise<boolean> {
  const { rows } =
    await sql`select from supports.step_offers where accepted_at is null and declined_on is null
    and (step_id = any(${stepIds}::uuid[]) or swap_step_id = any(${stepIds}::uuid[])) limit 1`.execute(tx);
  return rows.length > 0;
}

const daysUnread = 14;

/** Declined questions that nobody has read in two weeks go, by the hourly upkeep: what is not kept cannot be counted. */
export async function forgetDeclined(tx: Tx): Promise<void> {
  await sql`delete from supports.step_offers o using district.districts d where d.id = o.district_id
    and o.declined_on < (now() at time zone d.time_zone)::date - ${daysUnread}::int`.execute(tx);
}

export async function insertOffer(
  tx: Tx,
  actor: Actor,
  offer: { id: string; on: string } & OfferFacts,
): Promise<void> {
  await tx
    .insertInto('supports.step_offers')
    .values({
      district_id: actor.districtId,
      id: offer.id,
      step_id: offer.stepId,
      kind: offer.kind,
      from_id: offer.fromId,
      to_id: offer.toId,
      swap_step_id: offer.swapStepId,
      offered_by: offer.offeredBy,
      offered_in: actor.capacityId,
      offered_on: offer.on,
    })
    .execute();
}

/** Says yes to a step that was made for somebody: its row stays, for it says who holds the step. */
export async function keepAccepted(tx: Tx, offerId: string): Promise<void> {
  await sql`update supports.step_offers set accepted_at = now() where id = ${offerId}`.execute(tx);
}

export async function keepDeclined(
  tx: Tx,
  offerId: string,
  reason: DeclineReason | null,
  today: string,
): Promise<void> {
  await tx
    .updateTable('supports.step_offers')
    .set({ declined_on: today, reason })
    .where('id', '=', offerId)
    .execute();
}

export async function deleteOffer(tx: Tx, offerId: string): Promise<void> {
  await tx.deleteFrom('supports.step_offers').where('id', '=', offerId).execute();
}

/** Questions about a step that has ended or gone to somebody are over. */
export async function endOpenOffers(tx: Tx, stepId: string): Promise<void> {
  await sql`delete from supports.step_offers where accepted_at is null and declined_on is null
    and (step_id = ${stepId} or swap_step_id = ${stepId})`.execute(tx);
}

/** A step that was made for somebody who now begins with it: they have said yes by that. */
export async function acceptByDoing(tx: Tx, stepId: string, personId: string): Promise<void> {
  await sql`update supports.step_offers set accepted_at = now()
    where step_id = ${stepId} and kind = 'new' and to_id = ${personId}
      and accepted_at is null and declined_on is null`.execute(tx);
}

const about = sql`
  from supports.step_offers o
  join supports.step_states s on s.district_id = o.district_id and s.id = o.step_id
  left join supports.step_states back on back.district_id = o.district_id and back.id = o.swap_step_id
  join people.persons holder on holder.district_id = o.district_id and holder.id = o.from_id
  join people.persons target on target.district_id = o.district_id and target.id = o.to_id
  join people.persons asker on asker.district_id = o.district_id and asker.id = o.offered_by`;

const named = (table: string) =>
  sql`json_build_object('id', ${sql.ref(`${table}.id`)}, 'name',
    ${sql.ref(`${table}.given_name`)} || ' ' || ${sql.ref(`${table}.family_name`)})`;

/** The questions that somebody is part of. An answer that was no is read by who asked, and by nobody else. */
export async function listOffers(
  tx: Tx,
  actor: Actor,
  today: string,
  only: string | null = null,
): Promise<OfferOut[]> {
  const me = actor.personId;
  const { rows } = await sql<OfferOut>`
    ${plannedOnce}
    select o.id, o.kind, o.offered_on as "on",
      json_build_object('id', s.id, 'what', s.what, 'dueOn', s.due_on) as step,
      case when back.id is not null then
        json_build_object('id', back.id, 'what', back.what, 'dueOn', back.due_on) end as "inReturn",
      ${named('holder')} as holder, ${named('target')} as to, ${named('asker')} as by,
      case when o.to_id = ${me} then 'asked' when o.offered_by = ${me} then 'asker' else 'holder' end as part,
      case when o.declined_on is not null then json_build_object('reason', o.reason) end as declined
    ${about}
    where o.accepted_at is null and (${only}::uuid is null or o.id = ${only}::uuid) and case
      when o.declined_on is null then ${me} in (o.to_id, o.offered_by, o.from_id)
      else o.offered_by = ${me} and o.declined_on >= ${today}::date - ${daysUnread}::int end
    order by o.declined_on is null, s.due_on, o.id limit 100`.execute(tx);
  return rows;
}
