import { canonicalJson, isSame } from './canonical-rules.ts';
import type {
  Change,
  Difference,
  FieldDifference,
  LookForDifference,
  PracticeDifference,
} from './difference-contract.ts';
import type { DraftLookFor, PracticeCitation, PracticeText } from './practice-contract.ts';
import { textOf } from './practice-rules.ts';
import { differWords, isUnchanged } from './word-difference-rules.ts';

/** One side of a comparison. Practices are matched by `key`: the model's own ids, or the vision's practice ids. */
export type Side = {
  /** What this side is, in words: `Sample vision 1.0.0`. */
  name: string;
  /** Texts of the front that both sides have. */
  front: Record<string, string>;
  practices: {
    key: string;
    practiceId: string | null;
    text: PracticeText;
    reason?: string;
    changeResearch?: PracticeCitation[];
  }[];
  /** Why practices that are no longer there were removed, by key. */
  removed?: { key: string; practiceId: string; reason: string; changeResearch: PracticeCitation[] }[];
};

const proseFields = ['name', 'sentence', 'actor', 'bands', 'opportunity', 'notThis'] as const;

/** What changed between two texts of a vision: practices in the new order, then those that are gone. */
export function findDifference(before: Side, after: Side): Difference {
  const old = new Map(before.practices.map((practice) => [practice.key, practice]));
  const young = new Map(after.practices.map((practice) => [practice.key, practice]));
  const moved = findMoved(
    before.practices.map(({ key }) => key).filter((key) => young.has(key)),
    after.practices.map(({ key }) => key).filter((key) => old.has(key)),
  );
  const kept = after.practices.map((practice) => ({
    ...differPractice(old.get(practice.key)?.text ?? null, practice.text),
    key: practice.key,
    practiceId: practice.practiceId,
    name: practice.text.name,
    moved: moved.has(practice.key),
    reason: practice.reason || null,
    changeResearch: practice.changeResearch ?? [],
  }));
  const gone = before.practices
    .filter(({ key }) => !young.has(key))
    .map((practice) => {
      const removal = after.removed?.find(({ key }) => key === practice.key);
      return {
        ...differPractice(practice.text, null),
        key: practice.key,
        practiceId: removal?.practiceId ?? practice.practiceId,
        name: practice.text.name,
        moved: false,
        reason: removal?.reason || null,
        changeResearch: removal?.changeResearch ?? [],
      };
    });
  const practices: PracticeDifference[] = [...kept, ...gone];
  const front = differFields(before.front, after.front, Object.keys(after.front));
  const count = (change: Change) => practices.filter((practice) => practice.change === change).length;
  return {
    isEmpty: front.length === 0 && moved.size === 0 && count('same') === practices.length,
    before: before.name,
    after: after.name,
    front,
    practices,
    counts: {
      same: count('same'),
      changed: count('changed'),
      added: count('added'),
      removed: count('removed'),
    },
  };
}

/** How a practice stands to what the team began with. */
export function findChange(before: PracticeText | null, after: PracticeText | null): Change {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return isSame(textOf(before), textOf(after)) ? 'same' : 'changed';
}

function differPractice(before: PracticeText | null, after: PracticeText | null) {
  const old: Comparable = before ?? blank;
  const young: Comparable = after ?? blank;
  return {
    change: findChange(before, after),
    fields: [
      ...differFields(old, young, proseFields),
      ...differPhrases(old, young),
      ...differOrder(old, young),
    ],
    lookFors: differLookFors(old, young),
    research: differResearch(old.research, young.research),
    before: before === null ? null : textOf(before),
    after: after === null ? null : textOf(after),
  };
}

// An added practice is one whose every word is inserted, a removed one the other way about.
const blank: Comparable = { lookFors: [], research: [], phrases: [] };
type Comparable = Partial<Record<(typeof proseFields)[number], string>> & {
  lookFors: readonly DraftLookFor[];
  research: readonly PracticeCitation[];
  phrases: readonly string[];
};

function differFields<Fields extends object>(
  before: Fields,
  after: Fields,
  names: readonly (keyof Fields & string)[],
): FieldDifference[] {
  return names
    .map((field) => ({ field, runs: differWords(String(before[field] ?? ''), String(after[field] ?? '')) }))
    .filter(({ runs }) => !isUnchanged(runs));
}

function differPhrases(before: Comparable, after: Comparable): FieldDifference[] {
  const runs = differWords(before.phrases.join('\n'), after.phrases.join('\n'));
  return isUnchanged(runs) ? [] : [{ field: 'phrases', runs }];
}

/** A change of order among look-fors or citations that both sides have. */
function differOrder(before: Comparable, after: Comparable): FieldDifference[] {
  const lists: [string, string[], string[]][] = [
    ['lookForOrder', before.lookFors.map(({ id }) => id), after.lookFors.map(({ id }) => id)],
    ['researchOrder', before.research.map(nameOfCitation), after.research.map(nameOfCitation)],
  ];
  return lists.flatMap(([field, old, young]) => {
    const [left, right] = [old.filter((id) => young.includes(id)), young.filter((id) => old.includes(id))];
    return isSame(left, right) ? [] : [{ field, runs: differWords(left.join(', '), right.join(', ')) }];
  });
}

function nameOfCitation(citation: PracticeCitation): string {
  return citation.workId ?? citation.text;
}

function differLookFors(before: Comparable, after: Comparable): LookForDifference[] {
  const kept = after.lookFors.map(({ id, kind, text }) => {
    const old = before.lookFors.find((lookFor) => lookFor.id === id);
    const runs = differWords(old?.text ?? '', text);
    const isKind = old === undefined || old.kind === kind;
    const change: Change = old === undefined ? 'added' : isUnchanged(runs) && isKind ? 'same' : 'changed';
    return { id, change, kind, kindBefore: isKind ? null : (old?.kind ?? null), runs };
  });
  const gone = before.lookFors
    .filter(({ id }) => !after.lookFors.some((lookFor) => lookFor.id === id))
    .map(({ id, kind, text }) => ({
      id,
      change: 'removed' as const,
      kind,
      kindBefore: null,
      runs: differWords(text, ''),
    }));
  return [...kept, ...gone];
}

function differResearch(before: readonly PracticeCitation[], after: readonly PracticeCitation[]) {
  const [old, young] = [before.map(canonicalJson), after.map(canonicalJson)];
  return {
    added: after.filter((citation) => !old.includes(canonicalJson(citation))),
    removed: before.filter((citation) => !young.includes(canonicalJson(citation))),
  };
}

/** Those that left their place: all that are not in a longest run which kept its order. */
function findMoved(before: readonly string[], after: readonly string[]): Set<string> {
  const places = after.map((key) => before.indexOf(key));
  const best: number[][] = [];
  for (const [index, place] of places.entries()) {
    let longest: number[] = [];
    for (let earlier = 0; earlier < index; earlier += 1) {
      const run = best[earlier] ?? [];
      if ((places[earlier] ?? 0) < place && run.length > longest.length) longest = run;
    }
    best.push([...longest, place]);
  }
  const stayed = best.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
  return new Set(after.filter((key) => !stayed.includes(before.indexOf(key))));
}
