import type { PracticeFate, PracticeMap } from '../practice-map-contract.ts';

/** What is said of one practice of the version before: its fate, and where it leads. */
export type Said = { fate: Exclude<PracticeFate, 'new'>; toIds: readonly string[] };
export type MapDraft = ReadonlyMap<string, Said>;

type Links = PracticeMap['suggested'];
type Link = { fromId: string | null; toId: string | null; fate: PracticeFate };

/** The form as it begins: what was said last, or what the texts suggest. */
export function draftOf({ from, said, suggested }: PracticeMap): MapDraft {
  const links = said?.links ?? suggested;
  return new Map(
    from.practices.map(({ practiceId }) => {
      const own = links.filter(({ fromId }) => fromId === practiceId);
      const fate = own[0]?.fate ?? 'retired';
      const toIds = own.map(({ toId }) => toId).filter((id) => id !== null);
      return [practiceId, { fate: fate === 'new' ? 'retired' : fate, toIds }];
    }),
  );
}

/** The whole map: what leads from an earlier practice, and as new whatever nothing leads to. */
export function linksOf(draft: MapDraft, { to }: PracticeMap): Links {
  const kept = [...draft].flatMap(([fromId, { fate, toIds }]): Link[] =>
    fate === 'retired' ? [{ fromId, toId: null, fate }] : toIds.map((toId) => ({ fromId, toId, fate })),
  );
  const reached = new Set(kept.map(({ toId }) => toId));
  const added = to.practices
    .filter(({ practiceId }) => !reached.has(practiceId))
    .map(({ practiceId }): Link => ({ fromId: null, toId: practiceId, fate: 'new' }));
  return [...kept, ...added] as Links;
}

/** Whether the words are the same in both versions: then there is nothing to say. */
export function isSettled({ from, to }: PracticeMap, practiceId: string): boolean {
  const textIn = (side: PracticeMap['from']) =>
    side.practices.find((practice) => practice.practiceId === practiceId)?.textSha256;
  return textIn(from) !== undefined && textIn(from) === textIn(to);
}
