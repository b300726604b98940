import { z } from 'zod';
import { CapacityKind, WhoActs } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { CapacityId, DistrictId, idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Email, Language } from '../../kit/text.ts';
import { passwordFaults } from './password-rules.ts';

export const SessionId = idOf('SessionId');
export type SessionId = z.infer<typeof SessionId>;

/** What signing in and a person's own sessions can refuse. */
export const sessionProblems = {
  'people/wrong-sign-in': { status: 401 },
  'people/choose-district': {
    status: 409,
    data: z.object({ districts: z.array(z.object({ id: DistrictId, name: z.string() })) }),
  },
  'people/no-capacity-today': { status: 403 },
  'people/capacity-not-yours': { status: 422 },
  'people/wrong-password': { status: 422 },
  'people/password-weak': { status: 422, data: z.object({ faults: z.array(z.enum(passwordFaults)) }) },
} as const satisfies ProblemList;

const session = endpoint.errors(sessionProblems);

/** Long enough for any passphrase, short enough to hash. */
export const Password = z.string().min(1).max(500);

/** Who is signed in, where, and as what else they could act today. */
export const Session = z.object({
  actor: WhoActs,
  person: z.object({ givenName: z.string(), familyName: z.string(), email: z.string() }),
  district: z.object({
    id: DistrictId,
    name: z.string(),
    language: Language,
    timeZone: z.string(),
    isDemo: z.boolean(),
    /** The school day it is in the district now. */
    today: SchoolDay,
  }),
  capacities: z.array(
    z.object({
      id: CapacityId,
      kind: z.union([CapacityKind, z.literal('field_associate')]),
      building: z.string().nullable(),
    }),
  ),
});
export type Session = z.infer<typeof Session>;

/** A device on which a person is signed in. */
export const OwnSession = z.object({
  id: SessionId,
  /** What the browser calls itself. */
  device: z.string(),
  startedAt: Moment,
  seenAt: Moment,
  isThisOne: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const sessionContract = {
  readSession: session
    .meta({ may: 'signed-in-or-field-associate' })
    .route({
      method: 'GET',
      path: '/people/session',
      summary: 'Who is signed in, in which capacity, and which others they hold today',
    })
    .output(Session),
  signIn: session
    .meta({ may: 'anyone' })
    .route({
      method: 'POST',
      path: '/people/session',
      summary: 'Sign in with e-mail and password',
      description:
        'The answer is the same for an unknown e-mail and a wrong password. A password that is right in several ' +
        'districts is answered with their names; send again with one of them. Ten wrong attempts for an e-mail, or fifty ' +
        'from an address, in a quarter of an hour are followed by a wait.',
    })
    .input(z.strictObject({ email: Email, password: Password, districtId: DistrictId.optional() }))
    .output(Session),
  signOut: session
    .meta({ may: 'signed-in-or-field-associate' })
    .route({ method: 'DELETE', path: '/people/session', summary: 'Sign out on this device' })
    .output(z.object({})),
  actIn: session
    .meta({ may: 'signed-in-or-field-associate' })
    .route({
      method: 'PUT',
      path: '/people/session/capacity',
      summary: 'Act in another of one’s own capacities from now on',
      description:
        'Every record says in which capacity it was made. Only a capacity in force today can be chosen.',
    })
    .input(z.strictObject({ capacityId: CapacityId }))
    .output(Session),
  listSessions: session
    .meta({ may: 'signed-in-or-field-associate' })
    .route({ method: 'GET', path: '/people/sessions', summary: 'The devices on which one is signed in' })
    .output(z.object({ sessions: z.array(OwnSession) })),
  endSession: session
    .meta({ may: 'signed-in-or-field-associate' })
    .route({
      method: 'DELETE',
      path: '/people/sessions/{id}',
      summary: 'Sign out one of one’s own devices',
      description: 'An ended one is accepted again. Somebody else’s is never found.',
    })
    .input(z.strictObject({ id: SessionId }))
    .output(z.object({})),
  signOutEverywhere: session
    .meta({ may: 'signed-in-or-field-associate' })
    .route({
      method: 'DELETE',
      path: '/people/sessions',
      summary: 'Sign out on every device, this one included',
    })
    .output(z.object({})),
  changePassword: session
    .meta({ may: 'signed-in-or-field-associate' })
    .route({
      method: 'PUT',
      path: '/people/password',
      summary: 'Change one’s own password',
      description: 'Asks for the present one. Signs the other devices out.',
    })
    .input(z.strictObject({ present: Password, next: Password }))
    .output(z.object({})),
};
