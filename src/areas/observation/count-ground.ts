import { sql } from 'kysely';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';

/** An answer in its short form: seen, not seen, no opportunity, could not tell. */
export type Short = 's' | 'n' | 'o' | 'c';
export const answerOf = {
  s: 'seen',
  n: 'not_seen',
  o: 'no_opportunity',
  c: 'could_not_tell',
} as const;

export type MadeVisit = {
  id: string;
  windowId: string;
  building: string;
  band: string;
  room: string;
  pairId: string | null;
  observer: 'elena' | 'marcus';
  /** One for each practice of the window, in its order. */
  answers: Short[];
};

/** Everything that was done to a window, in its order: what a plain recount starts from. */
export type Done =
  | { did: 'deliver'; visits: MadeVisit[] }
  | { did: 'void'; visitId: string }
  | { did: 'correct'; visitId: string; answers: Short[] }
  | { did: 'agree'; pairId: string; visitId: string; answers: Short[] };

type Ground = { world: World; practiceIds: readonly string[] };

/** Does it to the database, as the server would. */
export async function doIt(ground: Ground, done: Done): Promise<void> {
  await ground.world.database.inDistrict(ground.world.districtId, (tx) => write(tx, ground, done));
}

async function write(tx: Tx, ground: Ground, done: Done): Promise<void> {
  const { world } = ground;
  const elena = world.person('elena');
  const talliesOf = (answers: readonly Short[]) =>
    JSON.stringify(
      answers.map((answer, index) => ({ practice_id: ground.practiceIds[index], answer: answerOf[answer] })),
    );
  if (done.did === 'deliver') return deliver(tx, ground, done.visits);
  if (done.did === 'agree') {
    await sql`insert into observation.pair_agreements (district_id, id, pair_id, tallies, agreed_by, agreed_in, visit_id)
      values (${world.districtId}, ${newId()}, ${done.pairId}, ${talliesOf(done.answers)}, ${elena.id},
        ${elena.capacityId}, ${done.visitId})`.execute(tx);
    return;
  }
  const tallies = done.did === 'void' ? null : talliesOf(done.answers);
  await sql`insert into observation.visit_changes (district_id, id, visit_id, kind, reason, tallies, changed_by, changed_in,
      changed_at)
    values (${world.districtId}, ${newId()}, ${done.visitId}, ${done.did === 'void' ? 'voided' : 'corrected'}, 'wrong_tap',
      ${tallies}, ${elena.id}, ${elena.capacityId}, clock_timestamp())`.execute(tx);
}

/** As a delivery does: visits and answers in one statement. */
async function deliver(tx: Tx, { world, practiceIds }: Ground, visits: readonly MadeVisit[]): Promise<void> {
  const rows = visits.map((visit) => ({
    ...{ id: visit.id, window_id: visit.windowId, pair_id: visit.pairId },
    ...{ building: world.place(visit.building), band: world.place(visit.band) },
    room: visit.room.padEnd(43, 'x'),
    ...{ observer: world.person(visit.observer).id, observed_in: world.person(visit.observer).capacityId },
    tallies: visit.answers.map((answer, index) => ({
      practice_id: practiceIds[index],
      answer: answerOf[answer],
    })),
  }));
  await sql`
    with offered as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as o(id uuid, window_id uuid, pair_id uuid, building uuid, band uuid, room text, observer uuid,
        observed_in uuid, tallies jsonb)),
    kept as (
      insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token, observer_id,
        observed_in, pair_id, device_id, device_counter, started_at, ended_at, device_sent_at, utc_offset_minutes,
        client_version, sha256)
      select ${world.districtId}::uuid, id, window_id, building, band, 'middle', room, observer, observed_in,
        pair_id, id, 1, now(), now(), now(), -300, '0.1.0', repeat('0', 64)
      from offered on conflict do nothing returning id)
    insert into observation.tallies (district_id, visit_id, practice_id, answer)
    select ${world.districtId}::uuid, kept.id, t.practice_id, t.answer
    from kept join offered using (id) cross join jsonb_to_recordset(offered.tallies) as t(practice_id uuid, answer text)`.execute(
    tx,
  );
}

/** What counts after all that was done, found in the plainest way there is: answers by `building band practice answer`. */
export function recountPlainly(all: readonly Done[]): Map<string, number> {
  const visits = all.flatMap((done) => (done.did === 'deliver' ? done.visits : []));
  const latestOf = (id: string) =>
    all.findLast((done) => (done.did === 'void' || done.did === 'correct') && done.visitId === id);
  const standing = visits.filter(({ id }) => latestOf(id)?.did !== 'void');
  const counts = new Map<string, number>();
  for (const visit of standing) {
    const partner = isSpent(visit.pairId, all) ? undefined : partnerOf(visit, standing);
    if (partner !== undefined && partner.id < visit.id) continue;
    const latest = latestOf(visit.id);
    const agreed = all.find(
      (done) => partner !== undefined && done.did === 'agree' && done.visitId === visit.id,
    );
    const answers =
      agreed?.did === 'agree' ? agreed.answers : latest?.did === 'correct' ? latest.answers : visit.answers;
    for (const [index, answer] of answers.entries()) {
      const key = `${visit.building} ${visit.band} ${index} ${answerOf[answer]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether one of a pair was taken out after another person's had come: then nothing under its id is a pair any more. */
function isSpent(pairId: string | null, all: readonly Done[]): boolean {
  if (pairId === null) return false;
  const came: MadeVisit[] = [];
  for (const done of all) {
    if (done.did === 'deliver') came.push(...done.visits.filter((visit) => visit.pairId === pairId));
    const gone = done.did === 'void' ? came.find(({ id }) => id === done.visitId) : undefined;
    if (gone !== undefined && came.some(({ observer }) => observer !== gone.observer)) return true;
  }
  return false;
}

/** The other visit of a pair: exactly two visits that stand, of two people in one room. */
function partnerOf(visit: MadeVisit, standing: readonly MadeVisit[]): MadeVisit | undefined {
  if (visit.pairId === null) return undefined;
  const [other, third] = standing.filter(({ id, pairId }) => pairId === visit.pairId && id !== visit.id);
  if (other === undefined || third !== undefined || other.observer === visit.observer) return undefined;
  return other.building === visit.building && other.room === visit.room ? other : undefined;
}
