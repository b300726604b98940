import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Language, Prose } from '../../kit/text.ts';
import { ConsentId, FieldScope } from '../people/consent-contract.ts';
import { ReportDocument } from './report-contract.ts';

export const CommentId = idOf('CommentId');
export type CommentId = z.infer<typeof CommentId>;

/** What sharing with the field team can refuse. */
export const fieldProblems = {
  'reports/not-shared': { status: 403 },
  'reports/names-somebody': { status: 422, data: z.object({ names: z.array(z.string()) }) },
  'reports/consent-over': { status: 409 },
  'reports/other-thread': { status: 422 },
  'reports/not-yours': { status: 403 },
} as const satisfies ProblemList;

const field = endpoint.errors(fieldProblems);
const associateOnly = { may: { capacities: [], orFieldAssociate: true } } as const;
const inLanguage = { language: Language.default('en') };

/** An adopted vision as an associate reads it. */
export const SharedVision = z.object({
  title: z.string(),
  subject: z.string(),
  number: z.int(),
  adoptedOn: SchoolDay,
  about: z.string(),
  practices: z.array(z.object({ name: z.string(), sentence: z.string(), lookFors: z.array(z.string()) })),
});
export type SharedVision = z.infer<typeof SharedVision>;

/** A comment between an associate and the district. Taken back, it keeps its place and loses its words. */
export const FieldComment = z.object({
  id: CommentId,
  consentId: ConsentId,
  /** What it is about; null for everything or nothing in particular. */
  about: FieldScope.nullable(),
  replyTo: CommentId.nullable(),
  body: z.string().nullable(),
  by: z.string(),
  isFromField: z.boolean(),
  isYours: z.boolean(),
  at: Moment,
});
export type FieldComment = z.infer<typeof FieldComment>;

/** That an associate opened something, on a day. */
export const Look = z.object({
  consentId: ConsentId,
  name: z.string(),
  scope: FieldScope,
  on: SchoolDay,
});
export type Look = z.infer<typeof Look>;

export const fieldContract = {
  readField: field
    .meta(associateOnly)
    .route({
      method: 'GET',
      path: '/reports/field',
      summary: 'What the district lets the associate see, and until when',
    })
    .output(
      z.object({
        district: z.string(),
        consentId: ConsentId,
        scopes: z.array(FieldScope),
        startsOn: SchoolDay,
        endsOn: SchoolDay,
        givenBy: z.string(),
      }),
    ),
  readShared: field
    .meta(associateOnly)
    .route({
      method: 'GET',
      path: '/reports/field/{scope}',
      summary: 'One part of what is shared: the board update, adopted visions, indicators or the timeline',
      description:
        'Read only. The first opening of a day is written down, and the district sees it. What the consent does not name is refused.',
    })
    .input(z.strictObject({ scope: FieldScope, ...inLanguage }))
    .output(
      z.object({
        scope: FieldScope,
        /** Null for visions. */
        document: ReportDocument.nullable(),
        visions: z.array(SharedVision),
      }),
    ),
  fetchShared: field
    .meta(associateOnly)
    .route({
      method: 'GET',
      path: '/reports/field-update.pdf',
      summary: 'The board update as a tagged PDF, for an associate to whom it is shared',
    })
    .input(z.strictObject(inLanguage))
    .output(z.file()),
  listComments: field
    .meta({ may: 'signed-in-or-field-associate' })
    .route({
      method: 'GET',
      path: '/reports/field-comments',
      summary: 'What the field team and the district wrote to each other, the first first',
      description:
        'Everybody in the district reads all of it; an associate reads their own talk with the district.',
    })
    .output(z.object({ comments: z.array(FieldComment) })),
  makeComment: field
    .meta({ may: { capacities: ['superintendent', 'dn_member'], orFieldAssociate: true } })
    .route({
      method: 'PUT',
      path: '/reports/field-comments/{id}',
      summary: 'Write to the field team, or from it to the district',
      description:
        'About a part of what is shared or in general, or as a reply. Permanent; it can be taken back, and the place stays. ' +
        'It is about practices and systems: a text that names a member of staff is refused.',
    })
    .input(
      z.strictObject({
        id: CommentId,
        /** The talk it belongs to. An associate has one: their own. */
        consentId: ConsentId,
        about: FieldScope.nullable(),
        replyTo: CommentId.nullable(),
        body: Prose,
      }),
    )
    .output(FieldComment),
  withdrawComment: field
    .meta({ may: { capacities: ['superintendent', 'dn_member'], orFieldAssociate: true } })
    .route({
      method: 'PUT',
      path: '/reports/field-comments/{id}/withdrawal',
      summary: 'Take one’s own comment back',
      description: 'Again is accepted. That something was written and taken back stays visible.',
    })
    .input(z.strictObject({ id: CommentId }))
    .output(FieldComment),
  listLooks: field
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/field-looks',
      summary: 'Which associate opened what, on which days, the latest first',
      description: 'At most the latest 200.',
    })
    .output(z.object({ looks: z.array(Look) })),
  listScopes: field
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/field-scopes',
      summary: 'What there is that could be shared with the field team',
    })
    .output(z.object({ scopes: z.array(FieldScope) })),
  listNext: field
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/next',
      summary: 'Associates who wrote last and wait for a word, for the superintendent and DN members',
    })
    .output(
      z.object({ cards: z.array(z.object({ consentId: ConsentId, name: z.string(), since: Moment })) }),
    ),
};
