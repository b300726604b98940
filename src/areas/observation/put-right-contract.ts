import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { PracticeId } from '../visions/practice-contract.ts';
import { LessonPart, Tally, VisitId, visitProblems, WindowId } from './visit-contract.ts';

export const VisitChangeId = idOf('VisitChangeId');
export type VisitChangeId = z.infer<typeof VisitChangeId>;

/** `corrected`: all answers as they ought to be. `voided`: taken out of every count. */
export const ChangeKind = z.enum(['corrected', 'voided']);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** Why: one of a few words, so that no name can be written. `brought_back`: what was taken out counts again, as it was last. */
export const ChangeReason = z.enum([
  'wrong_tap',
  'wrong_place',
  'wrong_window',
  'made_twice',
  'practice_run',
  'cut_short',
  'brought_back',
]);
export type ChangeReason = z.infer<typeof ChangeReason>;

/** What became of a visit by the hand of its observer. The latest holds; one that was taken out comes back by a correction. */
export const VisitChangeFacts = z
  .strictObject({
    id: VisitChangeId,
    visitId: VisitId,
    kind: ChangeKind,
    reason: ChangeReason,
    /** All answers, in place of those before; null where the visit is taken out. */
    tallies: z.array(Tally).min(1).max(10).nullable(),
  })
  .refine((change) => (change.kind === 'corrected') === (change.tallies !== null), {
    path: ['tallies'],
    message: 'A correction has all answers; what is taken out has none.',
  })
  .refine(({ kind, reason }) => reason !== 'brought_back' || kind === 'corrected', {
    path: ['reason'],
    message: 'What is brought back is not taken out.',
  })
  .refine(
    ({ tallies }) => new Set(tallies?.map((tally) => tally.practiceId)).size === (tallies ?? []).length,
    {
      path: ['tallies'],
      message: 'A practice is answered once in a visit.',
    },
  );
export type VisitChangeFacts = z.infer<typeof VisitChangeFacts>;

export const VisitChange = z.object({
  id: VisitChangeId,
  kind: ChangeKind,
  reason: ChangeReason,
  tallies: z.array(Tally).nullable(),
  changedAt: Moment,
  changedAs: CapacityKind,
});
export type VisitChange = z.infer<typeof VisitChange>;

/** One's own visit, as the server has it: no room, since the server only knows a token of it. */
export const MyVisit = z.object({
  id: VisitId,
  building: z.string(),
  band: z.string(),
  lessonPart: LessonPart,
  /** By true time where the device's clock was wrong. */
  startedAt: Moment,
  endedAt: Moment,
  /** How far the device's clock was ahead (negative: behind), where its times were set right; and what it said. */
  clock: z.object({ aheadSeconds: z.int(), deviceStartedAt: Moment }).nullable(),
  receivedAt: Moment,
  /** As they were sent. They stay as they are. */
  tallies: z.array(Tally),
  /** In the order in which they were made. */
  changes: z.array(VisitChange),
  /**
   * Where this visit and another make a pair: whether it counts for both, stands back for the other, or has given way to
   * what the two agreed on, which no correction changes. Null where it counts by itself.
   */
  pair: z.enum(['counts', 'stands_back', 'agreed']).nullable(),
  /** Other visits that look like this one made again: the same room at the same minutes, neither taken out. */
  looksLike: z.array(VisitId),
});
export type MyVisit = z.infer<typeof MyVisit>;

/** One's own visits in a window whose reading has not been taken. */
export const MyWindow = z.object({
  id: WindowId,
  subject: z.string(),
  purpose: z.string(),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  visitMinutes: z.int(),
  practices: z.array(z.object({ id: PracticeId, name: z.string() })),
  /** The latest first, those that were taken out among them; at most 500. */
  visits: z.array(MyVisit),
  /** Where at least half of six visits or more were to rooms that one has been in three times or more. */
  repeats: z.object({ visits: z.int(), repeated: z.int(), rooms: z.int() }).nullable(),
});
export type MyWindow = z.infer<typeof MyWindow>;

export const MyVisits = z.object({
  /** The window that ends first is first. Windows in which one has made no visit are not in it. */
  windows: z.array(MyWindow),
  /** How many visits one's phones have counted and not brought, while they brought later ones; null while there are none. */
  missing: z.object({ count: z.int(), since: SchoolDay }).nullable(),
});
export type MyVisits = z.infer<typeof MyVisits>;

/** Two visits that look like the same one, and are not. */
export const ToldApartFacts = z.strictObject({ id: idOf('ToldApartId'), visitId: VisitId, otherId: VisitId });
export type ToldApartFacts = z.infer<typeof ToldApartFacts>;

export const putRightProblems = {
  /** The window has been read: what everybody talks about no longer changes. */
  'observation/reading-stands': { status: 409, data: z.object({ readAt: Moment }) },
  /** What counts of the visit is what its observer and their partner agreed on: a correction would change nothing. */
  'observation/agreed-with-partner': { status: 409, data: z.object({ agreedAt: Moment }) },
  /** The two are not visits to one room at the same minutes. */
  'observation/not-look-alike': { status: 422 },
} as const satisfies ProblemList;

/** What is next for an observer about visits already made, for Home. Nobody else is told. */
export const PutRightCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visits-look-alike'), count: z.int() }),
  z.object({ kind: z.literal('visits-missing'), count: z.int(), since: SchoolDay }),
]);
export type PutRightCard = z.infer<typeof PutRightCard>;

const own = endpoint
  .errors({ ...putRightProblems, 'observation/not-in-window': visitProblems['observation/not-in-window'] })
  .meta({ may: 'signed-in' });

export const putRightContract = {
  listMyVisits: own
    .route({
      method: 'GET',
      path: '/observation/my-visits',
      summary: 'One’s own visits that can still be put right',
      description:
        'Visits that the signed-in person made, in windows whose reading has not been taken, each with its answers and ' +
        'what became of it. What came with a sheet is not in it. Nobody can read anybody else’s. It also says which visits look like one made twice, whether ' +
        'visits of one’s phone are missing, and whether one goes to the same rooms again and again.',
    })
    .output(MyVisits),

  changeVisit: own
    .route({
      method: 'PUT',
      path: '/observation/visit-changes/{id}',
      summary: 'Put one’s own visit right, or take it out of every count',
      description:
        'A new row that names the visit, with all answers as they ought to be or none, and a reason out of a few. The ' +
        'visit itself stays as it arrived. The latest change holds. Refused once the window’s reading has been taken, and, ' +
        'where it only corrects, once the two of a pair have agreed; visits of others are not found.',
    })
    .input(VisitChangeFacts)
    .output(VisitChange.extend({ visitId: VisitId })),

  tellVisitsApart: own
    .route({
      method: 'PUT',
      path: '/observation/visits-told-apart/{id}',
      summary: 'Say that two visits that look alike are two',
      description:
        'For one’s own visits to one room at the same minutes, as when one went in twice. From then on they are not ' +
        'asked about. Which of the two is named first does not matter.',
    })
    .input(ToldApartFacts)
    .output(z.object({ id: z.uuid() })),
};
