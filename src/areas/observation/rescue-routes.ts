import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { mayRescueIn } from './access.ts';
import { compareWithKept, type DeliveryGround, findVisitFault, readVisit } from './delivery-rules.ts';
import { type NotRescuedVisit, type RescueReceipt, rescueContract } from './rescue-contract.ts';
import { findObservers, type KnownObserver } from './rescue-store.ts';
import type { Visit } from './visit-contract.ts';
import { findKnown, fingerprintOf, keepDisputes, keepVisits, loadGround } from './visit-store.ts';

const signedIn = implement(rescueContract).$context<RequestContext>().use(admit);

/** The handler for what somebody's phone saved to a file. */
export const rescueRoutes = {
  rescueVisits: signedIn.rescueVisits.handler(async ({ context: { tx, actor }, input }) => {
    const { readable, refused } = readAll(input.visits);
    const observers = await findObservers(tx, [...new Set(readable.map(({ visit }) => visit.observerId))]);
    const ground = await loadGround(tx, actor, [...new Set(readable.map(({ visit }) => visit.windowId))]);
    const judged = readable.map((read) => ({
      ...{ ...read, sha256: fingerprintOf(read.visit) },
      fault: findRescueFault(actor, read.visit, ground, observers),
    }));
    // Its day was explained by the device's clock when the device brought it; a file does not tell that any more.
    const known = await findKnown(
      tx,
      judged.filter(({ fault }) => fault?.code === 'observation/outside-window'),
    );
    const offered = judged.filter(({ visit, fault }) => fault === null || known.has(visit.id));
    for (const { visit, position, fault } of judged)
      if (fault !== null && !known.has(visit.id)) refused.push({ id: visit.id, position, ...fault });
    const kept = await keepVisits(tx, actor.districtId, input.savedAt, offered);
    const compared = compareWithKept(offered, kept);
    const different = compared.filter(({ as }) => as === 'different');
    await keepDisputes(tx, actor.districtId, different);
    for (const { visit, position, kept: record } of different)
      refused.push({
        ...{ id: visit.id, position, code: 'observation/different-visit' },
        data: { receivedAt: record.receivedAt },
      });
    const received = compared.flatMap(({ visit, position, as, kept: record }) =>
      as === 'different'
        ? []
        : [
            {
              ...{ id: visit.id, position, as, receivedAt: record.receivedAt },
              by: observers.get(visit.observerId)?.name ?? '',
            },
          ],
    );
    await auditRescue(tx, actor, received);
    return { received, refused: refused.sort((a, b) => a.position - b.position) };
  }),
};

function readAll(visits: readonly unknown[]) {
  const refused: NotRescuedVisit[] = [];
  const readable: { position: number; visit: Visit }[] = [];
  for (const [position, sent] of visits.entries()) {
    const read = readVisit(sent);
    if ('visit' in read) readable.push({ position, visit: read.visit });
    else refused.push({ id: idOfSent(sent), position, ...read.fault });
  }
  return { readable, refused };
}

/** The id of a record that could not be read, so that it can be found in the file; null when it has none. */
function idOfSent(sent: unknown): string | null {
  const id = typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : null;
  return typeof id === 'string' ? id.slice(0, 60) : null;
}

/** A visit out of a file is judged by what its observer may do: the one who loads it only carries it. */
function findRescueFault(
  actor: Actor,
  visit: Visit,
  ground: DeliveryGround,
  observers: ReadonlyMap<string, KnownObserver>,
) {
  const observer = observers.get(visit.observerId);
  if (observer === undefined) return { code: 'observation/not-of-this-district' } as const;
  if (!mayRescueIn(actor, visit.buildingId)) return { code: 'observation/rescue-other-building' } as const;
  const { capacities } = observer;
  return findVisitFault(visit, { ...ground, personId: visit.observerId, capacities });
}

async function auditRescue(tx: Tx, actor: Actor, received: RescueReceipt['received']): Promise<void> {
  const visitIds = received.filter(({ as }) => as === 'new').map(({ id }) => id);
  if (visitIds.length > 0)
    await audit(tx, actor, 'observation/visits-rescued', { id: newId(), detail: { visitIds } });
}
