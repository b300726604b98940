import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext, SignedInContext } from '../../server/context.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type Delegation, delegationContract, delegationProblems } from './delegation-contract.ts';
import { addDelegation, endDelegation, readDelegations } from './delegation-store.ts';
import { isOver } from './person-rules.ts';
import { listCapacities } from './person-store.ts';
import { readToday } from './store.ts';

const signedIn = implement(delegationContract).$context<RequestContext>().use(admit);

async function findDelegation({ tx }: SignedInContext, id: string): Promise<Delegation | undefined> {
  const [delegation] = await readDelegations(tx, await readToday(tx), id);
  return delegation;
}

async function readDelegation(context: SignedInContext, id: string): Promise<Delegation> {
  const delegation = await findDelegation(context, id);
  if (delegation === undefined) throw refusal(commonProblems, 'record/not-found');
  return delegation;
}

type Wanted = { toPersonId: string; startsOn: string; endsOn: string };

async function refuseFaults({ tx, actor }: SignedInContext, wanted: Wanted): Promise<void> {
  const today = await readToday(tx);
  if (wanted.toPersonId === actor.personId) throw refusal(delegationProblems, 'people/delegation-to-self');
  if (wanted.endsOn < wanted.startsOn) throw refusal(delegationProblems, 'people/ends-before-start');
  if (wanted.endsOn < today || wanted.startsOn < today)
    throw refusal(delegationProblems, 'people/delegation-past');
  const capacities = await listCapacities(tx, wanted.toPersonId);
  if (capacities.length === 0) throw refusal(commonProblems, 'record/not-found');
  if (capacities.every((capacity) => isOver(capacity, wanted.startsOn)))
    throw refusal(delegationProblems, 'people/designee-not-current');
}

const delegate = signedIn.delegate.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { id, duty, toPersonId, startsOn, endsOn } = input;
  const kept = await findDelegation(context, id);
  await recordOnce(
    { duty, from: actor.personId as string, to: toPersonId as string, startsOn, endsOn },
    async () =>
      kept && {
        duty: kept.duty,
        from: kept.from.id as string,
        to: kept.to.id as string,
        startsOn: kept.startsOn,
        endsOn: kept.endsOn,
      },
    async () => {
      await refuseFaults(context, input);
      await addDelegation(tx, {
        ...{ districtId: actor.districtId, id, duty, toPersonId, startsOn, endsOn },
        fromPersonId: actor.personId,
      });
      await audit(tx, actor, 'people/duty-delegated', {
        id: toPersonId,
        detail: { delegationId: id, duty, startsOn, endsOn },
      });
    },
  );
  return readDelegation(context, id);
});

/** The handlers of delegation. */
export const delegationRoutes = {
  listDelegations: signedIn.listDelegations.handler(async ({ context }) => ({
    delegations: await readDelegations(context.tx, await readToday(context.tx)),
  })),
  delegate,
  endDelegation: signedIn.endDelegation.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const delegation = await readDelegation(context, input.id);
    if (delegation.endedAt === null) {
      await endDelegation(tx, input.id);
      await audit(tx, actor, 'people/delegation-ended', {
        id: delegation.to.id,
        detail: { delegationId: input.id },
      });
    }
    return readDelegation(context, input.id);
  }),
};
