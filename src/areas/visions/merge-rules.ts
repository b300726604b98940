import { isSame } from './canonical-rules.ts';

/** Two edits of the same text brought together, and the fields in which both said something different. */
export type Merge<Content> = { content: Content; conflicts: (keyof Content & string)[] };

/**
 * Brings two edits of the same beginning together, field by field: who changed a field has it; where both changed it the
 * same way there is nothing to settle; where they differ it is a conflict, and `content` keeps theirs.
 *
 * @param base what both began from
 * @param mine the edit that comes now
 * @param theirs the edit that is already kept
 */
export function mergeEdits<Content extends object>(
  base: Content,
  mine: Content,
  theirs: Content,
): Merge<Content> {
  const content = { ...theirs };
  const conflicts: (keyof Content & string)[] = [];
  for (const field of Object.keys(mine) as (keyof Content & string)[]) {
    if (isSame(mine[field], theirs[field]) || isSame(mine[field], base[field])) continue;
    if (isSame(theirs[field], base[field])) content[field] = mine[field];
    else conflicts.push(field);
  }
  return { content, conflicts };
}
