import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { PairAgreementFacts, PairAgreementId, PairInList, PairPage } from './pair-contract.ts';
import { agreedTally, type PairTally, pairStateOf } from './pair-rules.ts';
import type { Answer, PairId, WindowId } from './visit-contract.ts';

/** At most so many pairs are listed. */
const listed = 200;

type PairRow = {
  pair_id: PairId;
  window_id: WindowId;
  subject: string;
  ends_on: SchoolDay;
  building: string;
  on: SchoolDay;
  visits: number;
  counting_visit_id: string | null;
  is_spent: boolean;
  is_read: boolean;
  agreement_id: PairAgreementId | null;
  agreed_by: string;
  agreed_at: Date;
  agreed: { practice_id: string; answer: Answer }[];
};

/** The paired visits of one person that have not been taken out, and what became of each pair. No answers. */
async function readOwn(tx: Tx, personId: string, which: RawBuilder<unknown>): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    with own as (
      select distinct on (v.pair_id) v.district_id, v.pair_id, v.window_id, v.building_id, v.started_at
      from observation.visits v
      where v.observer_id = ${personId} and v.pair_id is not null and ${which}
        and not exists (select from observation.voided_visits o where o.district_id = v.district_id and o.visit_id = v.id)
      order by v.pair_id, v.id
    ), latest as materialized (
      select * from own order by started_at desc, pair_id limit ${listed}
    )
    select own.pair_id, own.window_id, s.name as subject, w.ends_on, b.name as building,
      (own.started_at at time zone d.time_zone)::date as "on",
      (select count(*)::int from observation.visits v
        where v.district_id = own.district_id and v.pair_id = own.pair_id and v.window_id = own.window_id
          and not exists (select from observation.voided_visits o
            where o.district_id = v.district_id and o.visit_id = v.id)) as visits,
      p.counting_visit_id, a.id as agreement_id,
      exists (select from observation.spent_pairs s where s.district_id = own.district_id and s.pair_id = own.pair_id
        and s.window_id = own.window_id) as is_spent,
      exists (select from observation.windows_read r
        where r.district_id = own.district_id and r.window_id = own.window_id) as is_read, a.agreed_by, a.agreed_at, a.tallies as agreed
    from latest own
    join district.districts d on d.id = own.district_id
    join observation.windows w on w.district_id = own.district_id and w.id = own.window_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    join district.buildings b on b.district_id = own.district_id and b.id = own.building_id
    left join lateral (
      -- Looked up pair by pair: there are few, and an index finds each.
      select * from observation.valid_pairs p
      where p.district_id = own.district_id and p.pair_id = own.pair_id and p.window_id = own.window_id
        and ${personId}::uuid in (p.counting_observer_id, p.other_observer_id)
      offset 0
    ) p on true
    left join observation.pair_agreements a on a.district_id = p.district_id and a.visit_id = p.counting_visit_id
    order by own.started_at desc, own.pair_id`.execute(tx);
  return rows;
}

function asListed(row: PairRow): PairInList {
  const isValid = row.counting_visit_id !== null;
  return {
    pairId: row.pair_id,
    window: { id: row.window_id, subject: row.subject, endsOn: row.ends_on },
    building: row.building,
    on: row.on,
    state: pairStateOf({
      visits: row.visits,
      isValid,
      isSpent: row.is_spent,
      isAgreed: row.agreement_id !== null,
      isRead: row.is_read,
    }),
  };
}

/** The actor's own paired visits, the latest first. */
export async function listPairs(tx: Tx, actor: Actor): Promise<PairInList[]> {
  return (await readOwn(tx, actor.personId, sql`true`)).map(asListed);
}

/** A pair of the actor's, with both originals and the visit that counts once both have arrived. */
export type FoundPair = {
  page: PairPage;
  countingVisitId: string | null;
  /** By practice: the original of the counting visit, then the other one. */
  originals: ReadonlyMap<string, readonly [PairTally | undefined, PairTally | undefined]>;
};

/** One pair as the actor may see it; null when they are not one of its two. */
export async function findPair(tx: Tx, actor: Actor, pairId: PairId): Promise<FoundPair | null> {
  const [row] = await readOwn(tx, actor.personId, sql`v.pair_id = ${pairId}`);
  if (row === undefined) return null;
  const originals = new Map<string, [PairTally | undefined, PairTally | undefined]>();
  const practices: PairPage['practices'] = [];
  for (const answered of row.counting_visit_id === null ? [] : await readBoth(tx, actor, pairId)) {
    const { id, name, sentence, yours, partners, isCountingYours } = answered;
    originals.set(id, isCountingYours ? [yours, partners] : [partners, yours]);
    practices.push({ id, name, sentence, yours: shown(yours), partners: shown(partners) });
  }
  return {
    page: { ...asListed(row), practices, agreement: agreementOf(row, actor) },
    countingVisitId: row.counting_visit_id,
    originals,
  };
}

type Both = {
  id: PairPage['practices'][number]['id'];
  name: string;
  sentence: string;
  yours: PairTally | undefined;
  partners: PairTally | undefined;
  isCountingYours: boolean;
};

/** The blind answers of both, by practice in the window's order. Only for a pair that is valid, so that both are there. */
async function readBoth(tx: Tx, actor: Actor, pairId: PairId): Promise<Both[]> {
  const { rows } = await sql<
    PairTally &
      Pick<Both, 'name' | 'sentence'> & { practiceId: Both['id']; isYours: boolean; isCounting: boolean }
  >`
    with pair as materialized (
      select * from observation.valid_pairs p
      where p.pair_id = ${pairId} and ${actor.personId}::uuid in (p.counting_observer_id, p.other_observer_id)
    ), sides as (
      select pair.*, counting_visit_id as visit_id, counting_observer_id as observer_id from pair
      union all
      select pair.*, other_visit_id, other_observer_id from pair
    )
    select a.practice_id as "practiceId", n.name, n.sentence, a.answer, a.times_count as "timesCount",
      a.scans_seen as "scansSeen", a.scans_count as "scansCount", s.observer_id = ${actor.personId} as "isYours",
      s.visit_id = s.counting_visit_id as "isCounting"
    from sides s
    cross join lateral observation.blind_answers(s.district_id, s.visit_id, s.complete_at) a
    join observation.windows w on w.district_id = s.district_id and w.id = s.window_id
    join visions.version_practices n on n.district_id = w.district_id and n.version_id = w.version_id
      and n.practice_id = a.practice_id
    order by array_position(w.practice_ids, a.practice_id)`.execute(tx);
  const byPractice = new Map<string, Both>();
  for (const { practiceId: id, name, sentence, isYours, isCounting, ...tally } of rows) {
    const both = byPractice.get(id) ?? {
      ...{ id, name, sentence, yours: undefined, partners: undefined },
      isCountingYours: isYours === isCounting,
    };
    byPractice.set(id, both);
    both[isYours ? 'yours' : 'partners'] = { practiceId: id, ...tally };
  }
  return [...byPractice.values()];
}

function shown(tally: PairTally | undefined): PairPage['practices'][number]['yours'] {
  return tally === undefined ? null : { answer: tally.answer, timesCount: tally.timesCount };
}

function agreementOf(row: PairRow, actor: Actor): PairPage['agreement'] {
  if (row.agreement_id === null) return null;
  return {
    id: row.agreement_id,
    isYours: row.agreed_by === actor.personId,
    agreedAt: row.agreed_at.toISOString(),
    answers: row.agreed.map(({ practice_id, answer }) => ({ practiceId: practice_id as never, answer })),
  };
}

/** What a pair agreement says, as it is kept; undefined when there is none with this id. */
export async function findAgreementFacts(
  tx: Tx,
  id: PairAgreementId,
): Promise<Omit<PairAgreementFacts, 'id'> | undefined> {
  const { rows } = await sql<{ pair_id: PairId; tallies: PairRow['agreed'] }>`
    select pair_id, tallies from observation.pair_agreements where id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const answers = row.tallies.map(({ practice_id, answer }) => ({
    practiceId: practice_id as never,
    answer,
  }));
  return { pairId: row.pair_id, answers: inOrder(answers) };
}

