import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { citingCapacities, settingCapacities } from './access.ts';
import { CitedWork, IndicatorId, PartId, Wording } from './indicator-schema.ts';
import { evidenceProblems } from './problem-contract.ts';
import { EmployeeGroup, Entry } from './rating-contract.ts';
import { IndicatorStreams, PartRating } from './stream-contract.ts';

const indicator = endpoint.errors(evidenceProblems);
const signedIn = indicator.meta({ may: 'signed-in' });
const citing = indicator.meta({ may: { capacities: citingCapacities } });
const Count = z.int().min(0);

/** One building, or the whole district. */
const inPlace = { buildingId: BuildingId.optional() };

export const targetKinds = [
  'step',
  'meeting',
  'session',
  'message',
  'questions',
  'barriers',
  'week',
  'norm',
  'commitments',
  'conflict',
  'goal',
  'support',
  'routine',
] as const;
export const TargetKind = z.enum(targetKinds);
export type TargetKind = z.infer<typeof TargetKind>;

/** What the district did in Jointly, of one kind, in the last twelve months. */
export const Trace = z.object({
  id: z.string(),
  partIds: z.array(PartId),
  /** Of what is counted without titles a multiple of five, which is the least there are; null: fewer than five. */
  count: Count.nullable(),
  /** Of how many, where it is a part of something; else null. */
  of: Count.nullable(),
  /** The middle of the hours that it took; null under five, and where nothing takes time. */
  medianHours: z.number().nullable(),
  lastOn: SchoolDay.nullable(),
  /** The four quarters of the twelve months, the latest last; null where it is counted without titles. */
  quarters: z.array(Count).nullable(),
  /** Whether its records can be opened. */
  isOpen: z.boolean(),
});
export type Trace = z.infer<typeof Trace>;

/** One record behind a trace. */
export const TraceRecord = z.object({
  id: z.string(),
  on: SchoolDay,
  title: z.string(),
  kind: TargetKind,
  /** The record that a link leads to. */
  about: z.string(),
  /** Whether it is among those that the trace counts, where it is a part of something. */
  isCounted: z.boolean(),
});
export type TraceRecord = z.infer<typeof TraceRecord>;

/** Research that the district put beside an indicator. */
export const Citation = z.object({
  id: z.uuid(),
  citation: z.string(),
  link: z.string().nullable(),
  note: z.string(),
  by: z.string(),
  capacity: CapacityKind,
  addedOn: SchoolDay,
  mayWithdraw: z.boolean(),
});
export type Citation = z.infer<typeof Citation>;

const Place = z.object({ id: BuildingId, name: z.string() });

export const Register = z.object({
  today: SchoolDay,
  oldAfterMonths: z.int(),
  mayChange: z.boolean(),
  foundation: Wording,
  source: Wording,
  /** Open buildings, in the district's own order. */
  buildings: z.array(Place),
  indicators: z.array(IndicatorStreams),
});
export type Register = z.infer<typeof Register>;

export const IndicatorPage = z.object({
  today: SchoolDay,
  oldAfterMonths: z.int(),
  buildings: z.array(Place),
  streams: IndicatorStreams,
  /** The pages before and after, and how many there are. */
  before: IndicatorId.nullable(),
  after: IndicatorId.nullable(),
  total: z.int(),
  traces: z.array(Trace),
  /** All ratings of its parts, the latest first; those that were corrected too. */
  ratings: z.array(PartRating.extend({ partId: PartId })),
  /** The latest hundred. */
  evidence: z.array(Entry),
  works: z.array(CitedWork),
  citations: z.array(Citation),
  isStaff: z.boolean(),
  mayCite: z.boolean(),
});
export type IndicatorPage = z.infer<typeof IndicatorPage>;

/** Whence evidence, ratings, sessions and visits of twelve months come. Null: not enough to be told. */
export const Coverage = z.object({
  buildings: z.array(
    Place.extend({ evidence: Count, ratings: Count, sessions: Count, visits: Count.nullable() }),
  ),
  groups: z.array(
    z.object({ group: EmployeeGroup, evidence: Count, ratings: Count, sessions: Count.nullable() }),
  ),
  /** What is of the whole district. */
  district: z.object({ evidence: Count, ratings: Count, sessions: Count }),
});
export type Coverage = z.infer<typeof Coverage>;

export const indicatorContract = {
  listIndicators: signedIn
    .route({
      method: 'GET',
      path: '/evidence/indicators',
      summary: 'The indicators, each part in its three streams: rating, pulse, traces',
      description:
        'For the district or for one building, with the same measures. Streams stand side by side and are never averaged; what is unknown stays unknown.',
    })
    .input(z.strictObject(inPlace))
    .output(Register),

  readIndicator: signedIn
    .route({
      method: 'GET',
      path: '/evidence/indicators/{indicatorId}',
      summary: 'One indicator: streams, traces, evidence, the history of its ratings, the research',
    })
    .input(z.strictObject({ indicatorId: IndicatorId, ...inPlace }))
    .output(IndicatorPage),

  readTrace: signedIn
    .route({
      method: 'GET',
      path: '/evidence/traces/{traceId}',
      summary: 'The records behind a trace',
      description:
        'The latest two hundred that the reader may open elsewhere; how many more there are is said. No persons.',
    })
    .input(z.strictObject({ traceId: z.string().max(60), ...inPlace }))
    .output(z.object({ records: z.array(TraceRecord), notShown: Count })),

  readCoverage: signedIn
    .route({
      method: 'GET',
      path: '/evidence/coverage',
      summary: 'From which buildings and groups of employees evidence, ratings, sessions and visits come',
      description:
        'Counts of records, never of a person. Visits are those behind the figures that readings show of a building; sessions by group where five or more people are in it.',
    })
    .output(Coverage),

  changeSettings: indicator
    .meta({ may: { capacities: settingCapacities } })
    .route({
      method: 'PUT',
      path: '/evidence/settings',
      summary: 'After how many months evidence is old',
    })
    .input(z.strictObject({ oldAfterMonths: z.int().min(1).max(36) }))
    .output(z.object({ oldAfterMonths: z.int() })),

  addCitation: citing
    .route({
      method: 'PUT',
      path: '/evidence/citations/{id}',
      summary: 'Put research of one’s own beside an indicator',
      description:
        'By the superintendent, DN members, coaches and building administrators. The same again is accepted.',
    })
    .input(
      z.strictObject({
        id: z.uuid(),
        indicatorId: IndicatorId,
        citation: z.string().trim().min(5).max(600),
        link: z
          .string()
          .trim()
          .max(500)
          .regex(/^(https:\/\/\S+|10\.\d{4,9}\/\S+)$/)
          .nullable()
          .default(null),
        note: z.string().trim().max(1000).default(''),
      }),
    )
    .output(z.object({ id: z.uuid() })),

  withdrawCitation: citing
    .route({
      method: 'PUT',
      path: '/evidence/citations/{id}/withdrawal',
      summary: 'Take a citation away',
      description:
        'By who added it, the superintendent and DN members. It stays on record and is shown no more.',
    })
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ id: z.uuid() })),

  listNext: signedIn
    .route({
      method: 'GET',
      path: '/evidence/next',
      summary: 'Parts without recent evidence, for the superintendent and DN members',
    })
    .output(z.object({ parts: Count, indicatorId: IndicatorId.nullable(), oldAfterMonths: z.int() })),
};
