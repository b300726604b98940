import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { Answer, Call, Process } from './call-contract.ts';
import { momentOf, readToday, signatureOf } from './signature-store.ts';

const usual: Process = {
  invitation: 'open_call',
  reviewer: 'superintendent_or_designee',
  decision: 'consent',
};

/** How the district goes about it; the usual way until it has chosen. */
export async function readProcess(tx: Tx): Promise<Process> {
  const row = await tx
    .selectFrom('visions.processes')
    .select(['invitation', 'reviewer', 'decision'])
    .executeTakeFirst();
  return row === undefined ? usual : (row as Process);
}

export async function keepProcess(tx: Tx, actor: Actor, process: Process): Promise<void> {
  await tx
    .insertInto('visions.processes')
    .values({ district_id: actor.districtId, ...process })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet(process))
    .execute();
}

/** The capacities of the staff: everybody with one today, other than a seat on the board. */
export const staffToday = sql`people.capacities capacity
  join district.districts home on home.id = capacity.district_id
  where capacity.kind <> 'board_member'
    and capacity.starts_on <= (now() at time zone home.time_zone)::date
    and (capacity.ends_on is null or capacity.ends_on >= (now() at time zone home.time_zone)::date)`;

/** Adds a call; the number of staff who are invited is counted as it is made. */
export async function insertCall(
  tx: Tx,
  actor: Actor,
  call: {
    id: string;
    subjectId: string;
    message: string;
    mode: string;
    opensOn: SchoolDay;
    closesOn: SchoolDay;
  },
): Promise<void> {
  await sql`insert into visions.calls
      (district_id, id, subject_id, message, mode, opens_on, closes_on, invited_count, made_by, made_in)
    select ${actor.districtId}, ${call.id}, ${call.subjectId}, ${call.message}, ${call.mode}, ${call.opensOn},
      ${call.closesOn}, count(distinct capacity.person_id), ${actor.personId}, ${actor.capacityId}
    from ${staffToday}`.execute(tx);
}

type CallRow = Omit<Call, 'you' | 'isOpen'> & {
  readAt: string | null;
  answer: Answer | null;
  answeredAt: string | null;
};

/** The calls as the actor sees them, newest first; one of them when its id is given. */
export async function findCalls(tx: Tx, actor: Actor, callId?: string): Promise<Call[]> {
  const today = await readToday(tx);
  const { rows } = await sql<CallRow>`
    select call.id, json_build_object('id', subject.id, 'name', subject.name) as subject, call.message, call.mode,
      call.opens_on as "opensOn", call.closes_on as "closesOn",
      ${signatureOf('call.made_by', 'call.made_in', 'call.made_at')} as made,
      call.invited_count as "invitedCount",
      (select count(*) from (${lastReplies}) reply where reply.call_id = call.id and reply.answer = 'join') as "joinedCount",
      (select vision.id from visions.visions vision where vision.call_id = call.id
        -- A vision that was set aside leaves its call free for another.
        and coalesce((select aside.change from visions.asides aside where aside.vision_id = vision.id
          order by aside.changed_at desc, aside.id desc limit 1), 'taken_up') = 'taken_up'
        order by vision.started_at limit 1) as "visionId",
      (select ${momentOf('reading.first_read_at')} from visions.call_readings reading
        where reading.call_id = call.id and reading.person_id = ${actor.personId}) as "readAt",
      mine.answer, ${momentOf('mine.at')} as "answeredAt"
    from visions.calls call
    join district.subjects subject on subject.id = call.subject_id
    left join (${lastReplies}) mine on mine.call_id = call.id and mine.person_id = ${actor.personId}
    where ${callId ?? null}::uuid is null or call.id = ${callId ?? null}
    order by call.made_at desc`.execute(tx);
  return rows.map(({ readAt, answer, answeredAt, ...call }) => ({
    ...call,
    isOpen: call.opensOn <= today && today <= call.closesOn,
    you: { readAt, answer, answeredAt },
  }));
}

/** The last answer of each person to each call. */
export const lastReplies = sql`select distinct on (call_id, person_id) * from visions.replies
  order by call_id, person_id, at desc, id desc`;

export async function findCallFacts(tx: Tx, callId: string) {
  const row = await tx
    .selectFrom('visions.calls')
    .select(['subject_id', 'message', 'opens_on', 'closes_on'])
    .where('id', '=', callId)
    .executeTakeFirst();
  return (
    row && { subjectId: row.subject_id, message: row.message, opensOn: row.opens_on, closesOn: row.closes_on }
  );
}

/** Keeps the first opening and answers when it was. */
export async function keepReading(tx: Tx, actor: Actor, callId: string): Promise<string> {
  await tx
    .insertInto('visions.call_readings')
    .values({ district_id: actor.districtId, call_id: callId, person_id: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('visions.call_readings')
    .select('first_read_at')
    .where('call_id', '=', callId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  return row.first_read_at.toISOString();
}

export async function findReply(tx: Tx, replyId: string) {
  const row = await tx
    .selectFrom('visions.replies')
    .select(['call_id', 'person_id', 'answer'])
    .where('id', '=', replyId)
    .executeTakeFirst();
  return row && { callId: row.call_id, personId: row.person_id, answer: row.answer };
}

export async function insertReply(
  tx: Tx,
  actor: Actor,
  reply: { id: string; callId: string; answer: Answer },
): Promise<void> {
  await tx
    .insertInto('visions.replies')
    .values({
      district_id: actor.districtId,
      id: reply.id,
      call_id: reply.callId,
      person_id: actor.personId,
      capacity_id: actor.capacityId,
      answer: reply.answer,
      // Two answers in a row are told apart by the moment, not by the transaction.
      at: sql`clock_timestamp()`,
    })
    .execute();
}
