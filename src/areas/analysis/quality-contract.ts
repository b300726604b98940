import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';

/** How many visits of a kind. One to four are `few`, and so are all but one to four `all_but_few`: nobody's single visit. */
export const VisitCount = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('count'), count: z.int().min(0) }),
  z.strictObject({ is: z.enum(['few', 'all_but_few']) }),
]);
export type VisitCount = z.infer<typeof VisitCount>;

/** How well the visits behind a reading were made, for the district as a whole. It says nothing of anybody who made them. */
export const WindowQuality = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('shown'),
    /** Visits that were not taken out, in whole tens. */
    visits: z.int().min(10),
    /** Visits to where the same person had been before in this window. */
    repeats: VisitCount,
    /** The same in visits of a hundred, to the nearest five; null where the count is few or all but few. */
    repeatsPercent: z.int().min(0).max(100).nullable(),
    /** Visits that look like another one made again, and that nobody has told apart from it. */
    doubles: VisitCount,
    /** Visits whose times were set right, because the clock was more than ten minutes off. */
    clocks: VisitCount,
    corrected: VisitCount,
    /** Taken out of every count by whoever made them. */
    voided: VisitCount,
    /** Shorter than half of the window's minutes, and longer than twice. */
    short: VisitCount,
    long: VisitCount,
    /** Visits in which a practice was left without an answer. */
    unanswered: VisitCount,
  }),
  /** Too few visits, places or people who visit; or the visits are no longer kept. */
  z.strictObject({ is: z.literal('not_enough') }),
  /** The reading has not been taken: a count that moves from day to day would tell of single visits. */
  z.strictObject({ is: z.literal('not_read') }),
]);
export type WindowQuality = z.infer<typeof WindowQuality>;

export const qualityContract = {
  readWindowQuality: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/windows/{windowId}/quality',
      summary: 'How well the visits behind a reading were made',
      description:
        'Counts for the district as a whole, as they stood when the reading was taken: visits again to where one had been, ' +
        'possible doubles, clocks set right, visits put right or taken out, too short or too long, answers missing. It ' +
        'stands on the floors of every figure and on three people who visit, or it says that there is not enough.',
    })
    .input(z.strictObject({ windowId: z.uuid() }))
    .output(WindowQuality),
};
