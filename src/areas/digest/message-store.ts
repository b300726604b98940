import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { MessageInput, MessageSummary } from './message-contract.ts';
import { fewestPeople } from './reach-rules.ts';
import { audiencesOf, isForMine } from './recipient-store.ts';

/** A message as it is kept, with what it is to the one who asks. */
export type KeptMessage = Omit<MessageSummary, 'sentAt' | 'told'> & {
  sentAt: string;
  told: MessageSummary['told'];
  body: string;
  sentById: string;
  isForMe: boolean;
};

type MessageRow = Omit<KeptMessage, 'sentAt' | 'told'> & {
  sent_at: Date;
  told_on: string | null;
  told_count: number | null;
};

/** Messages that somebody may read, the latest first. */
async function readMessages(tx: Tx, actor: Actor, rest: RawBuilder<unknown>): Promise<KeptMessage[]> {
  const { rows } = await sql<MessageRow>`
    with ${audiencesOf(actor.personId)}
    select * from (
      select g.id, g.title, g.body, g.audiences, g.channel, g.sent_by as "sentById", g.sent_at, g.told_on, g.told_count,
        coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.ordinal, b.name)
          from district.buildings b where b.district_id = g.district_id and b.id = any(g.building_ids)), '[]') as buildings,
        case when v.id is not null then json_build_object('id', v.id, 'visionId', v.vision_id, 'number', v.number,
          'title', v.title) end as version,
        case when p.practice_id is not null then json_build_object('id', p.practice_id, 'name', p.name) end as practice,
        who.given_name || ' ' || who.family_name as by, c.kind as "byCapacity",
        ${isForMine} as "isForMe",
        g.channel <> 'in_person' and g.sent_by <> ${actor.personId} and ${isForMine}
          and not exists (select from digest.openings o where o.district_id = g.district_id and o.message_id = g.id
            and o.person_id = ${actor.personId}) as "isUnread",
        (select count(*)::int from digest.asks a where a.district_id = g.district_id and a.message_id = g.id
          and a.withdrawn_at is null and not exists (select from digest.replies y
            where y.district_id = a.district_id and y.ask_id = a.id)) as "openQuestions"
      from digest.messages g
      join people.persons who on who.district_id = g.district_id and who.id = g.sent_by
      join people.capacities c on c.district_id = g.district_id and c.id = g.sent_in
      left join visions.versions v on v.district_id = g.district_id and v.id = g.version_id
      left join visions.version_practices p on p.district_id = g.district_id and p.version_id = g.version_id
        and p.practice_id = g.practice_id
    ) m ${rest}`.execute(tx);
  return rows.map(({ sent_at, told_on, told_count, ...row }) => ({
    ...row,
    sentAt: sent_at.toISOString(),
    told:
      told_on === null ? null : { on: told_on, people: (told_count ?? 0) < fewestPeople ? null : told_count },
  }));
}

/** One page of the messages that are for somebody, or that they sent, or all. */
export async function listMessages(
  tx: Tx,
  actor: Actor,
  which: { isAll: boolean; after: number; limit: number },
): Promise<KeptMessage[]> {
  return readMessages(
    tx,
    actor,
    sql`where ${which.isAll} or m."isForMe" or m."sentById" = ${actor.personId}
      order by m.sent_at desc, m.id limit ${which.limit} offset ${which.after}`,
  );
}

export async function findMessage(tx: Tx, actor: Actor, id: string): Promise<KeptMessage | undefined> {
  const [message] = await readMessages(tx, actor, sql`where m.id = ${id}`);
  return message;
}

/** Every message about a version, the first first. */
export async function listMessagesAbout(tx: Tx, actor: Actor, versionId: string): Promise<KeptMessage[]> {
  return readMessages(
    tx,
    actor,
    sql`where m.version ->> 'id' = ${versionId} order by m.sent_at, m.id limit 200`,
  );
}

/** The facts of a message; the same facts again are the same message. */
export type MessageFacts = Omit<MessageInput, 'id'> & { sentBy: string };

export async function findMessageFacts(tx: Tx, id: string): Promise<MessageFacts | undefined> {
  const { rows } = await sql<MessageFacts>`
    select title, body, audiences, building_ids as "buildingIds", version_id as "versionId",
      practice_id as "practiceId", channel, sent_by as "sentBy",
      case when told_on is not null then json_build_object('on', told_on, 'people', told_count) end as told
    from digest.messages where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertMessage(tx: Tx, actor: Actor, id: string, facts: MessageFacts): Promise<void> {
  await tx
    .insertInto('digest.messages')
    .values({
      district_id: actor.districtId,
      id,
      title: facts.title,
      body: facts.body,
      audiences: facts.audiences,
      building_ids: facts.buildingIds,
      version_id: facts.versionId,
      practice_id: facts.practiceId,
      channel: facts.channel,
      told_on: facts.told?.on ?? null,
      told_count: facts.told?.people ?? null,
      sent_by: actor.personId,
      sent_in: actor.capacityId,
    })
    .execute();
}

/** What a new message leans on: open buildings, a version, a practice of it. */
export async function findFaults(
  tx: Tx,
  facts: MessageFacts,
): Promise<{ isPlaceKnown: boolean; isVersionKnown: boolean; isPracticeKnown: boolean }> {
  const { rows } = await sql<{ isPlaceKnown: boolean; isVersionKnown: boolean; isPracticeKnown: boolean }>`
    select (select count(*) from district.buildings where id = any(${facts.buildingIds}::uuid[]) and ended_on is null)
        = ${facts.buildingIds.length} as "isPlaceKnown",
      ${facts.versionId}::uuid is null or exists (select from visions.versions where id = ${facts.versionId})
        as "isVersionKnown",
      ${facts.practiceId}::uuid is null or exists (select from visions.version_practices
        where version_id = ${facts.versionId} and practice_id = ${facts.practiceId}) as "isPracticeKnown"`.execute(
    tx,
  );
  return rows[0] ?? { isPlaceKnown: false, isVersionKnown: false, isPracticeKnown: false };
}

/** Keeps that somebody opened a message, once. */
export async function insertOpening(tx: Tx, actor: Actor, messageId: string): Promise<void> {
  await sql`insert into digest.openings (district_id, message_id, person_id)
    values (${actor.districtId}, ${messageId}, ${actor.personId}) on conflict do nothing`.execute(tx);
}

/** A version by its id, as the page of its reach names it. */
export async function findVersion(tx: Tx, id: string) {
  const { rows } = await sql<{
    id: string;
    visionId: string;
    number: number;
    title: string;
    adoptedOn: string;
  }>`select id, vision_id as "visionId", number, title, adopted_on as "adoptedOn"
    from visions.versions where id = ${id}`.execute(tx);
  return rows[0];
}
