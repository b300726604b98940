import type { Existing } from './change-rules.ts';
import type { ComponentContent } from './component-contract.ts';
import type { Fault, FileComponent, Planned } from './import-plan.ts';
import { standsUnderItself } from './tree-rules.ts';

type Row = Pick<FileComponent, 'line' | 'parent'>;

/** Where the lines of a file cannot stand together. `planned` is what becomes of each of `rows`, in their order. */
export function findPlaceFaults(
  rows: readonly Row[],
  planned: readonly Planned[],
  existing: readonly Existing[],
): Fault[] {
  const after = new Map<string, ComponentContent>(existing.map(({ id, content }) => [id, content]));
  for (const { id, content } of planned) after.set(id, content);
  const parents = new Map([...after].map(([id, { parentId }]) => [id, parentId]));
  const losesFoundation = existing.some(isFoundation) && ![...after.values()].some(isLivingFoundation);
  return planned.flatMap(({ id, key, before, content }, index) => {
    const { line = 0, parent } = rows[index] ?? {};
    const at = (field: string, fault: Fault['fault'], value: string): Fault => ({
      line,
      field,
      fault,
      value,
    });
    const faults: Fault[] = [];
    if (standsUnderItself(id, parents)) faults.push(at('parent', 'under-itself', key));
    if (parent && standsUnderRetired(content, before, after, existing))
      faults.push(at('parent', 'parent-retired', parent));
    if (losesFoundation && before !== undefined && isFoundation(before))
      faults.push(at(content.isRetired ? 'retired' : 'type', 'foundation-stays', key));
    return faults;
  });
}

const isLivingFoundation = ({ type, isRetired }: ComponentContent) => type === 'foundation' && !isRetired;
const isFoundation = ({ content }: Existing) => isLivingFoundation(content);

/** What stood under a retired one before may go on as it did, so that a framework taken out comes in again. */
function standsUnderRetired(
  { parentId, isRetired }: ComponentContent,
  before: Existing | undefined,
  after: ReadonlyMap<string, ComponentContent>,
  existing: readonly Existing[],
): boolean {
  if (isRetired || parentId === null || !after.get(parentId)?.isRetired) return false;
  const wasRetired = existing.some(({ id, content }) => id === parentId && content.isRetired);
  const stoodThere = before?.content.parentId === parentId && !before.content.isRetired;
  return !(wasRetired && stoodThere);
}
