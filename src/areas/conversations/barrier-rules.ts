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
