import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { listOpenPairs, looksAlike, tellApart } from './alike-store.ts';
import {
  type MyVisits,
  putRightContract,
  putRightProblems,
  type VisitChangeFacts,
} from './put-right-contract.ts';
import { findForeignPractice, findRepeats } from './put-right-rules.ts';
import {
  asMyVisit,
  type ChangeGround,
  findChange,
  findOwnVisit,
  insertChange,
  listOwnVisits,
  listWindowsOf,
  readMissing,
} from './put-right-store.ts';
import { type VisitId, visitProblems } from './visit-contract.ts';

const signedIn = implement(putRightContract).$context<RequestContext>().use(admit);

/** The handlers for what observers do with visits they have made. */
export const putRightRoutes = {
  listMyVisits: signedIn.listMyVisits.handler(({ context: { tx, actor } }) => readMyVisits(tx, actor)),

  changeVisit: signedIn.changeVisit.handler(async ({ context: { tx, actor }, input }) => {
    const ground = await findOwnVisit(tx, actor, input.visitId);
    if (ground === null) throw refusal(commonProblems, 'record/not-found');
    const kept = await findChange(tx, input.id);
    if (kept === undefined) refuseWhatStands(input, ground);
    if (findForeignPractice(input.tallies, ground.practiceIds) !== undefined)
      throw refusal(visitProblems, 'observation/not-in-window', { what: 'practice' });
    await recordOnce(
      { ...input },
      async () => kept && factsOf(kept),
      () => insertChange(tx, actor, input, ground.windowId),
    );
    const change = await findChange(tx, input.id);
    if (change === undefined) throw new Error(`change ${input.id} was written and is not there`);
    return change;
  }),

  tellVisitsApart: signedIn.tellVisitsApart.handler(async ({ context: { tx, actor }, input }) => {
    const grounds = [
      await findOwnVisit(tx, actor, input.visitId),
      await findOwnVisit(tx, actor, input.otherId),
    ];
    if (grounds.includes(null)) throw refusal(commonProblems, 'record/not-found');
    if (!(await looksAlike(tx, actor, input.visitId, input.otherId)))
      throw refusal(putRightProblems, 'observation/not-look-alike');
    await tellApart(tx, actor, input);
    return { id: input.id };
  }),
};

/** Refuses what would change nothing: the window has been read, or what counts is what two agreed on. */
function refuseWhatStands({ kind }: VisitChangeFacts, { readAt, agreedAt }: ChangeGround): void {
  if (readAt !== null)
    throw refusal(putRightProblems, 'observation/reading-stands', { readAt: readAt.toISOString() });
  if (kind === 'corrected' && agreedAt !== null)
    throw refusal(putRightProblems, 'observation/agreed-with-partner', { agreedAt: agreedAt.toISOString() });
}

function factsOf(change: NonNullable<Awaited<ReturnType<typeof findChange>>>): VisitChangeFacts {
  const { id, visitId, kind, reason, tallies } = change;
  return { id, visitId, kind, reason, tallies };
}

async function readMyVisits(tx: Tx, actor: Actor): Promise<MyVisits> {
  const rows = await listOwnVisits(tx, actor.personId);
  const alike = new Map<string, VisitId[]>();
  for (const { visit_id, other_id } of await listOpenPairs(tx, actor.personId)) {
    alike.set(visit_id, [...(alike.get(visit_id) ?? []), other_id]);
    alike.set(other_id, [...(alike.get(other_id) ?? []), visit_id]);
  }
  const windows = await listWindowsOf(tx, [...new Set(rows.map((row) => row.window_id))]);
  return {
    windows: windows.map((window) => {
      const own = rows.filter((row) => row.window_id === window.id);
      const counted = own.filter((row) => row.changes?.at(-1)?.kind !== 'voided');
      return {
        ...window,
        visits: own.map((row) => asMyVisit(row, alike.get(row.id) ?? [])),
        repeats: findRepeats(counted.map((row) => row.room_token)),
      };
    }),
    missing: await readMissing(tx, actor.personId),
  };
}
