import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { Moment } from '../../kit/school-time.ts';

/** One entry of the append-only audit. */
export const AuditEntry = z.object({
  id: z.uuid(),
  at: Moment,
  /** Null when whoever runs the installation acted, and for what was told without a name. */
  person: z.string().nullable(),
  /** The capacity acted in, or `operator`, or `nameless`. */
  capacity: z.string(),
  act: z.string(),
  objectId: z.uuid(),
  /** The person the act was about, where it was about one. */
  about: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const auditContract = {
  readAudit: endpoint
    .meta({ may: { capacities: ['district_office', 'superintendent', 'union_representative'] } })
    .route({
      method: 'GET',
      path: '/people/audit',
      summary: 'Who did what, when and in which capacity',
      description:
        'Newest first, a page at a time: `before` is the `next` of the page before. `act` chooses one kind. Answers ' +
        'every kind of act that the district’s audit holds, to choose from.',
    })
    .input(
      z.strictObject({
        act: z.string().max(100).optional(),
        before: z.uuid().optional(),
        limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        entries: z.array(AuditEntry),
        acts: z.array(z.string()),
        next: z.uuid().nullable(),
      }),
    ),
};
