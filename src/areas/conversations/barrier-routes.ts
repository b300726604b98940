import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { isOfBuilding, leadsDistrict, mayKeepMeetingIn, mayReadBarrier } from './access.ts';
import { type Barrier, barrierContract, barrierProblems } from './barrier-contract.ts';
import { ageInDays, ownerOf, repliesOpenTo, standingOf, waitsFor } from './barrier-rules.ts';
import {
  type BarrierFacts,
  type BarrierRow,
  findBarrierFacts,
  findBarriers,
  findReplyFacts,
  insertBarrier,
  insertReply,
  lockBarrier,
} from './barrier-store.ts';
import { isOpenBuilding } from './session-store.ts';
import { readToday } from './version-store.ts';

const signedIn = implement(barrierContract).$context<RequestContext>().use(admit);

/** The handlers of barriers that a building raises, and of the replies that come back. */
export const barrierRoutes = {
  listBarriers: signedIn.listBarriers.handler(async ({ context: { tx, actor }, input }) => {
    const rows = await findBarriers(tx);
    const barriers = rows.filter((row) => maySeeBarrier(actor, row)).map((row) => asSeen(actor, row));
    return {
      barriers: barriers.filter(
        ({ standing }) =>
          input.standing === 'all' || (standing === 'resolved') === (input.standing === 'resolved'),
      ),
    };
  }),
  raiseBarrier: signedIn.raiseBarrier.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    if (!mayKeepMeetingIn(actor, facts.buildingId))
      throw refusal(barrierProblems, 'conversations/own-building-only');
    const made = await recordOnce<BarrierFacts>(
      facts,
      () => findBarrierFacts(tx, id),
      async () => {
        if (!(await isOpenBuilding(tx, facts.buildingId, await readToday(tx))))
          throw refusal(barrierProblems, 'conversations/building-not-open');
        await refuseNames(tx, `${facts.title}\n${facts.body}`);
        await insertBarrier(tx, actor, id, facts);
      },
    );
    if (made === 'new') await audit(tx, actor, 'conversations/barrier-raised', { id });
    return barrierOr404(tx, actor, id);
  }),
  replyToBarrier: signedIn.replyToBarrier.handler(async ({ context: { tx, actor }, input }) => {
    const { id, replyId, kind, body } = input;
    await lockBarrier(tx, id);
    const barrier = await barrierOr404(tx, actor, id);
    const made = await recordOnce(
      { barrierId: id, kind: kind as string, body: body as string },
      () => findReplyFacts(tx, replyId),
      async () => {
        if (!barrier.maySay.includes(kind))
          throw barrier.standing === 'resolved'
            ? refusal(barrierProblems, 'conversations/barrier-resolved')
            : refusal(barrierProblems, 'conversations/not-yours-to-answer');
        await refuseNames(tx, body);
        await insertReply(tx, actor, replyId, { barrierId: id, kind, body });
      },
    );
    if (made === 'new')
      await audit(tx, actor, 'conversations/barrier-replied', { id, detail: { kind, replyId } });
    return barrierOr404(tx, actor, id);
  }),
};

function maySeeBarrier(actor: Actor, { building, raisedById }: BarrierRow): boolean {
  return mayReadBarrier(actor, { buildingId: building.id, raisedById });
}

function asSeen(actor: Actor, { raisedById: _, ...row }: BarrierRow): Barrier {
  const standing = standingOf(row.replies.map(({ kind }) => kind));
  const who = { isNetwork: leadsDistrict(actor), isOfBuilding: isOfBuilding(actor, row.building.id) };
  return {
    ...row,
    standing,
    owner: ownerOf(row.replies),
    ageInDays: ageInDays(row.raisedAt, row.replies, new Date()),
    waitsFor: waitsFor(standing),
    maySay: repliesOpenTo(standing, who),
  };
}

async function barrierOr404(tx: Tx, actor: Actor, id: string): Promise<Barrier> {
  const [row] = await findBarriers(tx, { id });
  if (row === undefined || !maySeeBarrier(actor, row)) throw refusal(commonProblems, 'record/not-found');
  return asSeen(actor, row);
}

/** A barrier lies in how things are set up: a text about a person belongs elsewhere. */
async function refuseNames(tx: Tx, text: string): Promise<void> {
  const found = await findNamedStaff(tx, text);
  if (found.length > 0) throw refusal(barrierProblems, 'conversations/barrier-names-a-person', { found });
}
