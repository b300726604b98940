import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BandId, BuildingId, DistrictId, idOf, SubjectId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Language, Line } from '../../kit/text.ts';

export const TermId = idOf('TermId');
export type TermId = z.infer<typeof TermId>;

/** The three lists of places and parts that a district keeps. */
export const PlaceList = z.enum(['buildings', 'subjects', 'bands']);
export type PlaceList = z.infer<typeof PlaceList>;

/** A time zone by its IANA name, such as `America/Detroit`. */
export const TimeZone = z.string().max(64).refine(isTimeZone, { error: 'not a time zone' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** By which a subject finds its models, whatever a district calls it: `english-language-arts`. */
export const SubjectKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** A term before it has an id. Both days count. */
export const TermDates = z.strictObject({ name: Line, startsOn: SchoolDay, endsOn: SchoolDay });
export type TermDates = z.infer<typeof TermDates>;

const place = { name: z.string(), endedOn: SchoolDay.nullable() };

/** What everybody in a district knows of it. Lists are in the district's own order; ended ones are included. */
export const DistrictProfile = z.object({
  id: DistrictId,
  name: z.string(),
  language: Language,
  timeZone: z.string(),
  isDemo: z.boolean(),
  buildings: z.array(z.object({ id: BuildingId, ...place })),
  subjects: z.array(z.object({ id: SubjectId, key: z.string(), ...place })),
  bands: z.array(z.object({ id: BandId, ...place })),
  terms: z.array(z.object({ id: TermId, name: z.string(), startsOn: SchoolDay, endsOn: SchoolDay })),
});
export type DistrictProfile = z.infer<typeof DistrictProfile>;

/** What changing the district's settings can refuse. */
export const profileProblems = {
  'district/same-name-twice': { status: 422, data: z.object({ list: PlaceList, name: z.string() }) },
  'district/terms-overlap': { status: 422, data: z.object({ one: z.string(), other: z.string() }) },
  'district/last-place': { status: 422, data: z.object({ list: PlaceList }) },
  'district/order-incomplete': { status: 409 },
} as const satisfies ProblemList;

const profile = endpoint.errors(profileProblems);
const mayChange = { may: { capacities: ['district_office', 'superintendent'] } } as const;
const PlaceId = z.uuid();

export const profileContract = {
  readProfile: profile
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/district/profile',
      summary: 'The district: its buildings, subjects, grade bands and terms',
      description: 'For everybody who is signed in. Ended places are included, with the day they ended.',
    })
    .output(DistrictProfile),
  changeDetails: profile
    .meta(mayChange)
    .route({
      method: 'PUT',
      path: '/district/profile/details',
      summary: 'Change the district’s name, language or time zone',
      description: 'For the district office and the superintendent. Recorded in the audit.',
    })
    .input(z.strictObject({ name: Line, language: Language, timeZone: TimeZone }))
    .output(DistrictProfile),
  addPlace: profile
    .meta(mayChange)
    .route({
      method: 'PUT',
      path: '/district/places/{list}/{id}',
      summary: 'Add a building, a subject or a grade band',
      description:
        'The id is made by the caller; the same again is accepted. Refused when one of that name exists, ended or not. ' +
        'A subject may bring the key by which it finds its models.',
    })
    .input(z.strictObject({ list: PlaceList, id: PlaceId, name: Line, key: SubjectKey.optional() }))
    .output(DistrictProfile),
  renamePlace: profile
    .meta(mayChange)
    .route({
      method: 'PUT',
      path: '/district/places/{list}/{id}/name',
      summary: 'Rename a building, a subject or a grade band',
      description: 'Refused when another one of that name exists.',
    })
    .input(z.strictObject({ list: PlaceList, id: PlaceId, name: Line }))
    .output(DistrictProfile),
  endPlace: profile
    .meta(mayChange)
    .route({
      method: 'PUT',
      path: '/district/places/{list}/{id}/end',
      summary: 'End a building, a subject or a grade band, or take the end back',
      description:
        'Places are ended, never deleted, since records name them. `endedOn` null opens it again. The last open one of ' +
        'a list cannot be ended.',
    })
    .input(z.strictObject({ list: PlaceList, id: PlaceId, endedOn: SchoolDay.nullable() }))
    .output(DistrictProfile),
  orderPlaces: profile
    .meta(mayChange)
    .route({
      method: 'PUT',
      path: '/district/orders/{list}',
      summary: 'Put buildings, subjects or grade bands into the district’s own order',
      description: 'Takes every id of the list once; refused when the list has changed in between.',
    })
    .input(z.strictObject({ list: PlaceList, ids: z.array(PlaceId).min(1).max(600) }))
    .output(DistrictProfile),
  setTerms: profile
    .meta(mayChange)
    .route({
      method: 'PUT',
      path: '/district/terms',
      summary: 'Set the terms of the school years',
      description: 'Takes the whole list in place of the present one. Refused when two terms overlap.',
    })
    .input(
      z.strictObject({
        terms: z.array(z.strictObject({ id: TermId, ...TermDates.shape })).max(40),
      }),
    )
    .output(DistrictProfile),
};
