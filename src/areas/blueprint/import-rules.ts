import { foldedWords } from '../../kit/folded-words.ts';
import { type Existing, keyFrom, textAfter } from './change-rules.ts';
import type { ComponentContent, ComponentId } from './component-contract.ts';
import { type FrameworkContent, Key, type LocalText } from './component-schema.ts';
import type { LineFault } from './import-contract.ts';
import { findLimitFaults } from './import-limits.ts';
import { findPlaceFaults } from './import-places.ts';
import type { Fault, FileComponent, FileContent, ImportPlan, Planned } from './import-plan.ts';

type Ground = {
  existing: readonly Existing[];
  framework: FrameworkContent;
  retiresMissing: boolean;
  newId(): ComponentId;
};
type Row = FileComponent & { found: string; before: Existing | undefined; id: ComponentId };

/** What a file would make of the framework. Nothing is removed: what it does not name stays, or is retired where wished. */
export function planImport(file: FileContent, ground: Ground): ImportPlan {
  const framework = withBrought(ground.framework, file.framework);
  const faults: Fault[] = [...file.faults];
  const rows = findKeys(file.components, ground, faults);
  const ids = new Map<string, ComponentId>(ground.existing.map(({ key, id }) => [key, id]));
  for (const row of rows) ids.set(row.found, row.id);
  const planned = rows.map((row, index) => contentOf(row, index, { rows, ids, framework, ground, faults }));
  faults.push(...findPlaceFaults(rows, planned, ground.existing));
  const plan: ImportPlan = { framework, faults, added: [], changed: [], retired: [], leftCount: 0 };
  for (const one of planned) {
    const fields = one.before === undefined ? [] : changedFields(one.before.content, one.content);
    if (one.before === undefined) plan.added.push(one);
    else if (fields.length > 0) plan.changed.push({ ...one, fields });
    else plan.leftCount += 1;
  }
  for (const other of ground.existing.filter(({ key }) => rows.every(({ found }) => found !== key))) {
    const isKept = other.content.isRetired || other.content.type === 'foundation' || !ground.retiresMissing;
    if (isKept) plan.leftCount += 1;
    else
      plan.retired.push({
        ...{ key: other.key, id: other.id, before: other },
        content: { ...other.content, isRetired: true },
      });
  }
  return plan;
}

function withBrought(before: FrameworkContent, brought: Partial<FrameworkContent>): FrameworkContent {
  const merge = <Item extends { id: string }>(
    own: readonly Item[],
    further: readonly Item[] = [],
  ): Item[] => [
    ...own.map((item) => further.find(({ id }) => id === item.id) ?? item),
    ...further.filter(({ id }) => own.every((item) => item.id !== id)),
  ];
  return {
    name: brought.name ?? before.name,
    types: merge(before.types, brought.types),
    levels: merge(before.levels, brought.levels),
    scales: merge(before.scales, brought.scales),
  };
}

/** A component is known by its key, or by its name or an alias where the file gives no key. */
function findKeys(components: readonly FileComponent[], ground: Ground, faults: Fault[]): Row[] {
  const taken = new Set(ground.existing.map(({ key }) => key));
  const rows: Row[] = [];
  for (const component of components) {
    const name = typeof component.name === 'string' ? component.name : (anyText(component.name) ?? '');
    const found = component.key ?? findByName(name, ground.existing)?.key ?? keyFrom(name, taken);
    const before = ground.existing.find(({ key }) => key === found);
    const say = (field: string, fault: LineFault, value: string) =>
      faults.push({ line: component.line, field, fault, value });
    if (!Key.safeParse(found).success) say('key', 'key-unreadable', found);
    else if (rows.some((row) => row.found === found)) say('key', 'key-twice', found);
    else if (name === '' && before === undefined) say('name', 'name-missing', found);
    else {
      taken.add(found);
      rows.push({ ...component, found, before, id: before?.id ?? ground.newId() });
    }
  }
  return rows;
}

type Named = { name: LocalText; aliases?: readonly string[] };

function answersTo(words: string, { name, aliases = [] }: Named): boolean {
  const wanted = foldedWords(words).join(' ');
  return (
    wanted !== '' && [...Object.values(name), ...aliases].some((one) => foldedWords(one).join(' ') === wanted)
  );
}

function findByName(words: string, existing: readonly Existing[]): Existing | undefined {
  return existing.find(({ content }) => answersTo(words, content));
}

function anyText(text: LocalText | undefined): string | undefined {
  return text === undefined ? undefined : Object.values(text)[0];
}

type Reading = {
  rows: readonly Row[];
  ids: ReadonlyMap<string, ComponentId>;
  framework: FrameworkContent;
  ground: Ground;
  faults: Fault[];
};

