import { findChange } from './difference-rules.ts';
import type { FrontPart, Path, PracticeCitation, PracticePart, PracticeText } from './practice-contract.ts';
import type { DraftFault, Lack } from './problems-contract.ts';

/** A practice of a draft, and what it was in the model or version that the team began with. */
export type JudgedPractice = { practiceId: string; part: PracticePart; base: PracticeText | null };

/** A draft, with everything that decides whether it can be submitted. */
export type JudgedDraft = {
  path: Path;
  front: FrontPart;
  practices: readonly JudgedPractice[];
  /** Practices of the base that the draft no longer has. `part` is the kept one, with reason and research. */
  removed: readonly (JudgedPractice & { base: PracticeText })[];
  /** What the team began with: a version in force, the model, or nothing. */
  base: 'version' | 'model' | 'nothing';
  /** For adopt: whether the draft is the model, unchanged. */
  isModelUnchanged: boolean;
  /** Whether anything at all differs from the version in force. */
  isNew: boolean;
  /** The targets of the subject that are in force. */
  targetIds: ReadonlySet<string>;
  workIds: ReadonlySet<string>;
};

/** Everything that the draft lacks, the whole first, then practice by practice. Empty: it can be submitted. */
export function findDraftFaults(draft: JudgedDraft): DraftFault[] {
  const whole = findWholeLacks(draft).map((lack) => ({
    practiceId: null,
    practice: null,
    change: null,
    lack,
  }));
  const practices = [...draft.practices, ...draft.removed].flatMap((practice) => {
    const isRemoved = draft.removed.some(({ practiceId }) => practiceId === practice.practiceId);
    const change = findChange(practice.base, isRemoved ? null : practice.part);
    const lacks = [
      ...(isRemoved ? [] : findTextLacks(practice.part, draft)),
      ...findReasonLacks(practice.part, change, draft),
    ];
    const name = practice.part.name || practice.base?.name || '';
    return lacks.map((lack) => ({ practiceId: practice.practiceId, practice: name, change, lack }));
  });
  return [...whole, ...practices];
}

function findWholeLacks({ path, front, practices, isModelUnchanged, isNew, base }: JudgedDraft): Lack[] {
  const checks: [boolean, Lack][] = [
    [isBlank(front.title), 'title'],
    [isBlank(front.about), 'about'],
    [isBlank(front.localContext), 'local_context'],
    [front.bandIds.length === 0, 'bands'],
    [practices.length === 0, 'practices'],
    [path === 'adopt' && !isModelUnchanged, 'unlike_model'],
    [base === 'version' && !isNew, 'nothing_new'],
  ];
  return missing(checks);
}

function findTextLacks(part: PracticePart, draft: JudgedDraft): Lack[] {
  const citations = [...part.research, ...part.changeResearch];
  return missing([
    [isBlank(part.name), 'name'],
    [isBlank(part.sentence), 'sentence'],
    [part.lookFors.length === 0, 'look_fors'],
    [part.lookFors.some(({ text }) => isBlank(text)), 'look_for_text'],
    [isBlank(part.opportunity), 'opportunity'],
    [citations.some((citation) => !isCitation(citation, draft.workIds)), 'citation'],
    [draft.path === 'create' && !hasResearch(part.research, draft.workIds), 'research'],
    [!part.targetIds.some((id) => draft.targetIds.has(id)), 'target'],
  ]);
}

/**
 * A change needs its reason and research of its own: against the model on the modify path, against the version in force
 * on every path. A practice that is new brings its own research.
 */
function findReasonLacks(
  part: PracticePart,
  change: ReturnType<typeof findChange>,
  draft: JudgedDraft,
): Lack[] {
  const isAnswerable = draft.base === 'version' || (draft.base === 'model' && draft.path === 'modify');
  if (!isAnswerable || change === 'same') return [];
  const own = change === 'added' ? [...part.changeResearch, ...part.research] : part.changeResearch;
  return missing([
    [isBlank(part.changeReason), 'change_reason'],
    [!hasResearch(own, draft.workIds), 'change_research'],
  ]);
}

/** Whether a citation names a work: one of the library's, or one in words. */
export function isCitation(citation: PracticeCitation, workIds: ReadonlySet<string>): boolean {
  return citation.workId === null ? !isBlank(citation.text) : workIds.has(citation.workId);
}

function hasResearch(citations: readonly PracticeCitation[], workIds: ReadonlySet<string>): boolean {
  return citations.some((citation) => isCitation(citation, workIds));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function missing(checks: readonly (readonly [boolean, Lack])[]): Lack[] {
  return checks.filter(([isMissing]) => isMissing).map(([, lack]) => lack);
}
