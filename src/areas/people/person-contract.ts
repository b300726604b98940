import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BandId, BuildingId, CapacityId, PersonId, SubjectId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Email, Line } from '../../kit/text.ts';

/** What keeping persons and their capacities can refuse. */
export const personProblems = {
  'people/email-taken': { status: 409 },
  'people/capacity-held': { status: 409 },
  'people/building-needed': { status: 422 },
  'people/place-not-open': { status: 422, data: z.object({ list: z.enum(['building', 'band', 'subject']) }) },
  'people/ends-before-start': { status: 422 },
  'people/last-administrator': { status: 409 },
} as const satisfies ProblemList;

const person = endpoint.errors(personProblems);
const mayKeep = { may: { capacities: ['district_office', 'superintendent'] } } as const;

/** A capacity that a person holds, with its place and its dates. Both days count; an open end is null. */
export const Capacity = z.object({
  id: CapacityId,
  kind: CapacityKind,
  buildingId: BuildingId.nullable(),
  bandId: BandId.nullable(),
  subjectId: SubjectId.nullable(),
  startsOn: SchoolDay,
  endsOn: SchoolDay.nullable(),
});
export type Capacity = z.infer<typeof Capacity>;

/** A person on the staff list. Never anything about how they work. */
export const Person = z.object({
  id: PersonId,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  /** In force today or later. */
  capacities: z.array(Capacity),
  /** `none`: neither password nor open invitation. */
  signIn: z.enum(['none', 'invited', 'ready']),
});
export type Person = z.infer<typeof Person>;

/** A person's sheet: with ended capacities, and when they were last invited. */
export const PersonSheet = Person.extend({
  pastCapacities: z.array(Capacity),
  invitation: z.object({ madeAt: Moment, expiresAt: Moment, usedAt: Moment.nullable() }).nullable(),
});
export type PersonSheet = z.infer<typeof PersonSheet>;

/** A name for choosing from: who somebody is, without their e-mail. */
export const Name = z.object({
  id: PersonId,
  givenName: z.string(),
  familyName: z.string(),
  capacities: z.array(z.object({ kind: CapacityKind, buildingId: BuildingId.nullable() })),
});
export type Name = z.infer<typeof Name>;

const NewCapacity = {
  kind: CapacityKind,
  buildingId: BuildingId.nullable().default(null),
  bandId: BandId.nullable().default(null),
  subjectId: SubjectId.nullable().default(null),
  startsOn: SchoolDay,
  endsOn: SchoolDay.nullable().default(null),
};

const Details = { givenName: Line, familyName: Line, email: Email };

export const personContract = {
  listPersons: person
    .meta({ may: { capacities: ['district_office', 'superintendent', 'building_administrator'] } })
    .route({
      method: 'GET',
      path: '/people/persons',
      summary: 'The staff list: search by name, filter by building and capacity',
      description:
        'For the district office and the superintendent; a building administrator sees the staff of their own building. ' +
        'In the order of family names. `status` chooses between those with a capacity today or later and those without. ' +
        '`after` is the `next` of the page before.',
    })
    .input(
      z.strictObject({
        search: z.string().trim().max(100).default(''),
        buildingId: BuildingId.optional(),
        kind: CapacityKind.optional(),
        status: z.enum(['current', 'ended']).default('current'),
        after: z.string().max(600).optional(),
        limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ persons: z.array(Person), total: z.number(), next: z.string().nullable() })),
  findNames: person
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/people/names',
      summary: 'Colleagues by name, for choosing one',
      description:
        'For everybody who is signed in: at most 30 people with a capacity today, whose names begin with or contain what was ' +
        'typed, with capacities and without e-mail. `kind` and `buildingId` narrow it: administrators and DN members ' +
        'are who can explain a vision.',
    })
    .input(
      z.strictObject({
        search: z.string().trim().max(100).default(''),
        kind: CapacityKind.optional(),
        buildingId: BuildingId.optional(),
      }),
    )
    .output(z.object({ names: z.array(Name), total: z.number() })),
  readPerson: person
    .meta({ may: { capacities: ['district_office', 'superintendent', 'building_administrator'] } })
    .route({
      method: 'GET',
      path: '/people/persons/{personId}',
      summary: 'One person’s sheet: name, e-mail, capacities, invitation',
      description: 'A building administrator reads the staff of their own building; others are not found.',
    })
    .input(z.strictObject({ personId: PersonId }))
    .output(PersonSheet),
  addPerson: person
    .meta(mayKeep)
    .route({
      method: 'PUT',
      path: '/people/persons/{personId}',
      summary: 'Add a person to the district',
      description:
        'The id is made by the caller; the same again is accepted. Refused when the e-mail is in use here.',
    })
    .input(z.strictObject({ personId: PersonId, ...Details }))
    .output(PersonSheet),
  changeDetails: person
    .meta(mayKeep)
    .route({
      method: 'PUT',
      path: '/people/persons/{personId}/details',
      summary: 'Correct a person’s name or e-mail',
      description: 'A new e-mail is the one to sign in with from then on.',
    })
    .input(z.strictObject({ personId: PersonId, ...Details }))
    .output(PersonSheet),
  addCapacity: person
    .meta(mayKeep)
    .route({
      method: 'PUT',
      path: '/people/persons/{personId}/capacities/{id}',
      summary: 'Give a person a capacity from a day on',
      description:
        'Refused when they hold the same one in that time, when its place has ended, when a building administrator or ' +
        'Building Network member comes without a building.',
    })
    .input(z.strictObject({ personId: PersonId, id: CapacityId, ...NewCapacity }))
    .output(PersonSheet),
  endCapacity: person
    .meta(mayKeep)
    .route({
      method: 'PUT',
      path: '/people/persons/{personId}/capacities/{id}/end',
      summary: 'End a capacity on a day, or take the end back',
      description: 'Nothing is deleted. The last person who can administer the district cannot be ended.',
    })
    .input(z.strictObject({ personId: PersonId, id: CapacityId, endsOn: SchoolDay.nullable() }))
    .output(PersonSheet),
};
