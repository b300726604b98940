import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { compareWithKept, findVisitFault, readVisit, type VisitFault } from './delivery-rules.ts';
import { type RefusedVisit, type Visit, visitContract } from './visit-contract.ts';
import {
  findKnown,
  fingerprintOf,
  keepDisputes,
  keepVisits,
  listDeviceVisits,
  loadGround,
} from './visit-store.ts';

const signedIn = implement(visitContract).$context<RequestContext>().use(admit);

/** The handlers for what devices bring. */
export const visitRoutes = {
  deliverVisits: signedIn.deliverVisits.handler(async ({ context: { tx, actor }, input }) => {
    const refused: RefusedVisit[] = [];
    const readable: { position: number; visit: Visit }[] = [];
    for (const [position, sent] of input.visits.entries()) {
      const read = readVisit(sent);
      if ('visit' in read) readable.push({ position, visit: read.visit });
      else refused.push(refuse(idOfSent(sent), position, read.fault));
    }
    const ground = await loadGround(tx, actor, [...new Set(readable.map(({ visit }) => visit.windowId))]);
    const sentFrom = input.sentFrom ?? null;
    const delivery = { deviceSentAt: input.deviceSentAt, sentFrom, receivedAt: new Date().toISOString() };
    const judged = readable.map((read) => ({
      ...{ ...read, sha256: fingerprintOf(read.visit) },
      fault: findVisitFault(read.visit, ground, delivery),
    }));
    // Its day was explained by the device's clock when it came first; by now that clock may be right.
    const known = await findKnown(
      tx,
      judged.filter(({ fault }) => fault?.code === 'observation/outside-window'),
    );
    const offered = judged.filter(({ visit, fault }) => fault === null || known.has(visit.id));
    for (const { visit, position, fault } of judged)
      if (fault !== null && !known.has(visit.id)) refused.push(refuse(visit.id, position, fault));
    const kept = await keepVisits(tx, actor.districtId, input.deviceSentAt, offered, sentFrom);
    const compared = compareWithKept(offered, kept);
    const different = compared.filter(({ as }) => as === 'different');
    await keepDisputes(tx, actor.districtId, different);
    for (const { visit, position, kept: record } of different)
      refused.push(
        refuse(visit.id, position, {
          code: 'observation/different-visit',
          data: { receivedAt: record.receivedAt },
        }),
      );
    const received = compared.flatMap(({ visit, as, kept: record }) =>
      as === 'different' ? [] : [{ id: visit.id, receivedAt: record.receivedAt, as }],
    );
    return { received, refused: refused.sort((a, b) => a.position - b.position) };
  }),

  listDeviceVisits: signedIn.listDeviceVisits.handler(({ context, input }) =>
    listDeviceVisits(context.tx, input.deviceId, input.after),
  ),
};

function refuse(id: string | null, position: number, fault: VisitFault): RefusedVisit {
  return { id, position, ...fault };
}

/** The id of a record that could not be read, so that the device can find it; null when it has none. */
function idOfSent(sent: unknown): string | null {
  const id = typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : null;
  return typeof id === 'string' ? id.slice(0, 60) : null;
}
