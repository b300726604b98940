import type { PracticeFate } from './practice-map-contract.ts';

export type Link = { fromId: string | null; toId: string | null; fate: PracticeFate };
export type MappedPractice = { practiceId: string; textSha256: string };

/** What the texts alone say: the same id and words are the same practice; the rest is reworded, retired or new. */
export function suggestLinks(from: readonly MappedPractice[], to: readonly MappedPractice[]): Link[] {
  const after = new Map(to.map((practice) => [practice.practiceId, practice]));
  const before = new Set(from.map(({ practiceId }) => practiceId));
  const kept = from.map(({ practiceId, textSha256 }): Link => {
    const now = after.get(practiceId);
    if (now === undefined) return { fromId: practiceId, toId: null, fate: 'retired' };
    return {
      fromId: practiceId,
      toId: practiceId,
      fate: now.textSha256 === textSha256 ? 'same' : 'reworded',
    };
  });
  const added = to.filter(({ practiceId }) => !before.has(practiceId));
  return [...kept, ...added.map(({ practiceId }): Link => ({ fromId: null, toId: practiceId, fate: 'new' }))];
}

export type MapFault =
  | { kind: 'unknown' }
  /** Practices that no line tells of. */
  | { kind: 'left-out'; practiceIds: string[] }
  /** Practices whose lines do not fit together, such as one that is split into one. */
  | { kind: 'does-not-fit'; practiceIds: string[] };

/**
 * Whether a map tells of every practice of both versions once and in a way that can be. Words that did not change are the
 * same practice, whatever one would like.
 */
export function findMapFault(
  links: readonly Link[],
  from: readonly MappedPractice[],
  to: readonly MappedPractice[],
): MapFault | null {
  const [before, after] = [from, to].map((side) => new Set(side.map(({ practiceId }) => practiceId)));
  const isKnown = ({ fromId, toId }: Link) =>
    (fromId === null || before?.has(fromId) === true) && (toId === null || after?.has(toId) === true);
  if (!links.every(isKnown)) return { kind: 'unknown' };
  const linesFrom = groupBy(links, ({ fromId }) => fromId);
  const linesTo = groupBy(links, ({ toId }) => toId);
  const leftOut = [
    ...from.filter(({ practiceId }) => !linesFrom.has(practiceId)),
    ...to.filter(({ practiceId }) => !linesTo.has(practiceId)),
  ];
  if (leftOut.length > 0) return { kind: 'left-out', practiceIds: idsOf(leftOut) };
  const unfit = [
    ...links.filter((link) => !hasItsEnds(link)).map(({ fromId, toId }) => fromId ?? toId ?? ''),
    ...[...linesFrom].filter(([, lines]) => !fitsOn(lines, 'split', linesTo)).map(([id]) => id),
    ...[...linesTo].filter(([, lines]) => !fitsOn(lines, 'merged', linesFrom)).map(([id]) => id),
    ...idsOf(
      suggestLinks(from, to).flatMap((same) =>
        isDenied(same, links) ? [{ practiceId: same.fromId ?? '' }] : [],
      ),
    ),
  ];
  return unfit.length === 0 ? null : { kind: 'does-not-fit', practiceIds: [...new Set(unfit)] };
}

const idsOf = (practices: readonly { practiceId: string }[]) => [
  ...new Set(practices.map(({ practiceId }) => practiceId)),
];

function groupBy(links: readonly Link[], idOf: (link: Link) => string | null): Map<string, Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const id = idOf(link);
    if (id !== null) groups.set(id, [...(groups.get(id) ?? []), link]);
  }
  return groups;
}

function hasItsEnds({ fromId, toId, fate }: Link): boolean {
  return (fromId === null) === (fate === 'new') && (toId === null) === (fate === 'retired');
}

/** One line, or several that all go the way in which a practice can have several: apart before, together after. */
function fitsOn(lines: readonly Link[], several: 'split' | 'merged', others: Map<string, Link[]>): boolean {
  const isSeveral = lines.some(({ fate }) => fate === several);
  if (!isSeveral) return lines.length === 1;
  const ends = new Set(lines.map(({ fromId, toId }) => (several === 'split' ? toId : fromId)));
  // What a split leads to has that line alone, and so has what a merger comes from.
  const standAlone = [...ends].every((id) => id !== null && others.get(id)?.length === 1);
  return (
    lines.length > 1 &&
    ends.size === lines.length &&
    standAlone &&
    lines.every(({ fate }) => fate === several)
  );
}

/** Whether a line that the words themselves prove is missing from the map. */
function isDenied(proved: Link, links: readonly Link[]): boolean {
  return (
    proved.fate === 'same' &&
    !links.some(
      ({ fromId, toId, fate }) => fate === 'same' && fromId === proved.fromId && toId === proved.toId,
    )
  );
}
