import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { rescuingCapacities } from './access.ts';
import { DeviceMoment, ReceivedVisit, RefusedVisit, visitsPerDelivery } from './visit-contract.ts';

/** Why one visit of a saved file was not taken, beyond what any delivery can refuse. */
export const rescueProblems = {
  /** Who recorded it has no place in this district. */
  'observation/not-of-this-district': { status: 403 },
  /** A building administrator loads visits to the own building only. */
  'observation/rescue-other-building': { status: 403 },
} as const satisfies ProblemList;

const place = { id: z.string().nullable(), position: z.int() };

export const NotRescuedVisit = z.discriminatedUnion('code', [
  ...RefusedVisit.options,
  z.object({ ...place, code: z.literal('observation/not-of-this-district') }),
  z.object({ ...place, code: z.literal('observation/rescue-other-building') }),
]);
export type NotRescuedVisit = z.infer<typeof NotRescuedVisit>;

/** What became of every visit of a file. */
export const RescueReceipt = z.object({
  /** `by`: who recorded it, as the record says. */
  received: z.array(ReceivedVisit.extend({ position: z.int(), by: z.string() })),
  refused: z.array(NotRescuedVisit),
});
export type RescueReceipt = z.infer<typeof RescueReceipt>;

export const rescueContract = {
  rescueVisits: endpoint
    .meta({ may: { capacities: rescuingCapacities } })
    .route({
      method: 'POST',
      path: '/observation/rescues',
      summary: 'Load visits out of a file that somebody’s phone saved',
      description:
        'The one way in which a person brings visits that another recorded: they stay the other’s. Each is judged by ' +
        'what its observer may do, like a delivery; one that is here already is recognized. A building administrator ' +
        'loads visits to the own building. Who loaded them is in the audit.',
    })
    .input(
      z.strictObject({
        /** When the phone saved the file, by its own clock: it stands for the moment of sending. */
        savedAt: DeviceMoment,
        /** Each a `Visit`; read one by one. */
        visits: z.array(z.unknown()).min(1).max(visitsPerDelivery),
      }),
    )
    .output(RescueReceipt),
};
