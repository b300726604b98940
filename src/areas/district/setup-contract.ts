import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { DistrictId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Email, Language, Line } from '../../kit/text.ts';
import { PlaceList, SubjectKey, TermDates, TimeZone } from './profile-contract.ts';

/** What the first run can refuse. */
export const setupProblems = {
  'district/wrong-code': { status: 422 },
  'district/already-set-up': { status: 409 },
  'district/same-name-twice': { status: 422, data: z.object({ list: PlaceList, name: z.string() }) },
  'district/terms-overlap': { status: 422, data: z.object({ one: z.string(), other: z.string() }) },
  'district/first-password-weak': { status: 422, data: z.object({ faults: z.array(z.string()) }) },
  'district/no-demo': { status: 409 },
  'district/not-a-demo': { status: 409 },
  'district/name-not-repeated': { status: 422, data: z.object({ name: z.string() }) },
} as const satisfies ProblemList;

const setup = endpoint.errors(setupProblems);

/** The code that the server prints at its first start: letters and digits in groups, however a person types them. */
const SetupCode = z.string().trim().min(1).max(60);

/** Whoever sets the district up: a person of the district office, and whatever else they are. */
export const FirstPerson = z.strictObject({
  givenName: Line,
  familyName: Line,
  email: Email,
  password: z.string().max(500),
  isSuperintendent: z.boolean().default(false),
  isDnMember: z.boolean().default(false),
});
export type FirstPerson = z.infer<typeof FirstPerson>;

/** A new district as the first run describes it. */
export const NewDistrict = z.strictObject({
  name: Line,
  language: Language,
  timeZone: TimeZone,
  buildings: z.array(Line).min(1).max(500),
  subjects: z
    .array(z.strictObject({ name: Line, key: SubjectKey.optional() }))
    .min(1)
    .max(60),
  bands: z.array(Line).min(1).max(20),
  terms: z.array(TermDates).max(12),
});
export type NewDistrict = z.infer<typeof NewDistrict>;

export const setupContract = {
  readSetup: setup
    .meta({ may: 'anyone' })
    .route({
      method: 'GET',
      path: '/district/setup',
      summary: 'Whether this installation has a district yet',
      description: 'Open to anyone: the first page asks it. Names no district.',
    })
    .output(z.object({ hasDistrict: z.boolean(), canOpenDemo: z.boolean() })),
  checkSetupCode: setup
    .meta({ may: 'anyone' })
    .route({
      method: 'POST',
      path: '/district/setup/code',
      summary: 'Whether a one-time code is right, before the questions are asked',
      description: 'Uses nothing up. A wrong code counts like one that is sent with the answers.',
    })
    .input(z.strictObject({ code: SetupCode }))
    .output(z.object({})),
  setUpDistrict: setup
    .meta({ may: 'anyone' })
    .route({
      method: 'PUT',
      path: '/district/setup',
      summary: 'Set up the first district and its first person, and sign them in',
      description:
        'Needs the one-time code that the server printed when it started. Refused when the code is wrong or used, when ' +
        'too many wrong codes came, when a place is named twice, when terms overlap, when the password is weak.',
    })
    .input(z.strictObject({ code: SetupCode, district: NewDistrict, person: FirstPerson }))
    .output(z.object({ districtId: DistrictId })),
  openDemo: setup
    .meta({ may: 'anyone' })
    .route({
      method: 'PUT',
      path: '/district/demo',
      summary: 'Open Maple Ridge, the demo district, and sign in to it',
      description:
        'Needs the one-time code. Answers with the sign-ins of the people in it. Marked as a demo; removable.',
    })
    .input(z.strictObject({ code: SetupCode }))
    .output(
      z.object({
        districtId: DistrictId,
        signIns: z.array(
          z.object({ name: z.string(), email: z.string(), password: z.string(), capacity: z.string() }),
        ),
      }),
    ),
  removeDemo: setup
    .meta({ may: { capacities: ['district_office', 'superintendent'] } })
    .route({
      method: 'DELETE',
      path: '/district/demo',
      summary: 'Remove the demo district with everything in it',
      description:
        'Confirmed by repeating the district’s name. Refused for a district that is not a demo. Signs everybody in it ' +
        'out. Where no other district is left, the answer carries a new one-time code to set one up.',
    })
    .input(z.strictObject({ name: z.string() }))
    .output(z.object({ setupCode: z.string().nullable() })),
};
