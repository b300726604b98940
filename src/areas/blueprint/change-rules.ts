import type { ComponentChange, ComponentContent, ComponentId } from './component-contract.ts';
import type { FrameworkContent, LocalText } from './component-schema.ts';
import { standsUnderItself } from './tree-rules.ts';

export type Existing = {
  id: ComponentId;
  key: string;
  original: { name: LocalText; about: LocalText } | null;
  content: ComponentContent;
};

/**
 * A text after a change. Null leaves it; the words that it has already, in any of its languages, leave it too; those of
 * the original bring the original back in all its languages. Anything else becomes the district's own words.
 */
export function textAfter(
  given: string | null,
  before: LocalText | undefined,
  original: LocalText | undefined,
): LocalText | null {
  if (given === null) return before ?? null;
  if (before !== undefined && Object.values(before).includes(given)) {
    const isShadowed = before.own !== undefined && before.own !== given;
    if (!isShadowed) return before;
  }
  if (original !== undefined && Object.values(original).includes(given)) return original;
  return { own: given };
}

export type ChangeFault =
  | 'blueprint/no-such-place'
  | 'blueprint/under-itself'
  | 'blueprint/foundation-stays'
  | 'blueprint/needs-a-text';

/** What a component becomes by a change, or why it cannot. */
export function contentAfter(
  change: ComponentChange,
  before: Existing | undefined,
): { content: ComponentContent } | { fault: ChangeFault } {
  const name = textAfter(change.name, before?.content.name, before?.original?.name);
  const about = textAfter(change.about, before?.content.about, before?.original?.about) ?? {};
  const kept = new Map(before?.content.evidence.map(({ id, text }) => [id, text]));
  const evidence = change.evidence.flatMap(({ id, text }) => {
    const after = textAfter(text, kept.get(id), undefined);
    return after === null ? [] : [{ id, text: after }];
  });
  if (name === null || evidence.length < change.evidence.length) return { fault: 'blueprint/needs-a-text' };
  const { type, parentId, ordinal, level, floor, weeks, aliases, localText, isRetired } = change;
  const holds = before?.content.holds ?? null;
  return {
    content: {
      ...{ type, parentId, ordinal, level, floor, weeks, holds, name, about },
      ...{ aliases: [...new Set(aliases)], evidence, localText, isRetired },
    },
  };
}

/** Why a component cannot stand as it would; null when it can. */
export function findPlaceFault(
  id: ComponentId,
  content: ComponentContent,
  others: readonly Existing[],
  framework: FrameworkContent,
): ChangeFault | null {
  const before = others.find((other) => other.id === id);
  const was = before?.content;
  const isType = content.type === was?.type || framework.types.some((type) => type.id === content.type);
  const isLevel =
    content.level === null ||
    content.level === was?.level ||
    framework.levels.some((level) => level.id === content.level);
  const parent = others.find((other) => other.id === content.parentId);
  // What stands under a part that was retired meanwhile may still be changed, and retired.
  const isParent =
    content.parentId === null ||
    content.parentId === was?.parentId ||
    (parent !== undefined && !parent.content.isRetired);
  if (content.parentId === id) return 'blueprint/under-itself';
  if (!isType || !isLevel || !isParent) return 'blueprint/no-such-place';
  const parents = new Map<string, string | null>(others.map((other) => [other.id, other.content.parentId]));
  parents.set(id, content.parentId);
  if (standsUnderItself(id, parents)) return 'blueprint/under-itself';
  const wasFoundation = before?.content.type === 'foundation' && !before.content.isRetired;
  const isFoundation = content.type === 'foundation' && !content.isRetired;
  const hasAnother = others.some(
    (other) => other.id !== id && other.content.type === 'foundation' && !other.content.isRetired,
  );
  return wasFoundation && !isFoundation && !hasAnother ? 'blueprint/foundation-stays' : null;
}

/**
 * A key for a component that is added, by its name.
 *
 * @example keyFrom('Family engagement', new Set(['family_engagement'])) // 'family_engagement_2'
 */
export function keyFrom(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  const base = letters === '' ? 'component' : letters;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(key)) return key;
  }
}
