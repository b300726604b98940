import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { FrontPart, PracticePart, PracticeText } from './practice-contract.ts';
import { textOf } from './practice-rules.ts';
import { momentOf, nameOf } from './signature-store.ts';

/** A part of a draft as it is kept: which revision it is, by whom, and what it says. */
export type KeptPart<Content> = { revision: number; editedBy: string; editedAt: string; content: Content };
export type KeptFront = KeptPart<FrontPart>;
export type KeptPractice = KeptPart<PracticePart> & {
  practiceId: string;
  modelPractice: string | null;
  ordinal: number;
  removedAt: string | null;
};

/** The front of a draft; held until the transaction ends when it is to be saved. */
export async function readFront(tx: Tx, visionId: string, hold = false): Promise<KeptFront> {
  const { rows } = await sql<KeptFront>`
    select draft.revision, ${nameOf('draft.edited_by')} as "editedBy", ${momentOf('draft.edited_at')} as "editedAt",
      json_build_object('title', draft.title, 'about', draft.about, 'localContext', draft.local_context,
        'bandIds', draft.band_ids, 'language', draft.language) as content
    from visions.drafts draft where draft.vision_id = ${visionId} ${hold ? sql`for update` : sql``}`.execute(
    tx,
  );
  const [front] = rows;
  if (front === undefined) throw new Error(`vision ${visionId} has no draft`);
  return front;
}

/** The practices of a draft in their order, the removed ones too; or one of them, held when it is to be saved. */
export async function readPractices(
  tx: Tx,
  visionId: string,
  only: { practiceId?: string; hold?: boolean } = {},
): Promise<KeptPractice[]> {
  const { practiceId = null, hold = false } = only;
  const { rows } = await sql<Omit<KeptPractice, 'content'> & PracticeRow>`
    select practice.practice_id as "practiceId", practice.model_practice as "modelPractice", practice.ordinal,
      practice.revision, ${nameOf('practice.edited_by')} as "editedBy", ${momentOf('practice.edited_at')} as "editedAt",
      ${momentOf('practice.removed_at')} as "removedAt", practice.content as text,
      to_json(practice.target_ids) as "targetIds", practice.change_reason as "changeReason",
      practice.change_research as "changeResearch"
    from visions.draft_practices practice
    where practice.vision_id = ${visionId} and (${practiceId}::uuid is null or practice.practice_id = ${practiceId})
    order by practice.ordinal, practice.practice_id ${hold ? sql`for update` : sql``}`.execute(tx);
  return rows.map(({ text, targetIds, changeReason, changeResearch, ...row }) => ({
    ...row,
    content: { ...textOf(text), targetIds, changeReason, changeResearch },
  }));
}

type PracticeRow = { text: PracticeText } & Pick<
  PracticePart,
  'targetIds' | 'changeReason' | 'changeResearch'
>;

export async function insertFront(tx: Tx, actor: Actor, visionId: string, content: FrontPart): Promise<void> {
  await tx
    .insertInto('visions.drafts')
    .values({
      district_id: actor.districtId,
      vision_id: visionId,
      ...frontColumns(content),
      edited_by: actor.personId,
    })
    .execute();
}

export async function insertPractice(
  tx: Tx,
  actor: Actor,
  visionId: string,
  practice: { practiceId: string; modelPractice: string | null; ordinal: number; content: PracticePart },
): Promise<void> {
  await tx
    .insertInto('visions.draft_practices')
    .values({
      district_id: actor.districtId,
      vision_id: visionId,
      practice_id: practice.practiceId,
      model_practice: practice.modelPractice,
      ordinal: practice.ordinal,
      ...practiceColumns(practice.content),
      edited_by: actor.personId,
    })
    .execute();
}

/** Keeps a new text of the front; the one that it replaces goes to the revisions. */
export async function replaceFront(
  tx: Tx,
  actor: Actor,
  visionId: string,
  before: KeptFront,
  content: FrontPart,
): Promise<void> {
  await archive(tx, visionId, 'front', before);
  await tx
    .updateTable('visions.drafts')
    .set({ ...frontColumns(content), ...edited(actor, before) })
    .where('vision_id', '=', visionId)
    .execute();
}