function contentOf(row: Row, index: number, { rows, ids, framework, ground, faults }: Reading): Planned {
  const { before } = row;
  const say = (field: string, fault: LineFault, value: string) => {
    faults.push({ line: row.line, field, fault, value });
    return null;
  };
  const oneOf = (
    field: string,
    fault: LineFault,
    known: readonly ({ id: string } & Named)[],
    given: string,
  ) => known.find((one) => one.id === given || answersTo(given, one))?.id ?? say(field, fault, given);
  const type =
    row.type === undefined
      ? (before?.content.type ?? say('type', 'type-unknown', ''))
      : oneOf('type', 'type-unknown', framework.types, row.type);
  const level = row.level && oneOf('level', 'level-unknown', framework.levels, row.level);
  const parent = row.parent && findParent(row.parent, { rows, ground });
  if (row.parent && parent === undefined) say('parent', 'parent-unknown', row.parent);
  const content: ComponentContent = {
    type: type ?? '',
    parentId: given(
      parent === undefined ? row.parent : (ids.get(parent ?? '') ?? null),
      before?.content.parentId,
      null,
    ) as ComponentId | null,
    ordinal: row.order ?? before?.content.ordinal ?? nextOrdinal(ground.existing, index),
    level: given(level, before?.content.level, null),
    floor: given(row.floor, before?.content.floor, null),
    weeks: given(row.weeks, before?.content.weeks, null),
    holds: given(row.holds, before?.content.holds, null),
    name: textOf(row.name, before?.content.name, before?.original?.name),
    about: textOf(row.about, before?.content.about, before?.original?.about),
    aliases: [...(row.aliases ?? before?.content.aliases ?? [])],
    evidence: evidenceOf(row),
    localText: given(row.localText, before?.content.localText, null),
    isRetired: row.isRetired ?? before?.content.isRetired ?? false,
  };
  for (const { field, fault, value } of findLimitFaults(content)) say(field, fault, value);
  return { key: row.found, id: row.id, before, content };
}

function given<Value>(said: Value | undefined, before: Value | undefined, otherwise: Value): Value {
  return said !== undefined ? said : before !== undefined ? before : otherwise;
}

function nextOrdinal(existing: readonly Existing[], index: number): number {
  const last = Math.max(0, ...existing.map(({ content }) => content.ordinal));
  return Math.min(10_000, last + (index + 1) * 10);
}

/** By its key, name or alias: among what the file names, and what stays. */
function findParent(words: string, { rows, ground }: Pick<Reading, 'rows' | 'ground'>): string | undefined {
  const inFile = rows.find(
    ({ found, name }) => found === words || (name !== undefined && answersTo(words, { name: asText(name) })),
  );
  if (inFile !== undefined) return inFile.found;
  const kept = ground.existing.find(({ key }) => key === words) ?? findByName(words, ground.existing);
  if (kept === undefined || rows.some(({ found }) => found === kept.key)) return kept?.key;
  const goes = kept.content.isRetired || (ground.retiresMissing && kept.content.type !== 'foundation');
  return goes ? undefined : kept.key;
}

const asText = (text: string | LocalText): LocalText => (typeof text === 'string' ? { own: text } : text);

function textOf(
  said: string | LocalText | undefined,
  before: LocalText | undefined,
  original: LocalText | undefined,
): LocalText {
  if (typeof said === 'object') return before !== undefined && isSame(said, before) ? before : said;
  return textAfter(said === undefined || said === '' ? null : said, before, original) ?? {};
}

function evidenceOf({ evidence, before, found }: Row): ComponentContent['evidence'] {
  const kept = before?.content.evidence ?? [];
  if (evidence === undefined) return kept;
  const taken = new Set(kept.map(({ id }) => id));
  // A key may have eighty letters, and the number goes after it.
  const base = [...found].slice(0, 70).join('');
  return evidence.map((one) => {
    if (typeof one !== 'string') return one;
    const same = kept.find(({ text }) => Object.values(text).includes(one));
    if (same !== undefined) return same;
    let number = 1;
    while (taken.has(`${base}.${number}`)) number += 1;
    taken.add(`${base}.${number}`);
    return { id: `${base}.${number}`, text: { own: one } };
  });
}

function changedFields(before: ComponentContent, after: ComponentContent): string[] {
  return (Object.keys(after) as (keyof ComponentContent)[]).filter(
    (field) => !isSame(before[field], after[field]),
  );
}

/** Whether two plain values are the same, whatever the order of their fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    left.length === right.size &&
    left.every(([field, value]) => right.has(field) && isSame(value, right.get(field)))
  );
}
