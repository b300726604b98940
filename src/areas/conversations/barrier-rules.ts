import type { BarrierStanding, ReplyKind } from './barrier-contract.ts';

/** Where a barrier stands by what was said last: an answer that did not resolve it sends it back. */
export function standingOf(kinds: readonly ReplyKind[]): BarrierStanding {
  const last = kinds.at(-1);
  if (last === undefined || last === 'not_resolved' || last === 'raised_again') return 'waiting';
  return last;
}

/**
 * What somebody may say now. The District Network takes up and answers; the building says whether that helped, and may
 * raise again what is resolved no longer.
 */
export function repliesOpenTo(
  standing: BarrierStanding,
  who: { isNetwork: boolean; isOfBuilding: boolean },
): ReplyKind[] {
  const network: Record<BarrierStanding, ReplyKind[]> = {
    waiting: ['taken_up', 'answered'],
    taken_up: ['answered'],
    answered: ['answered'],
    resolved: [],
  };
  const building: Record<BarrierStanding, ReplyKind[]> = {
    waiting: ['resolved'],
    taken_up: ['resolved'],
    answered: ['resolved', 'not_resolved'],
    resolved: ['raised_again'],
  };
  return [...(who.isNetwork ? network[standing] : []), ...(who.isOfBuilding ? building[standing] : [])];
}

type Reply = { kind: ReplyKind; by: string; at: string };

/**
 * Who holds a barrier: whoever of the District Network took it up, or answered it, last. Raised again, it waits for somebody
 * anew; an answer that did not resolve it stays with who gave it.
 */
export function ownerOf(replies: readonly Reply[]): { name: string; since: string } | null {
  const anew = replies.findLastIndex(({ kind }) => kind === 'raised_again');
  const own = replies.slice(anew + 1);
  const taking =
    own.findLast(({ kind }) => kind === 'taken_up') ?? own.findLast(({ kind }) => kind === 'answered');
  return taking === undefined ? null : { name: taking.by, since: taking.at };
}

/** For how many whole days a barrier has stood in the way: until it was resolved, or until now. */
export function ageInDays(raisedAt: string, replies: readonly Reply[], now: Date): number {
  const last = replies.at(-1);
  const until = last?.kind === 'resolved' ? Date.parse(last.at) : now.getTime();
  return Math.max(0, Math.floor((until - Date.parse(raisedAt)) / 86_400_000));
}

/** Whose word is next. */
export function waitsFor(standing: BarrierStanding): 'district_network' | 'building' | null {
  if (standing === 'resolved') return null;
  return standing === 'answered' ? 'building' : 'district_network';
}
