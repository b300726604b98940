import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { keepingKinds } from './access.ts';
import { goalsProblems } from './problem-contract.ts';

export const MeasureId = idOf('MeasureId');
export type MeasureId = z.infer<typeof MeasureId>;

export const measureKinds = ['retention', 'other'] as const;
export const MeasureKind = z.enum(measureKinds);
export type MeasureKind = z.infer<typeof MeasureKind>;

/** A norm beside which a measure is set, in the words that hold now. */
export const RelatedNorm = z.object({
  id: z.uuid(),
  text: z.string(),
  /** Null: the whole district. */
  building: z.string().nullable(),
  /** Whether it is in force. */
  isAgreed: z.boolean(),
});
export type RelatedNorm = z.infer<typeof RelatedNorm>;

/** One school year: so many of so many. */
export const MeasureYear = z.object({
  id: z.uuid(),
  /** The calendar year in which the school year begins. */
  startsIn: z.int(),
  counted: z.int(),
  of: z.int(),
  source: z.string(),
  note: z.string(),
  correctsId: z.uuid().nullable(),
  correctedById: z.uuid().nullable(),
  by: z.string(),
  madeAt: Moment,
});
export type MeasureYear = z.infer<typeof MeasureYear>;

export const Measure = z.object({
  id: MeasureId,
  kind: MeasureKind,
  name: z.string(),
  /** Who is counted, and of whom: the same words every year. */
  counted: z.string(),
  ofWhom: z.string(),
  madeOn: SchoolDay,
  /** The norms of how people treat each other that people set beside it. */
  norms: z.array(RelatedNorm),
  /** Why people think that they have to do with each other; empty where nothing was said. */
  relationWhy: z.string(),
  /** The latest year that holds. */
  latest: MeasureYear.nullable(),
});
export type Measure = z.infer<typeof Measure>;

export const MeasurePage = z.object({
  measure: Measure,
  /** By year; corrected ones too. */
  years: z.array(MeasureYear),
  mayKeep: z.boolean(),
});
export type MeasurePage = z.infer<typeof MeasurePage>;

const measures = endpoint.errors(goalsProblems);
const reading = measures.meta({ may: 'signed-in' });
const keeping = measures.meta({ may: { capacities: keepingKinds } });

export const measureContract = {
  listMeasures: reading
    .route({
      method: 'GET',
      path: '/goals/measures',
      summary: 'What the district counts year by year, such as how many of its people stayed',
    })
    .output(z.object({ measures: z.array(Measure), mayKeep: z.boolean() })),
  readMeasure: reading
    .route({
      method: 'GET',
      path: '/goals/measures/{measureId}',
      summary: 'One measure with its years, corrections included',
    })
    .input(z.strictObject({ measureId: MeasureId }))
    .output(MeasurePage),
  makeMeasure: keeping
    .route({
      method: 'PUT',
      path: '/goals/measures/{measureId}',
      summary: 'Begin a district measure: who is counted, of whom',
      description:
        'By the superintendent, a DN member or the district office. Texts that name staff are refused. Permanent; safe to repeat.',
    })
    .input(
      z.strictObject({
        measureId: MeasureId,
        kind: MeasureKind,
        name: Line,
        counted: Line,
        ofWhom: Line,
      }),
    )
    .output(MeasurePage),
  keepYear: keeping
    .route({
      method: 'PUT',
      path: '/goals/measure-years/{yearId}',
      summary:
        'Put down one school year: so many of so many, or correct a year by a new row that names the old',
      description: 'Refused for fewer than ten in all, a year to come, or a year that is there already.',
    })
    .input(
      z.strictObject({
        yearId: z.uuid(),
        measureId: MeasureId,
        startsIn: z.int().min(1990).max(2200),
        counted: z.int().min(0).max(10_000_000),
        of: z.int().min(0).max(10_000_000),
        source: Line,
        note: z.string().trim().max(1000).default(''),
        correctsId: z.uuid().nullable().default(null),
      }),
    )
    .output(MeasurePage),
  relateMeasure: keeping
    .route({
      method: 'PUT',
      path: '/goals/measure-relations/{relationId}',
      summary: 'Set a measure beside norms that are in force, or beside none',
      description:
        'Norms of how people treat each other, with why people think that they have to do with each other. What was said before stays. Safe to repeat.',
    })
    .input(
      z.strictObject({
        relationId: z.uuid(),
        measureId: MeasureId,
        normIds: z.array(z.uuid()).max(10),
        why: z.string().trim().max(600),
      }),
    )
    .output(MeasurePage),
};
