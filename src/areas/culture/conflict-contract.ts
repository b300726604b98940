import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { staffCapacities, trainingCapacities } from './access.ts';
import { type EmployeeGroup, employeeGroups } from './commitment-contract.ts';
import { cultureProblems } from './problem-contract.ts';

const conflict = endpoint.errors(cultureProblems);
const training = conflict.meta({ may: { capacities: trainingCapacities } });

export const TrainingId = idOf('TrainingId');
export type TrainingId = z.infer<typeof TrainingId>;

const Count = z.int().min(0).max(100_000);
/** How many people of each employee group: numbers, not names. */
export const PeopleByGroup = z.strictObject(
  Object.fromEntries(employeeGroups.map((group) => [group, Count])) as Record<EmployeeGroup, typeof Count>,
);
export type PeopleByGroup = z.infer<typeof PeopleByGroup>;

export const Training = z.object({
  id: TrainingId,
  on: SchoolDay,
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  minutes: z.int(),
  focus: z.string(),
  people: PeopleByGroup,
  mayWithdraw: z.boolean(),
});
export type Training = z.infer<typeof Training>;

export const partyKinds = ['two_people', 'groups', 'with_leadership'] as const;
export const howFar = ['yes', 'partly', 'no'] as const;
export const endings = ['yes', 'partly', 'not_yet'] as const;
export const nextTalks = ['nothing', 'another_talk', 'help_asked'] as const;

/** How a conflict came to an end: no name, no building, no words, no day. */
export const ConflictOutcome = z.strictObject({
  id: z.uuid(),
  /** `2026-11` */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  parties: z.enum(partyKinds),
  cameToEnd: z.enum(endings),
  respectful: z.enum(howFar),
  productive: z.enum(howFar),
  next: z.enum(nextTalks),
});
export type ConflictOutcome = z.infer<typeof ConflictOutcome>;

const countsOf = <const Keys extends readonly string[]>(keys: Keys) =>
  z.object(Object.fromEntries(keys.map((key) => [key, z.int()])) as Record<Keys[number], z.ZodInt>);

/** How the conflicts of a school year ended, as far as they may be shown: in groups of five or more. */
export const OutcomeCounts = z.object({
  outcomes: z.int(),
  parties: countsOf(partyKinds),
  cameToEnd: countsOf(endings),
  respectful: countsOf(howFar),
  productive: countsOf(howFar),
  next: countsOf(nextTalks),
});
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

export const Conflict = z.object({
  today: SchoolDay,
  /** The year in which the school year begins, and those about which there is something to show. */
  schoolYear: z.int(),
  schoolYears: z.array(z.int()),
  trainings: z.array(Training),
  sums: z.object({ trainings: z.int(), minutes: z.int(), people: PeopleByGroup }),
  /** Null until five conflicts of the year have been told. */
  outcomes: OutcomeCounts.nullable(),
  mayRecordTraining: z.boolean(),
  mayTellOutcome: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;

export const TrainingInput = z.strictObject({
  id: TrainingId,
  on: SchoolDay,
  buildingId: BuildingId.nullable(),
  minutes: z.int().min(5).max(600),
  focus: Line,
  people: PeopleByGroup,
});
export type TrainingInput = z.infer<typeof TrainingInput>;

export const conflictContract = {
  readConflict: conflict
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/culture/conflict',
      summary: 'How we learn to navigate conflict, and how conflicts came to an end, in a school year',
      description:
        'For everybody. Outcomes are counts of the whole district, shown in groups of five, each told by another person, as they fill: never by building, never one more than yesterday.',
    })
    .input(z.strictObject({ schoolYear: z.coerce.number<number>().int().min(2000).max(2200).optional() }))
    .output(Conflict),
  recordTraining: training
    .route({
      method: 'PUT',
      path: '/culture/conflict/trainings/{id}',
      summary: 'Record that people learned how to navigate conflict: how many of each group, never who',
      description:
        'By administrators and coaches, in their own building; by the superintendent and DN members anywhere. The same again is accepted.',
    })
    .input(TrainingInput)
    .output(z.object({})),
  withdrawTraining: training
    .route({
      method: 'PUT',
      path: '/culture/conflict/trainings/{id}/withdrawal',
      summary: 'Take off a training that was recorded by mistake',
      description: 'By who recorded it, the superintendent and DN members. It is kept and no longer counted.',
    })
    .input(z.strictObject({ id: TrainingId }))
    .output(z.object({})),
  tellOutcome: conflict
    .meta({ may: { capacities: staffCapacities } })
    .route({
      method: 'PUT',
      path: '/culture/conflict/outcomes/{id}',
      summary: 'Tell how a conflict came to an end, without a name',
      description:
        'By all staff, up to three in a month. What was told is kept without who, when or where; the audit says that one was told. Who has told one is kept apart until their group of five is full, and how many they told in a month. The id is kept as a hash only, apart, so that the same again is known.',
    })
    .input(ConflictOutcome)
    .output(z.object({})),
};
