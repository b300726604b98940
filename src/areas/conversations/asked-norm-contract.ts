import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';

/** How far a norm was kept, as people said without a name at the end of meetings with five answers or more. */
export const NormCheckIns = z.object({
  meetings: z.int(),
  yes: z.int(),
  partly: z.int(),
  no: z.int(),
});
export type NormCheckIns = z.infer<typeof NormCheckIns>;

export const askedNormContract = {
  readNormCheckIns: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/norm-check-ins/{normId}',
      summary: 'What the check-ins of the last twelve months said about a norm, over all meetings together',
      description:
        'Of meetings that are over and in which at least five people answered. Closed meetings are left out.',
    })
    .input(z.strictObject({ normId: z.uuid() }))
    .output(NormCheckIns),
};
