import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { readingCapacities } from './access.ts';
import { agreementContract } from './agreement-contract.ts';
import { chartContract, chartProblems } from './chart-contract.ts';
import { exportContract, exportProblems } from './export-contract.ts';
import { Aim, DistrictReading, FigureOrNot, Floors, PlaceReading, Spread } from './figure-contract.ts';
import { qualityContract } from './quality-contract.ts';
import { PracticeWords, SubjectPicture, WindowOnAxis } from './series-contract.ts';
import { sharingContract } from './sharing-contract.ts';

/** Everything in the analysis area that can be refused, beyond the common problems. */
export const analysisProblems = {
  'analysis/window-not-ended': { status: 409, data: z.object({ endsOn: SchoolDay }) },
  'analysis/already-read': { status: 409, data: z.object({ readingId: z.uuid() }) },
  'analysis/not-your-window': { status: 403 },
  'analysis/practice-not-in-window': { status: 422, data: z.object({ practiceIds: z.array(z.uuid()) }) },
  'analysis/floors-only-rise': { status: 422, data: Floors },
  ...exportProblems,
  ...chartProblems,
} as const satisfies ProblemList;

const analysis = endpoint.errors(analysisProblems);

/** The permanent reading of a window: when it was taken, and the seal of its figures. */
export const ReadingSeal = z.strictObject({
  id: z.uuid(),
  windowId: z.uuid(),
  frozenAt: Moment,
  /** SHA-256 of the figures' canonical JSON, in hexadecimal. */
  sha256: z.string(),
  /** Visits that arrived after the reading was taken. They are kept and change nothing in it. */
  lateVisits: z.int().min(0),
});
export type ReadingSeal = z.infer<typeof ReadingSeal>;

/** Everything that may be shown about one window. */
export const WindowReading = z.strictObject({
  window: WindowOnAxis.extend({ subjectId: z.uuid(), subject: z.string() }),
  /** Null until the reading is taken: until then only the district's figures are shown, one step behind. */
  reading: ReadingSeal.nullable(),
  floors: Floors,
  spread: Spread,
  /** That nobody expects all of it, in the words of the observation agreement; null while there is none. */
  perfectionLine: z.string().nullable(),
  practices: z.array(
    PracticeWords.extend({
      aim: Aim.omit({ practiceId: true }).nullable(),
      district: DistrictReading,
      buildings: z.array(
        PlaceReading.extend({
          buildingId: z.uuid(),
          building: z.string(),
          bands: z.array(z.strictObject({ bandId: z.uuid(), band: z.string(), result: FigureOrNot })),
        }),
      ),
    }),
  ),
});
export type WindowReading = z.infer<typeof WindowReading>;

/** A subject in the list of what there is to see. */
export const SeenSubject = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  windows: z.int().min(0),
  /** Windows that have ended and wait for their reading, the first to end first. */
  waiting: z.array(z.strictObject({ windowId: z.uuid(), purpose: z.string(), endsOn: SchoolDay })),
});
export type SeenSubject = z.infer<typeof SeenSubject>;

export const analysisContract = {
  ...chartContract,
  ...agreementContract,
  ...qualityContract,
  ...sharingContract,
  ...exportContract,
  listSubjects: analysis
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/subjects',
      summary: 'The subjects in which there have been windows of visits',
      description:
        'In the district’s own order, with the windows that have ended and wait for their reading.',
    })
    .output(z.strictObject({ subjects: z.array(SeenSubject) })),
  readSubjectPicture: analysis
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/subjects/{subjectId}',
      summary: 'What we see in a subject, window by window',
      description:
        'Every practice over the windows of a subject, for the district and for each building in the district’s own ' +
        'order, with run chart verdicts from ten points on. Anybody signed in sees the same. Places with too little ' +
        'behind them say only that there is not enough yet.',
    })
    .input(z.strictObject({ subjectId: z.uuid() }))
    .output(SubjectPicture),
  readWindow: analysis
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/windows/{windowId}',
      summary: 'The reading of one window',
      description:
        'Figures, spread, and what the pattern suggests. Before the reading is taken only the district as a whole is ' +
        'shown, in whole steps; afterwards the figures stand as they were taken, for good.',
    })
    .input(z.strictObject({ windowId: z.uuid() }))
    .output(WindowReading),
  takeReading: analysis
    .meta({ may: { capacities: [...readingCapacities] } })
    .route({
      method: 'PUT',
      path: '/analysis/readings/{id}',
      summary: 'Take the reading of a window that has ended',
      description:
        'Freezes the figures once and for all, so that everybody talks about the same ones. Refused before the ' +
        'window’s last day, and when a reading has been taken already. A building administrator takes it for windows ' +
        'in which their building takes part.',
    })
    .input(z.strictObject({ id: z.uuid(), windowId: z.uuid() }))
    .output(ReadingSeal),
  setAims: analysis
    .meta({ may: { capacities: ['superintendent', 'dn_member'] } })
    .route({
      method: 'PUT',
      path: '/analysis/aims/{id}',
      summary: 'Set the district’s own aims for a window',
      description:
        'In how many visits of a hundred the district hopes to see each practice, and to find an opportunity for it. ' +
        'Without an aim nothing is called high or low. Later aims replace earlier ones until the reading is taken; ' +
        'then they are refused.',
    })
    .input(z.strictObject({ id: z.uuid(), windowId: z.uuid(), aims: z.array(Aim).min(1).max(10) }))
    .output(z.strictObject({ id: z.uuid() })),
  readFloors: analysis
    .meta({ may: 'signed-in', opensToTokens: true })
    .route({
      method: 'GET',
      path: '/analysis/floors',
      summary: 'How many rooms and visits must stand behind every figure',
    })
    .output(Floors),
  raiseFloors: analysis
    .meta({ may: { capacities: ['superintendent', 'dn_member', 'district_office'] } })
    .route({
      method: 'PUT',
      path: '/analysis/floors',
      summary: 'Raise how many rooms and visits must stand behind every figure',
      description:
        'Floors rise and never fall: a lower one is refused. Readings already taken stand as they are.',
    })
    .input(Floors)
    .output(Floors),
};
