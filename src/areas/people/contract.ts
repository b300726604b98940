import { z } from 'zod';
import { Actor, CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { CapacityId, DistrictId } from '../../kit/ids.ts';
import { Language } from '../../kit/text.ts';

/** Everything in the people area that can be refused, beyond the common problems. */
export const peopleProblems = {} as const;

const people = endpoint.errors(peopleProblems);

/** Who is signed in, where, and as what else they could act. */
export const Session = z.object({
  actor: Actor,
  district: z.object({
    id: DistrictId,
    name: z.string(),
    language: Language,
    timeZone: z.string(),
    isDemo: z.boolean(),
  }),
  capacities: z.array(z.object({ id: CapacityId, kind: CapacityKind, building: z.string().nullable() })),
});
export type Session = z.infer<typeof Session>;

export const peopleContract = {
  readSession: people
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/people/session',
      summary: 'Who is signed in, in which capacity, and which others they hold',
    })
    .output(Session),
};
