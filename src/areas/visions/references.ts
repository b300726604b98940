import { refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { findPracticeIds } from './draft-store.ts';
import { openLibrary } from './pack-store.ts';
import type { PracticeCitation } from './practice-contract.ts';
import { type Reference, visionsProblems } from './problems-contract.ts';
import { findUnknown } from './signature-store.ts';
import { findTargets } from './target-store.ts';
import type { VisionFacts } from './vision-store.ts';

/** What a text of a vision can refer to. */
export type References = {
  bandIds?: readonly string[];
  targetIds?: readonly string[];
  practiceIds?: readonly string[];
  citations?: readonly PracticeCitation[];
};

/** Refuses a text that refers to what the district, the vision's subject or the library does not have. */
export async function requireKnown(tx: Tx, vision: VisionFacts, references: References): Promise<void> {
  const { bandIds = [], targetIds = [], practiceIds = [], citations = [] } = references;
  const unknown = (what: Reference) => refusal(visionsProblems, 'visions/unknown-reference', { what });
  if ((await findUnknown(tx, 'district.bands', bandIds)).length > 0) throw unknown('band');
  if (targetIds.length > 0) {
    const targets = new Set((await findTargets(tx, { subjectId: vision.subject.id })).map(({ id }) => id));
    if (targetIds.some((id) => !targets.has(id))) throw unknown('target');
  }
  if (practiceIds.length > 0) {
    const practices = await findPracticeIds(tx, vision.id);
    if (practiceIds.some((id) => !practices.has(id))) throw unknown('practice');
  }
  const works = new Set(openLibrary().works.map(({ id }) => id));
  if (citations.some(({ workId }) => workId !== null && !works.has(workId))) throw unknown('work');
}
