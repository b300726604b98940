import type { RatingInput } from './rating-contract.ts';
import { type Spread, spreadFromPeople } from './stream-contract.ts';

export type RatingFault =
  | { kind: 'parts-incomplete' }
  | { kind: 'no-such-level' }
  | { kind: 'more-than-present'; said: number };

/** Why a rating cannot be kept as it was sent; null when it can. Who said nothing is counted nowhere. */
export function findRatingFault(
  said: RatingInput['parts'],
  present: number,
  partIds: readonly string[],
  levelIds: readonly string[],
): RatingFault | null {
  const given = new Set(said.map(({ partId }) => partId));
  const isWhole = said.length === partIds.length && partIds.every((id) => given.has(id));
  if (!isWhole) return { kind: 'parts-incomplete' };
  for (const { spread, agreed } of said) {
    const levels = spread.map(({ level }) => level);
    const isOfScale = [...levels, ...(agreed === null ? [] : [agreed])].every((id) => levelIds.includes(id));
    if (!isOfScale || new Set(levels).size !== levels.length) return { kind: 'no-such-level' };
    const voices = spread.reduce((sum, { count }) => sum + count, 0);
    if (voices > present) return { kind: 'more-than-present', said: voices };
  }
  return null;
}

/** A spread as it may be shown: every level of the scale in its order, or nothing where too few were there. */
export function shownSpread(spread: Spread, present: number, levelIds: readonly string[]): Spread | null {
  if (present < spreadFromPeople) return null;
  return levelIds.map((level) => ({ level, count: spread.find((one) => one.level === level)?.count ?? 0 }));
}
