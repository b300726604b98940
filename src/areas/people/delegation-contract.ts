import { z } from 'zod';
import { DelegatedDuty } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf, PersonId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';

export const DelegationId = idOf('DelegationId');
export type DelegationId = z.infer<typeof DelegationId>;

/** What delegating can refuse. */
export const delegationProblems = {
  'people/delegation-to-self': { status: 422 },
  'people/delegation-past': { status: 422 },
  'people/ends-before-start': { status: 422 },
  'people/designee-not-current': { status: 422 },
} as const satisfies ProblemList;

const delegation = endpoint.errors(delegationProblems);

/** A duty handed to a designee for a time. Both days count. */
export const Delegation = z.object({
  id: DelegationId,
  duty: DelegatedDuty,
  from: z.object({ id: PersonId, name: z.string() }),
  to: z.object({ id: PersonId, name: z.string() }),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  madeAt: Moment,
  /** When it was ended early; null when it was not. */
  endedAt: Moment.nullable(),
  /** Whether it is in force, still to come, or over. */
  state: z.enum(['in_force', 'to_come', 'over']),
});
export type Delegation = z.infer<typeof Delegation>;

export const delegationContract = {
  listDelegations: delegation
    .meta({ may: { capacities: ['superintendent', 'district_office', 'dn_member', 'union_representative'] } })
    .route({
      method: 'GET',
      path: '/people/delegations',
      summary: 'Who acts for the superintendent, for which duty and until when',
      description: 'Newest first, with those that are over.',
    })
    .output(z.object({ delegations: z.array(Delegation) })),
  delegate: delegation
    .meta({ may: { capacities: ['superintendent'] } })
    .route({
      method: 'PUT',
      path: '/people/delegations/{id}',
      summary: 'Name a designee for a duty between two days',
      description:
        'For the superintendent. Refused to oneself, for days that are over, and to somebody without a capacity. ' +
        'Every decision of the designee names the delegation.',
    })
    .input(
      z.strictObject({
        id: DelegationId,
        duty: DelegatedDuty,
        toPersonId: PersonId,
        startsOn: SchoolDay,
        endsOn: SchoolDay,
      }),
    )
    .output(Delegation),
  endDelegation: delegation
    .meta({ may: { capacities: ['superintendent', 'district_office'] } })
    .route({
      method: 'PUT',
      path: '/people/delegations/{id}/end',
      summary: 'End a delegation now',
      description: 'An ended one is accepted again. What was decided under it stands.',
    })
    .input(z.strictObject({ id: DelegationId }))
    .output(Delegation),
};
