import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { DistrictId, idOf, PersonId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';
import { passwordFaults } from './password-rules.ts';
import { Password, Session } from './session-contract.ts';

export const InvitationId = idOf('InvitationId');
export type InvitationId = z.infer<typeof InvitationId>;

/** What inviting and accepting can refuse. */
export const invitationProblems = {
  'people/invitation-not-open': { status: 410 },
  'people/no-capacity-today': { status: 403 },
  'people/password-weak': { status: 422, data: z.object({ faults: z.array(z.enum(passwordFaults)) }) },
} as const satisfies ProblemList;

const invitation = endpoint.errors(invitationProblems);

/** The two parts of an invitation link. They stand behind the `#`, so that no server log holds them. */
const Link = { districtId: DistrictId, secret: z.string().regex(/^[\w-]{43}$/) };

export const invitationContract = {
  makeInvitation: invitation
    .meta({ may: { capacities: ['district_office', 'superintendent'] } })
    .route({
      method: 'PUT',
      path: '/people/persons/{personId}/invitations/{id}',
      summary: 'Make a link with which a person sets their password',
      description:
        'For a first sign-in and for a forgotten password alike. The link is answered once and only its hash is kept; ' +
        'it lasts 14 days and is good for one use. A new one voids the older ones, and so does asking again with the ' +
        'same id, whose answer may have been lost. Recorded in the audit.',
    })
    .input(z.strictObject({ personId: PersonId, id: InvitationId }))
    .output(z.object({ link: z.string(), expiresAt: Moment })),
  readInvitation: invitation
    .meta({ may: 'anyone' })
    .route({
      method: 'POST',
      path: '/people/invitation',
      summary: 'Whom an invitation link is for',
      description: 'The link’s secret travels in the body. A used, voided or expired link is refused alike.',
    })
    .input(z.strictObject(Link))
    .output(
      z.object({
        givenName: z.string(),
        familyName: z.string(),
        email: z.string(),
        district: z.object({ name: z.string(), language: Language }),
        /** Whether this sets a new password in place of one. */
        hasPassword: z.boolean(),
      }),
    ),
  acceptInvitation: invitation
    .meta({ may: 'anyone' })
    .route({
      method: 'PUT',
      path: '/people/invitation/acceptance',
      summary: 'Set a password by an invitation link, and sign in',
      description:
        'Uses the link up and signs the person’s other devices out. Refused when the password is weak, with every fault.',
    })
    .input(z.strictObject({ ...Link, password: Password }))
    .output(Session),
};
