import { sql } from 'kysely';
import type { Actor, CapacityKind } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type {
  CalibrationSet,
  CalibrationSetId,
  CodedAnswer,
  CodingId,
  MasterAnswer,
  SetMaking,
  SetState,
} from './calibration-contract.ts';
import { setStateOf } from './calibration-rules.ts';
import type { VersionId } from './session-contract.ts';

/** A lesson as it is kept: all of it, the master coding and the reader's own coding. It is for rules, not for the wire. */
export type KeptSet = Pick<
  CalibrationSet,
  'id' | 'version' | 'title' | 'form' | 'clipUrl' | 'introduction'
> & {
  moments: string[];
  practices: CalibrationSet['practices'];
  master: MasterAnswer[];
  yours: CodedAnswer[] | null;
  isYours: boolean;
  madeIn: CapacityKind;
  madeOn: SchoolDay;
  state: SetState;
  isOpened: boolean;
};
type SetRow = Omit<KeptSet, 'state'> & { isClosed: boolean };

async function readSets(
  tx: Tx,
  actor: Actor,
  where: { id?: string; versionId?: string },
): Promise<KeptSet[]> {
  const { rows } = await sql<SetRow>`
    select s.id, s.title, s.form, s.clip_url as "clipUrl", s.introduction, s.moments, s.master,
      json_build_object('id', v.id, 'visionId', v.vision_id, 'number', v.number, 'title', v.title) as version,
      (select json_agg(json_build_object('id', p.practice_id, 'name', p.name, 'sentence', p.sentence,
          'lookFors', coalesce((select jsonb_agg(l.one -> 'text' order by l.place)
            from jsonb_array_elements(t.text -> 'lookFors') with ordinality as l(one, place)), '[]'),
          'opportunity', coalesce(t.text ->> 'opportunity', '')) order by array_position(s.practice_ids, p.practice_id))
        from visions.version_practices p
        left join lateral (select one as text from jsonb_array_elements(v.content -> 'practices') as c(one)
          where one ->> 'practiceId' = p.practice_id::text limit 1) t on true
        where p.district_id = s.district_id and p.version_id = s.version_id
          and p.practice_id = any(s.practice_ids)) as practices,
      (select c.answers from conversations.calibration_codings c
        where c.district_id = s.district_id and c.set_id = s.id and c.person_id = ${actor.personId}) as yours,
      s.made_by = ${actor.personId} as "isYours", m.kind as "madeIn",
      (s.made_at at time zone d.time_zone)::date as "madeOn",
      exists (select from conversations.calibration_turns t
        where t.district_id = s.district_id and t.set_id = s.id and t.turn = 'opened') as "isOpened",
      exists (select from conversations.calibration_turns t
        where t.district_id = s.district_id and t.set_id = s.id and t.turn = 'closed') as "isClosed"
    from conversations.calibration_sets s
    join district.districts d on d.id = s.district_id
    join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
    join people.capacities m on m.district_id = s.district_id and m.id = s.made_in
    where (${where.id ?? null}::uuid is null or s.id = ${where.id ?? null})
      and (${where.versionId ?? null}::uuid is null or s.version_id = ${where.versionId ?? null})
    order by s.made_at desc, s.id`.execute(tx);
  return rows.map(({ isClosed, ...row }) => ({
    ...row,
    state: setStateOf({ isOpened: row.isOpened, isClosed }),
  }));
}

/** The lessons of a version, the latest first. */
export async function listSets(tx: Tx, actor: Actor, versionId: VersionId): Promise<KeptSet[]> {
  return readSets(tx, actor, { versionId });
}

export async function findSet(tx: Tx, actor: Actor, id: CalibrationSetId): Promise<KeptSet | undefined> {
  const [row] = await readSets(tx, actor, { id });
  return row;
}

export type SetFacts = Omit<SetMaking, 'isWithoutStudents'> & { madeById: string };

/** A lesson as it was made, by which a repetition is known. */
export async function findSetFacts(tx: Tx, id: CalibrationSetId): Promise<SetFacts | undefined> {
  const { rows } = await sql<SetFacts>`
    select id, version_id as "versionId", title, form, clip_url as "clipUrl", introduction, moments,
      practice_ids as "practiceIds", master, made_by as "madeById"
    from conversations.calibration_sets where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertSet(tx: Tx, actor: Actor, facts: SetFacts): Promise<void> {
  await tx
    .insertInto('conversations.calibration_sets')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      version_id: facts.versionId,
      title: facts.title,
      form: facts.form,
      clip_url: facts.clipUrl,
      introduction: facts.introduction,
      moments: facts.moments,
      practice_ids: facts.practiceIds,
      master: JSON.stringify(facts.master),
      made_by: facts.madeById,
      made_in: actor.capacityId,
    })
    .execute();
}

/** Opens or closes a lesson; false when it was before. */
export async function turnSet(
  tx: Tx,
  actor: Actor,
  id: CalibrationSetId,
  turn: 'opened' | 'closed',
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('conversations.calibration_turns')
    .values({
      district_id: actor.districtId,
      set_id: id,
      turn,
      made_by: actor.personId,
      made_in: actor.capacityId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * Makes everybody else who codes, opens or closes this lesson wait until this transaction has ended: codings get their
 * places one after the other, and none comes after the closing.
 */
export async function holdSet(tx: Tx, id: CalibrationSetId): Promise<void> {
  await sql`select from conversations.calibration_sets where id = ${id} for no key update`.execute(tx);
}

export type CodingFacts = { setId: CalibrationSetId; personId: string; answers: CodedAnswer[] };

export async function findCoding(tx: Tx, id: CodingId): Promise<CodingFacts | undefined> {
  const { rows } = await sql<CodingFacts>`
    select set_id as "setId", person_id as "personId", answers
    from conversations.calibration_codings where id = ${id}`.execute(tx);
  return rows[0];
}

/** Keeps a coding at the next place of its lesson, which has to be held. */
export async function insertCoding(tx: Tx, actor: Actor, id: CodingId, facts: CodingFacts): Promise<void> {
  await tx
    .insertInto('conversations.calibration_codings')
    .values({
      district_id: actor.districtId,
      id,
      set_id: facts.setId,
      person_id: facts.personId,
      ordinal: sql<number>`(select count(*)::int + 1 from conversations.calibration_codings where set_id = ${facts.setId})`,
      answers: JSON.stringify(facts.answers),
    })
    .execute();
}
