import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import { leadsDistrict, mayGive } from './access.ts';
import type { ActRow } from './act-store.ts';
import type { RequestAct, SupportRequest } from './request-contract.ts';
import { actsOpen, keepingOf, type Part } from './request-rules.ts';
import type { RequestRow } from './request-store.ts';

/** What the actor is to a request; with its key, who has it asks. */
export function partIn(actor: Actor, row: RequestRow, hasKey: boolean): Part {
  const isNamed = row.named.some(({ id }) => id === actor.personId);
  return {
    isAsker: hasKey || isNamed || row.asker?.id === actor.personId,
    isTaker: row.taker?.id === actor.personId,
    mayGive: mayGive(actor, { reach: row.reach, buildingId: row.building?.id ?? null }),
    leadsDistrict: leadsDistrict(actor) && row.reach === 'givers',
  };
}

/** Whether the actor may read the request at all. */
export function mayRead(part: Part): boolean {
  return part.isAsker || part.isTaker || part.mayGive;
}

/** The request as the actor may see it: who asks only where that is for them. */
export function seenBy(
  actor: Actor,
  row: RequestRow,
  today: string,
  hasKey = false,
): z.input<typeof SupportRequest> {
  const part = partIn(actor, row, hasKey);
  const { asker, named, keyHash: _, ...request } = row;
  return {
    ...request,
    askers: mayKnowAskers(part, row) ? (asker === null ? named : [asker]) : [],
    keeping: keepingOf(row, today),
    isMine: part.isAsker,
    isTaken: part.isTaker,
    mayDo: actsOpen(row.standing, part),
  };
}

function mayKnowAskers(part: Part, row: RequestRow): boolean {
  return part.isAsker || part.isTaker || row.nameShown === 'all';
}

/** The acts as the actor may see them: what a hidden asker did does not name them. */
export function actsSeenBy(
  actor: Actor,
  row: RequestRow,
  acts: readonly ActRow[],
  hasKey: boolean,
): z.input<typeof RequestAct>[] {
  if (mayKnowAskers(partIn(actor, row, hasKey), row)) return [...acts];
  const hidden = new Set([...(row.asker === null ? [] : [row.asker.id]), ...row.named.map(({ id }) => id)]);
  return acts.map((act) => (act.by !== null && hidden.has(act.by.id) ? { ...act, by: null } : act));
}
