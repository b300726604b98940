import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Prose } from '../../kit/text.ts';
import { settingCapacities, staffCapacities } from './access.ts';
import { IndicatorId, LevelId, PartId, ScaleLevel, Wording } from './indicator-schema.ts';
import { evidenceProblems } from './problem-contract.ts';
import { PartRating, Spread } from './stream-contract.ts';

const rating = endpoint.errors(evidenceProblems);
const staff = rating.meta({ may: { capacities: staffCapacities } });

/** The groups of employees in which something can be seen. */
export const employeeGroups = ['leaders', 'teachers', 'coaches', 'other_staff'] as const;
export const EmployeeGroup = z.enum(employeeGroups);
export type EmployeeGroup = z.infer<typeof EmployeeGroup>;

const Link = z
  .string()
  .trim()
  .max(500)
  .regex(/^(https:\/\/\S+|\/([^/\s]\S*)?)$/);

/** What somebody saw on a day. About work and conditions, never about a person. */
export const EntryInput = z.strictObject({
  id: z.uuid(),
  partId: PartId,
  what: Prose.max(600),
  seenOn: SchoolDay,
  link: Link.nullable().default(null),
  buildingId: BuildingId.nullable().default(null),
  employeeGroups: z.array(EmployeeGroup).max(4).default([]),
});
export type EntryInput = z.infer<typeof EntryInput>;

export const Entry = z.object({
  id: z.uuid(),
  partId: PartId,
  what: z.string(),
  seenOn: SchoolDay,
  isOld: z.boolean(),
  link: z.string().nullable(),
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  employeeGroups: z.array(EmployeeGroup),
  /** The capacity of who wrote it down, so that one sees from how many sides evidence comes. */
  from: CapacityKind,
  ratingId: z.uuid().nullable(),
  mayWithdraw: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;

const Presence = z.strictObject({ capacity: CapacityKind, count: z.int().min(1).max(500) });

export const RatingInput = z.strictObject({
  id: z.uuid(),
  indicatorId: IndicatorId,
  groupId: z.uuid(),
  heldOn: SchoolDay,
  /** How many were there in which capacity; never who. */
  present: z.array(Presence).min(1).max(10),
  parts: z
    .array(
      z.strictObject({
        partId: PartId,
        spread: Spread.max(7),
        /** Null: we do not agree. */
        agreed: LevelId.nullable(),
        dissent: z.string().trim().max(1000).default(''),
      }),
    )
    .min(1)
    .max(10),
  evidence: z
    .array(EntryInput)
    .max(30)
    .refine(
      (entries) => new Set(entries.map(({ id }) => id)).size === entries.length,
      'Each has an id of its own.',
    )
    .default([]),
  /** The rating that this one corrects. */
  correctsId: z.uuid().nullable().default(null),
});
export type RatingInput = z.infer<typeof RatingInput>;

/** One rating, whole. */
export const Rating = z.object({
  id: z.uuid(),
  indicator: z.object({ id: IndicatorId, ordinal: z.int(), statement: Wording }),
  heldOn: SchoolDay,
  group: z.object({ id: z.uuid(), name: z.string() }),
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  present: z.array(Presence),
  oldAfterMonths: z.int(),
  levels: z.array(ScaleLevel),
  parts: z.array(
    PartRating.pick({ spread: true, agreed: true, hasRecent: true }).extend({
      id: PartId,
      name: Wording,
      dissent: z.string(),
    }),
  ),
  evidence: z.array(Entry),
  correctsId: z.uuid().nullable(),
  correctedById: z.uuid().nullable(),
  mayCorrect: z.boolean(),
});
export type Rating = z.infer<typeof Rating>;

const ScaleId = z.string().min(1).max(80);

/** On what parts are rated now, and what else the district could choose. */
export const Scale = z.object({
  levels: z.array(ScaleLevel),
  /** Null: the one that comes with Jointly. */
  scaleId: ScaleId.nullable(),
  offered: z.array(z.object({ id: ScaleId, name: Wording })),
});
export type Scale = z.infer<typeof Scale>;

export const ratingContract = {
  readScale: rating
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/evidence/scale',
      summary: 'The levels on which parts are rated',
      description:
        'The scale that the district chose of its Blueprint framework, or the one that comes with Jointly. Ratings recorded before keep the scale of their day.',
    })
    .output(Scale),

  chooseScale: rating
    .meta({ may: { capacities: settingCapacities } })
    .route({
      method: 'PUT',
      path: '/evidence/scale',
      summary: 'Choose the scale on which parts are rated from now on',
      description:
        'One of the scales of the district’s Blueprint framework with seven levels at most, or null for the one that comes with Jointly.',
    })
    .input(z.strictObject({ scaleId: ScaleId.nullable() }))
    .output(Scale),

  recordRating: staff
    .route({
      method: 'PUT',
      path: '/evidence/ratings/{id}',
      summary: 'Record how a group rated each part of an indicator',
      description:
        'By a member of the group. Levels are sent as counts and not by person. It stays as it is; a correction is another rating that names it. Without recent evidence it is taken, and says so. The same again is accepted.',
    })
    .input(RatingInput)
    .output(Rating),

  readRating: rating
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/evidence/ratings/{id}',
      summary: 'One rating: the spread, what was agreed or not, dissent, the evidence',
      description: 'The spread is shown where five or more were present. Nobody is named.',
    })
    .input(z.strictObject({ id: z.uuid() }))
    .output(Rating),

  addEntry: staff
    .route({
      method: 'PUT',
      path: '/evidence/entries/{id}',
      summary: 'Write down what was seen that bears on a part of an indicator',
      description:
        'By all staff, of their own building or of the district. A text that names staff is refused.',
    })
    .input(EntryInput)
    .output(z.object({ id: z.uuid() })),

  withdrawEntry: staff
    .route({
      method: 'PUT',
      path: '/evidence/entries/{id}/withdrawal',
      summary: 'Take back what one wrote down',
      description:
        'By who wrote it, the superintendent and DN members. It stays on record and is shown no more.',
    })
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ id: z.uuid() })),
};
