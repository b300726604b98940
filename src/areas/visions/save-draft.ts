import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { isSame } from './canonical-rules.ts';
import {
  insertPractice,
  type KeptPart,
  type KeptPractice,
  readFront,
  readPractices,
  readRevisions,
  replaceFront,
  replacePractice,
} from './draft-store.ts';
import { mergeEdits } from './merge-rules.ts';
import type { FrontPart, PracticePart } from './practice-contract.ts';
import { emptyFront, emptyPart, textOf } from './practice-rules.ts';
import { visionsProblems } from './problems-contract.ts';
import type { VisionFacts } from './vision-store.ts';

/** What a save brought: the part as it now is, and whether somebody else's edit is in it too. */
export type SavedPart<Content> = KeptPart<Content> & { merged: boolean };

type Save<Content> = { baseRevision: number; content: Content };

/** Brings a save together with what is kept, or refuses it with the present text when the two disagree. */
async function mergeWithKept<Content extends object>(
  tx: Tx,
  visionId: string,
  part: string,
  kept: KeptPart<Content>,
  { baseRevision, content }: Save<Content>,
  empty: Content,
): Promise<Content> {
  if (baseRevision === kept.revision) return content;
  const [earlier] = baseRevision === 0 ? [] : await readRevisions<Content>(tx, visionId, part, baseRevision);
  if (baseRevision !== 0 && earlier === undefined) {
    throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'revision' });
  }
  const merge = mergeEdits(earlier?.content ?? empty, content, kept.content);
  if (merge.conflicts.length === 0) return merge.content;
  throw refusal(visionsProblems, 'visions/edited-meanwhile', {
    revision: kept.revision,
    fields: merge.conflicts,
    front: part === 'front' ? (kept.content as object as FrontPart) : null,
    practice: part === 'front' ? null : (kept.content as object as PracticePart),
    editedBy: kept.editedBy,
    editedAt: kept.editedAt,
  });
}

/** Saves the front of an open draft. On the adopt path what it is about is the model's. */
export async function saveFront(
  tx: Tx,
  actor: Actor,
  vision: VisionFacts,
  save: Save<FrontPart>,
): Promise<SavedPart<FrontPart>> {
  const kept = await readFront(tx, vision.id, true);
  const content = await mergeWithKept(tx, vision.id, 'front', kept, save, emptyFront);
  const merged = !isSame(content, save.content);
  if (isSame(content, kept.content)) return { ...kept, merged };
  if (vision.path === 'adopt' && content.about !== kept.content.about) {
    throw refusal(visionsProblems, 'visions/adopted-unchanged');
  }
  await replaceFront(tx, actor, vision.id, kept, content);
  return { ...(await readFront(tx, vision.id)), merged };
}

/** Saves a practice of an open draft, or adds it with base revision 0. On the adopt path its text stays. */
export async function savePractice(
  tx: Tx,
  actor: Actor,
  vision: VisionFacts,
  practiceId: string,
  save: Save<PracticePart>,
): Promise<SavedPart<PracticePart>> {
  const [kept] = await readPractices(tx, vision.id, { practiceId, hold: true });
  if (kept === undefined) return addPractice(tx, actor, vision, practiceId, save);
  const content = await mergeWithKept(tx, vision.id, practiceId, kept, save, emptyPart);
  const merged = !isSame(content, save.content);
  if (isSame(content, kept.content)) return { ...savedOf(kept), merged };
  if (vision.path === 'adopt' && !isSame(textOf(content), textOf(kept.content))) {
    throw refusal(visionsProblems, 'visions/adopted-unchanged');
  }
  await replacePractice(tx, actor, vision.id, kept, content);
  return { ...(await readSaved(tx, vision.id, practiceId)), merged };
}

async function addPractice(
  tx: Tx,
  actor: Actor,
  vision: VisionFacts,
  practiceId: string,
  { baseRevision, content }: Save<PracticePart>,
): Promise<SavedPart<PracticePart>> {
  if (baseRevision !== 0) throw refusal(commonProblems, 'record/not-found');
  if (vision.path === 'adopt') throw refusal(visionsProblems, 'visions/adopted-unchanged');
  const others = await readPractices(tx, vision.id);
  const ordinal = Math.max(0, ...others.map((practice) => practice.ordinal)) + 1;
  await insertPractice(tx, actor, vision.id, { practiceId, modelPractice: null, ordinal, content });
  return { ...(await readSaved(tx, vision.id, practiceId)), merged: false };
}

async function readSaved(tx: Tx, visionId: string, practiceId: string): Promise<KeptPart<PracticePart>> {
  const [kept] = await readPractices(tx, visionId, { practiceId });
  if (kept === undefined) throw new Error(`practice ${practiceId} was saved and is not there`);
  return savedOf(kept);
}

function savedOf({ revision, editedBy, editedAt, content }: KeptPractice): KeptPart<PracticePart> {
  return { revision, editedBy, editedAt, content };
}
