import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { IndicatorOutline, Item, ItemId } from './item-contract.ts';
import { longestNote } from './note-rules.ts';
import { pulseProblems } from './problem-contract.ts';

const pulse = endpoint.errors(pulseProblems);
const signedIn = pulse.meta({ may: 'signed-in' });
const leading = pulse.meta({ may: { capacities: ['superintendent', 'dn_member'] } });

export const RoundId = idOf('PulseRoundId');
export type RoundId = z.infer<typeof RoundId>;

/** Employees in four coarse groups: each person is in one. */
export const employeeGroups = ['leaders', 'teachers', 'coaches', 'other_staff'] as const;
export const EmployeeGroup = z.enum(employeeGroups);
export type EmployeeGroup = z.infer<typeof EmployeeGroup>;

const Count = z.int().min(0);

export const RoundSummary = z.object({
  id: RoundId,
  stage: z.enum(['coming', 'open', 'closed']),
  opensOn: SchoolDay,
  closesOn: SchoolDay,
  groups: z.array(EmployeeGroup),
  questions: Count,
  asked: Count,
  /**
   * While it is open: rounded down to fives, and never all. After the close: how many. Null where it would be about fewer
   * than eight people.
   */
  answered: Count.nullable(),
  /** What the reader has to do with it. */
  mine: z.object({ isAsked: z.boolean(), hasAnswered: z.boolean() }),
});
export type RoundSummary = z.infer<typeof RoundSummary>;

const Turnout = z.object({ asked: Count, answered: Count.nullable() });

export const Round = RoundSummary.extend({
  items: z.array(Item),
  indicators: z.array(IndicatorOutline),
  /** Who has answered so far, roughly, by building and by group; null `building`: people without one. */
  buildings: z.array(Turnout.extend({ building: z.object({ id: z.uuid(), name: z.string() }).nullable() })),
  byGroup: z.array(Turnout.extend({ group: EmployeeGroup })),
  /** Where the reader would be counted, so that somebody in a small place knows it beforehand; null when not asked. */
  myPlaces: z
    .object({
      building: z.object({ name: z.string().nullable(), asked: Count, canAppear: z.boolean() }),
      group: z.object({ group: EmployeeGroup, asked: Count, canAppear: z.boolean() }),
    })
    .nullable(),
  mayWithdraw: z.boolean(),
});
export type Round = z.infer<typeof Round>;

export const RoundInput = z.strictObject({
  id: RoundId,
  opensOn: SchoolDay,
  closesOn: SchoolDay,
  groups: z
    .array(EmployeeGroup)
    .min(1)
    .max(employeeGroups.length)
    .refine((groups) => new Set(groups).size === groups.length),
});
export type RoundInput = z.infer<typeof RoundInput>;

const Note = z.string().trim().max(longestNote);

export const AnswerInput = z.strictObject({
  id: RoundId,
  /** For every question of the round: 0 (none, not at all) to 4 (nearly all, fully), or null: I cannot say. */
  values: z.record(
    ItemId,
    z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  ),
  helps: Note,
  inTheWay: Note,
});
export type AnswerInput = z.infer<typeof AnswerInput>;

export const roundContract = {
  listRounds: signedIn
    .route({
      method: 'GET',
      path: '/pulse/rounds',
      summary: 'Rounds of the staff pulse: coming, open and past, the latest first',
    })
    .output(
      z.object({
        rounds: z.array(RoundSummary),
        today: SchoolDay,
        mayOpen: z.boolean(),
        /** The first day on which another round could open. */
        earliestOn: SchoolDay,
      }),
    ),
  readRound: signedIn
    .route({
      method: 'GET',
      path: '/pulse/rounds/{id}',
      summary: 'A round: its questions, who is asked, and roughly how many have answered',
      description:
        'Before the close there is no figure but participation, in fives. Nothing here says who has answered, except to oneself.',
    })
    .input(z.strictObject({ id: RoundId }))
    .output(Round),
  openRound: leading
    .route({
      method: 'PUT',
      path: '/pulse/rounds/{id}',
      summary: 'Set a round: when it opens and closes, and who is asked',
      description:
        'Open for 3 to 21 days, at most three times in a school year, sixty days apart. The questions and the people asked are frozen with it. The same again is accepted.',
    })
    .input(RoundInput)
    .output(Round),
  withdrawRound: leading
    .route({
      method: 'PUT',
      path: '/pulse/rounds/{id}/withdrawal',
      summary: 'Take back a round that has not opened yet',
      description: 'A round that has opened runs to its last day: people have answered in good faith.',
    })
    .input(z.strictObject({ id: RoundId }))
    .output(z.object({})),
  answerRound: signedIn
    .route({
      method: 'PUT',
      path: '/pulse/rounds/{id}/answer',
      summary: 'Answer a round, once, without a name',
      description:
        'By people who are asked, while the round is open. That the person has answered is kept apart from the answer, which is added to the counts of the round and not kept. Sent again, it is accepted and changes nothing. The reply says the same whether it was new or not.',
    })
    .input(AnswerInput)
    .output(z.object({})),
  listNext: signedIn
    .route({
      method: 'GET',
      path: '/pulse/next',
      summary: 'Rounds that wait for the reader’s answer, and results that opened in the last ten days',
    })
    .output(
      z.object({
        toAnswer: z.array(z.object({ id: RoundId, closesOn: SchoolDay, questions: Count })),
        opened: z.array(z.object({ id: RoundId, closedOn: SchoolDay })),
      }),
    ),
};
