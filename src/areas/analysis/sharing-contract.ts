import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/**
 * Where a window stands with the promise of its agreement. `running`: visits are still made; `waiting`: over, and within
 * the promised days; `kept` and `shared-late`: the results are open; `late`: the promised day has passed.
 */
export const SharingState = z.enum(['running', 'waiting', 'kept', 'shared-late', 'late']);
export type SharingState = z.infer<typeof SharingState>;

/** The promise of one window, in the same words for everybody. */
export const SharingClock = z.strictObject({
  windowId: z.uuid(),
  subject: z.string(),
  purpose: z.string(),
  buildings: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  endsOn: SchoolDay,
  /** The last day on which the results are to be open to everybody. */
  promisedBy: SchoolDay,
  sharedOn: SchoolDay.nullable(),
  state: SharingState,
  /** Whether the actor may take the reading by which the results are opened, and it can be taken. */
  mayShare: z.boolean(),
});
export type SharingClock = z.infer<typeof SharingClock>;

export const sharingContract = {
  listSharing: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/sharing',
      summary: 'When results are shared, as the agreements promised it',
      description:
        'The windows whose agreement promised a number of days, from two weeks before their end until two months ' +
        'after the promised day, the first promise first. Results are shared when the reading is taken: from then on ' +
        'they are open to everybody. Everybody sees the same; nobody is named.',
    })
    .output(z.strictObject({ today: SchoolDay, clocks: z.array(SharingClock) })),
};