/** Keeps a new text of a practice; the one that it replaces goes to the revisions. */
export async function replacePractice(
  tx: Tx,
  actor: Actor,
  visionId: string,
  before: KeptPractice,
  content: PracticePart,
): Promise<void> {
  await archive(tx, visionId, before.practiceId, before);
  await tx
    .updateTable('visions.draft_practices')
    .set({ ...practiceColumns(content), ...edited(actor, before) })
    .where('vision_id', '=', visionId)
    .where('practice_id', '=', before.practiceId)
    .execute();
}

/** Takes a practice out, or puts it back at the end. */
export async function setRemoved(
  tx: Tx,
  visionId: string,
  practiceId: string,
  isRemoved: boolean,
): Promise<void> {
  await tx
    .updateTable('visions.draft_practices')
    .set(
      isRemoved
        ? { removed_at: sql`now()` }
        : {
            removed_at: null,
            ordinal: sql`(select max(other.ordinal) + 1 from visions.draft_practices other where other.vision_id = ${visionId})`,
          },
    )
    .where('vision_id', '=', visionId)
    .where('practice_id', '=', practiceId)
    .execute();
}

/** Puts the practices into this order; the removed ones keep their place in what is left. */
export async function setOrder(tx: Tx, visionId: string, practiceIds: readonly string[]): Promise<void> {
  await sql`update visions.draft_practices practice set ordinal = wanted.place
    from unnest(${[...practiceIds]}::uuid[]) with ordinality as wanted(id, place)
    where practice.vision_id = ${visionId} and practice.practice_id = wanted.id`.execute(tx);
}

/** The earlier texts of a part, newest first; or the one of a revision. */
export async function readRevisions<Content>(
  tx: Tx,
  visionId: string,
  part: string,
  revision?: number,
): Promise<KeptPart<Content>[]> {
  const { rows } = await sql<KeptPart<Content>>`
    select earlier.revision, ${nameOf('earlier.edited_by')} as "editedBy", ${momentOf('earlier.edited_at')} as "editedAt",
      earlier.content
    from visions.draft_revisions earlier
    where earlier.vision_id = ${visionId} and earlier.part = ${part}
      and (${revision ?? null}::int is null or earlier.revision = ${revision ?? null})
    order by earlier.revision desc`.execute(tx);
  return rows;
}

/** The practice ids that the draft has or had. */
export async function findPracticeIds(tx: Tx, visionId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('visions.draft_practices')
    .select('practice_id')
    .where('vision_id', '=', visionId)
    .execute();
  return new Set(rows.map((row) => row.practice_id));
}

async function archive(tx: Tx, visionId: string, part: string, before: KeptPart<unknown>): Promise<void> {
  const isFront = part === 'front';
  const source = isFront
    ? sql`visions.drafts kept where kept.vision_id = ${visionId}`
    : sql`visions.draft_practices kept where kept.vision_id = ${visionId} and kept.practice_id = ${part}`;
  await sql`insert into visions.draft_revisions
      (district_id, vision_id, part, revision, content, edited_by, edited_at)
    select kept.district_id, kept.vision_id, ${part}, kept.revision, ${JSON.stringify(before.content)}::jsonb,
      kept.edited_by, kept.edited_at from ${source}`.execute(tx);
}

function edited(actor: Actor, before: KeptPart<unknown>) {
  return {
    revision: before.revision + 1,
    edited_by: actor.personId,
    edited_at: sql<Date>`clock_timestamp()`,
  };
}

function frontColumns(content: FrontPart) {
  return {
    title: content.title,
    about: content.about,
    local_context: content.localContext,
    band_ids: content.bandIds,
    language: content.language,
  };
}

function practiceColumns(content: PracticePart) {
  return {
    content: JSON.stringify(textOf(content)),
    target_ids: content.targetIds as string[],
    change_reason: content.changeReason,
    change_research: JSON.stringify(content.changeResearch),
  };
}
