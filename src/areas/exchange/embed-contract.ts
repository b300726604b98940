import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';

export const EmbedId = idOf('EmbedId');
export type EmbedId = z.infer<typeof EmbedId>;

/** What publishing a chart can refuse. */
export const embedProblems = {
  'exchange/nothing-to-show': { status: 422 },
  'exchange/too-many-charts': { status: 422, data: z.object({ most: z.int() }) },
} as const satisfies ProblemList;

const embeds = endpoint.errors(embedProblems);
const mayPublish = { may: { capacities: ['superintendent', 'district_office'] } } as const;

/** A chart that the district has published: what it shows, and where it stands. */
export const Embed = z.strictObject({
  id: EmbedId,
  subjectId: z.uuid(),
  subject: z.string(),
  practiceId: z.uuid(),
  practice: z.string(),
  building: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  state: z.enum(['published', 'taken_back']),
  /** Its public address without an ending: with `.html` a page for a frame, with `.svg` an image. Null once taken back. */
  address: z.url().nullable(),
  madeBy: z.string(),
  madeAt: Moment,
  endedBy: z.string().nullable(),
  endedAt: Moment.nullable(),
});
export type Embed = z.infer<typeof Embed>;

export const embedContract = {
  listEmbeds: embeds
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/exchange/embeds',
      summary: 'What the district has published as charts, the latest first',
      description:
        'Everybody in the district sees what is public. Those that were taken back stay in the list.',
    })
    .output(z.strictObject({ embeds: z.array(Embed) })),
  makeEmbed: embeds
    .meta(mayPublish)
    .route({
      method: 'PUT',
      path: '/exchange/embeds/{id}',
      summary: 'Publish a chart of one practice, for the district or for one building',
      description:
        'It shows the readings that were taken, as they were frozen, and nothing that the pages do not show. Refused ' +
        'where no reading shows a figure for the place.',
    })
    .input(
      z.strictObject({
        id: EmbedId,
        subjectId: z.uuid(),
        practiceId: z.uuid(),
        buildingId: z.uuid().nullable(),
      }),
    )
    .output(Embed),
  endEmbed: embeds
    .meta(mayPublish)
    .route({
      method: 'PUT',
      path: '/exchange/embeds/{id}/end',
      summary: 'Take a published chart back: its address answers nobody from then on',
      description: 'For good. Again is accepted.',
    })
    .input(z.strictObject({ id: EmbedId }))
    .output(Embed),
  fetchEmbedded: embeds
    .meta({ may: 'anyone' })
    .route({
      method: 'GET',
      path: '/exchange/embedded/{file}',
      summary: 'A published chart by its public address, as a page or as an image',
      description:
        'Without session, script or cookie; other sites may frame it. The page holds the chart and the same figures as a ' +
        'table. An address that was taken back, or never was, is not found.',
    })
    .input(z.strictObject({ file: z.string().min(1).max(200), language: Language.default('en') }))
    .output(z.file()),
};
