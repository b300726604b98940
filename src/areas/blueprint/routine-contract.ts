import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { ComponentId, Named } from './component-contract.ts';
import { Cadence, Key, LocalText } from './component-schema.ts';
import { keepingCapacities, signedIn } from './problem-contract.ts';

export const RoutineId = idOf('RoutineId');
export type RoutineId = z.infer<typeof RoutineId>;

export const RoutineMark = z.enum(['kept', 'missed', 'not_held']);
export type RoutineMark = z.infer<typeof RoutineMark>;

/** Who writes routines down and ends them: for the district, or in their own building. */
export const routineCapacities = [
  ...keepingCapacities,
  'building_administrator',
  'bn_member',
  'coach',
] as const;

export const Routine = z.object({
  id: RoutineId,
  number: z.int(),
  name: z.string(),
  about: z.string(),
  /** Who meets: a role, or a group. */
  who: z.object({ kind: CapacityKind.nullable(), group: Named.nullable() }),
  /** Null: the whole district. */
  building: Named.nullable(),
  cadence: Cadence,
  startsOn: SchoolDay,
  endsOn: SchoolDay.nullable(),
  policyLink: z.string().nullable(),
  component: z.object({ id: ComponentId, name: LocalText }).nullable(),
  sampleId: z.string().nullable(),
  /** The last twelve times that have been, the latest first. */
  last: z.array(z.object({ on: SchoolDay, mark: RoutineMark.nullable() })),
  kept: z.int(),
  missed: z.int(),
  notHeld: z.int(),
  unsaid: z.int(),
  nextOn: SchoolDay.nullable(),
  lapsedSince: SchoolDay.nullable(),
  notes: z.array(z.object({ id: z.uuid(), on: SchoolDay, note: z.string(), by: z.string() })),
  isOver: z.boolean(),
  /** Whether the one who asks is in it, or writes routines down for this place: they say what became of a time. */
  mayMark: z.boolean(),
  mayChange: z.boolean(),
});
export type Routine = z.infer<typeof Routine>;

export const Register = z.object({
  routines: z.array(Routine),
  samples: z.array(
    z.object({
      id: Key,
      name: LocalText,
      about: LocalText,
      cadence: Cadence,
      who: CapacityKind,
      componentId: ComponentId.nullable(),
      isInUse: z.boolean(),
    }),
  ),
  mayAdd: z.boolean(),
  today: SchoolDay,
});
export type Register = z.infer<typeof Register>;

export const RoutineChange = z
  .strictObject({
    routineId: RoutineId,
    id: z.uuid(),
    /** The version that was read; 0 for a routine that is added. */
    after: z.int().min(0),
    name: Line,
    about: Prose.max(2000),
    whoKind: CapacityKind.nullable(),
    groupId: z.uuid().nullable(),
    buildingId: BuildingId.nullable(),
    cadence: Cadence,
    startsOn: SchoolDay.refine((day) => day >= '1990-01-01', { error: 'It began in 1990 or later.' }),
    endsOn: SchoolDay.nullable(),
    policyLink: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    componentId: ComponentId.nullable(),
    sampleId: Key.nullable(),
  })
  .refine(({ whoKind, groupId }) => (whoKind === null) !== (groupId === null), {
    path: ['whoKind'],
    error: 'A role or a group meets.',
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
    path: ['endsOn'],
    error: 'It ends on or after the day it begins.',
  });
export type RoutineChange = z.infer<typeof RoutineChange>;

export const routineContract = {
  listRoutines: signedIn
    .route({
      method: 'GET',
      path: '/blueprint/routines',
      summary: 'The register of planning routines, how each was kept, and samples to begin from',
      description: 'Never who kept or missed one. Without `componentId`: all of them.',
    })
    .input(z.strictObject({ componentId: ComponentId.optional() }))
    .output(Register),
  changeRoutine: signedIn
    .meta({ may: { capacities: routineCapacities } })
    .route({
      method: 'PUT',
      path: '/blueprint/routines/{routineId}/versions/{id}',
      summary: 'Add a routine, change it, or end it',
      description:
        'District-wide ones and those of any building by the superintendent, DN members and coaches without a building; in the own building by its administrators, BN members and coaches. Every change is a version. The same again is accepted.',
    })
    .input(RoutineChange)
    .output(Routine),
  markRoutine: signedIn
    .route({
      method: 'PUT',
      path: '/blueprint/routines/{routineId}/marks/{id}',
      summary: 'Say what became of one time: kept, missed, or not held on purpose',
      description:
        'By anybody who is in it and who may change it, for a day on which it was due. Said again, the latest holds; who said it is shown to nobody.',
    })
    .input(z.strictObject({ routineId: RoutineId, id: z.uuid(), dueOn: SchoolDay, mark: RoutineMark }))
    .output(Routine),
  noteImpact: signedIn
    .route({
      method: 'PUT',
      path: '/blueprint/routines/{routineId}/notes/{id}',
      summary: 'Note what a routine has changed',
      description:
        'By anybody who is in it and who may change it. Permanent. A text that names a member of the staff is refused.',
    })
    .input(z.strictObject({ routineId: RoutineId, id: z.uuid(), on: SchoolDay, note: Prose.max(2000) }))
    .output(Routine),
};
