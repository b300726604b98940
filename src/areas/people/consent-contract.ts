import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf, PersonId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Email, Line } from '../../kit/text.ts';

export const ConsentId = idOf('ConsentId');
export type ConsentId = z.infer<typeof ConsentId>;

/** What a district can let its field team see. Nothing else of Jointly is ever open to an associate. */
export const fieldScopes = ['board_update', 'visions', 'indicators', 'timeline'] as const;
export const FieldScope = z.enum(fieldScopes);
export type FieldScope = z.infer<typeof FieldScope>;

/** What consenting can refuse. */
export const consentProblems = {
  'people/ends-before-start': { status: 422 },
  'people/consent-past': { status: 422 },
  'people/consent-too-long': { status: 422 },
  'people/consent-to-staff': { status: 409 },
  'people/consent-in-force': { status: 409 },
} as const satisfies ProblemList;

const consent = endpoint.errors(consentProblems);

/** What the district lets an associate of the state's field team see, from when until when. Both days count. */
export const FieldConsent = z.object({
  id: ConsentId,
  person: z.object({ id: PersonId, name: z.string() }),
  /** For those who invite; null for everybody else. */
  email: z.string().nullable(),
  scopes: z.array(FieldScope),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  givenBy: z.string(),
  givenAt: Moment,
  endedBy: z.string().nullable(),
  endedAt: Moment.nullable(),
  state: z.enum(['in_force', 'to_come', 'over']),
  /** Whether the associate can sign in: not asked yet, asked, or has set a password. */
  signIn: z.enum(['none', 'invited', 'ready']),
});
export type FieldConsent = z.infer<typeof FieldConsent>;

export const consentContract = {
  listConsents: consent
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/people/field-consents',
      summary: 'What the district lets associates of the field team see, and until when',
      description:
        'For everybody in the district, newest first, with those that are over. E-mails only for who invites.',
    })
    .output(z.object({ consents: z.array(FieldConsent) })),
  giveConsent: consent
    .meta({ may: { capacities: ['superintendent'] } })
    .route({
      method: 'PUT',
      path: '/people/field-consents/{id}',
      summary: 'Let an associate of the field team see chosen parts between two days',
      description:
        'By the superintendent, for a year at most. The associate is no member of staff and holds no capacity here; they ' +
        'are invited like anybody, by a link. Refused for an e-mail of the staff, for days that are over, and beside ' +
        'another consent to the same person in that time: end that one first.',
    })
    .input(
      z.strictObject({
        id: ConsentId,
        givenName: Line,
        familyName: Line,
        email: Email,
        scopes: z.array(FieldScope).min(1).max(fieldScopes.length),
        startsOn: SchoolDay,
        endsOn: SchoolDay,
      }),
    )
    .output(FieldConsent),
  endConsent: consent
    .meta({ may: { capacities: ['superintendent', 'district_office'] } })
    .route({
      method: 'PUT',
      path: '/people/field-consents/{id}/end',
      summary: 'End a consent now',
      description:
        'The associate is signed out at the same moment and finds nothing from then on. An ended one is accepted again.',
    })
    .input(z.strictObject({ id: ConsentId }))
    .output(FieldConsent),
};
