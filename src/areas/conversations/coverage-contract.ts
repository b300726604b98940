import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BandId, BuildingId, idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Prose } from '../../kit/text.ts';
import { gateCapacities } from './access.ts';
import { PracticeId, VersionId } from './session-contract.ts';

export const OverrideId = idOf('OverrideId');
export type OverrideId = z.infer<typeof OverrideId>;

/** A share of fewer people than this is not shown: it could point at one of them. */
export const fewestPeople = 5;

/** The audiences that are counted apart; the gate counts the first three together. */
export const audiences = ['administrators', 'dn_members', 'teachers', 'coaches', 'other_staff'] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;

/** What the gate can refuse. */
export const gateProblems = {
  /** There is nothing to override. */
  'conversations/gate-open': { status: 409 },
} as const satisfies ProblemList;

const gate = endpoint.errors(gateProblems);
const mayKeepGate = { may: { capacities: gateCapacities } } as const;

/**
 * How many of these people have studied the version. Not shown (both null) where they are fewer than five people, and
 * where the number would give away a group that is.
 */
export const Share = z.union([
  z.object({ people: z.int(), studied: z.int() }),
  z.object({
    people: z.null(),
    studied: z.null(),
    hidden: z.enum(['few_people', 'protects_few_people']),
  }),
]);
export type Share = z.infer<typeof Share>;

const shares = z.object(
  Object.fromEntries(audiences.map((audience) => [audience, Share])) as Record<Audience, typeof Share>,
);

/** An override: with its reason, for good. */
export const Override = z.object({ id: OverrideId, reason: z.string(), madeBy: z.string(), madeAt: Moment });
export type Override = z.infer<typeof Override>;

/**
 * Whether enough people have studied a version for observing to begin. `coverage` and `percent` are null in a district
 * with fewer than five people in the three audiences together.
 */
export const Gate = z.object({
  versionId: VersionId,
  coverage: Share,
  /** Whole percent, rounded down: it never claims more than there is. */
  percent: z.int().nullable(),
  threshold: z.int(),
  isOpen: z.boolean(),
  /** How many more people would open it; 0 when it is open by coverage, null where people cannot be shown. */
  missing: z.int().nullable(),
  override: Override.nullable(),
});
export type Gate = z.infer<typeof Gate>;

/** Who has studied a version: by audience, building, grade band and practice. Small cells are protected in all of it. */
export const Coverage = z.object({
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  adoptedOn: SchoolDay,
  isCurrent: z.boolean(),
  /** How many sessions were held on it, and how many are planned. */
  sessions: z.object({ held: z.int(), planned: z.int() }),
  gate: Gate,
  /** Everybody in an audience, whatever the building. */
  district: shares,
  /** In the district's own order; `building` null is staff without a building. */
  buildings: z.array(
    z.object({
      building: z.object({ id: BuildingId, name: z.string() }).nullable(),
      /** Null for staff without a building: they are no group of their own. */
      all: Share.nullable(),
      audiences: shares,
    }),
  ),
  /** Teachers by grade band, in the district's own order; `band` null is teachers without one. */
  bands: z.array(z.object({ band: z.object({ id: BandId, name: z.string() }).nullable(), teachers: Share })),
  /** Those who attended a session in which the practice was studied, by audience. */
  practices: z.array(z.object({ id: PracticeId, name: z.string(), audiences: shares })),
});
export type Coverage = z.infer<typeof Coverage>;

export const coverageContract = {
  readCoverage: gate
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/coverage/{versionId}',
      summary: 'What share of the staff has studied a version: by audience, building, band and practice',
      description:
        'Of the people who hold a capacity today, how many attended at least one held session on this version. ' +
        'Administrators, DN members and teachers are counted apart, and coaches and other staff beside them. Cells of ' +
        'fewer than five people are hidden, and with them whatever would give them away. No names.',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(Coverage),

  readGate: gate
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/gates/{versionId}',
      summary: 'Whether observing may begin on a version',
      description:
        'Open when the share of administrators, DN members and teachers together who have studied the version reaches the ' +
        'district’s threshold, or by a recorded override.',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(Gate),

  overrideGate: gate
    .meta(mayKeepGate)
    .route({
      method: 'PUT',
      path: '/conversations/gates/{versionId}/overrides/{id}',
      summary: 'Open the gate with a reason although the threshold is not reached',
      description:
        'By the superintendent or a DN member. Permanent, audited, and shown to everybody with its reason. The same again ' +
        'is accepted; refused when the gate is already open.',
    })
    .input(z.strictObject({ versionId: VersionId, id: OverrideId, reason: Prose }))
    .output(Gate),

  readThreshold: gate
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/threshold',
      summary: 'The share of people who must have studied a vision before observing begins, in percent',
    })
    .output(z.object({ percent: z.int() })),

  changeThreshold: gate
    .meta(mayKeepGate)
    .route({
      method: 'PUT',
      path: '/conversations/threshold',
      summary: 'Change the threshold of the gate',
      description:
        'By the superintendent or a DN member; audited with the value before. It holds for every vision.',
    })
    .input(z.strictObject({ percent: z.int().min(0).max(100) }))
    .output(z.object({ percent: z.int() })),
};
