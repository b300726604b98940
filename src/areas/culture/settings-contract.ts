import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { settingCapacities } from './access.ts';

/** How often the district looks again: at its norms, in months, and at commitments, in weeks. */
export const CultureSettings = z.strictObject({
  revisitMonths: z.int().min(3).max(24),
  commitmentWeeks: z.int().min(4).max(26),
});
export type CultureSettings = z.infer<typeof CultureSettings>;

/** Something of the culture area that waits for the one who asks. */
export const CultureCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('commitment'), id: z.uuid(), what: z.string(), dueOn: SchoolDay }),
  z.object({ kind: z.literal('norms-to-revisit'), count: z.int(), since: SchoolDay }),
  z.object({ kind: z.literal('norms-proposed'), count: z.int(), since: SchoolDay }),
]);
export type CultureCard = z.infer<typeof CultureCard>;

export const settingsContract = {
  changeCultureSettings: endpoint
    .meta({ may: { capacities: settingCapacities } })
    .route({
      method: 'PUT',
      path: '/culture/settings',
      summary: 'After how many months norms are looked at again, and after how many weeks commitments are',
      description:
        'By the superintendent and DN members. Commitments keep the rhythm with which they were stated.',
    })
    .input(CultureSettings)
    .output(CultureSettings),

  listNext: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/culture/next',
      summary: 'One’s own commitments to look at again; norms that wait for those who agree on them',
    })
    .output(z.object({ cards: z.array(CultureCard) })),
};