/** One order for the same answers, however a client wrote them. */
export function inOrder(answers: PairAgreementFacts['answers']): PairAgreementFacts['answers'] {
  return answers.toSorted((a, b) => (a.practiceId < b.practiceId ? -1 : 1));
}

/** Keeps what two agreed on. The database refuses it when the window's reading has been taken. */
export async function insertPairAgreement(
  tx: Tx,
  actor: Actor,
  { id, pairId, answers }: PairAgreementFacts,
  pair: FoundPair & { countingVisitId: string },
): Promise<'kept' | 'after-reading'> {
  const tallies = answers.map(({ practiceId, answer }) => {
    const tally = agreedTally(practiceId, answer, pair.originals.get(practiceId) ?? []);
    return {
      practice_id: practiceId,
      answer,
      times_count: tally.timesCount,
      scans_seen: tally.scansSeen,
      scans_count: tally.scansCount,
    };
  });
  try {
    await sql`
      insert into observation.pair_agreements (district_id, id, pair_id, tallies, agreed_by, agreed_in, visit_id)
      values (${actor.districtId}, ${id}, ${pairId}, ${JSON.stringify(tallies)}::jsonb, ${actor.personId},
        ${actor.capacityId}, ${pair.countingVisitId})`.execute(tx);
    return 'kept';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === readingTaken) return 'after-reading';
    throw error;
  }
}

/** The state that the database gives when a window has its reading already (`analysis.refuse_agreement_after_reading`). */
const readingTaken = 'JR001';
