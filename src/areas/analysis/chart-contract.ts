import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Language } from '../../kit/text.ts';

/** The ways to look at a practice; the same on the screen, in a picture and on paper. */
export const chartViews = ['time', 'limits', 'buildings', 'beside'] as const;
export const ChartView = z.enum(chartViews);
export type ChartView = z.infer<typeof ChartView>;

const looking = {
  view: ChartView.default('time'),
  /** A building; left out, the district as a whole. */
  place: z.uuid().optional(),
  /** For `buildings`: which window; left out, the latest that can be drawn. */
  window: z.uuid().optional(),
  language: Language.default('en'),
};

/** What taking charts along can refuse. */
export const chartProblems = {
  'analysis/too-long-for-paper': { status: 422 },
} as const satisfies ProblemList;

export const chartContract = {
  fetchChart: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/subjects/{subjectId}/practices/{practiceId}/chart.svg',
      summary: 'One chart of a practice as a picture that stands alone',
      description:
        'SVG with its title, what it says, its day and the line about perfection. It is drawn from the same figures and ' +
        'by the same rules as the page: `time` is the run chart, `limits` the control chart, `buildings` the funnel of one ' +
        'window, `beside` opportunity and study beside presence. Where nothing can be drawn it says why.',
    })
    .input(
      z.strictObject({
        subjectId: z.uuid(),
        practiceId: z.uuid(),
        /** The version whose id of the practice this is; left out, the one in force. */
        version: z.uuid().optional(),
        ...looking,
      }),
    )
    .output(z.file()),
  fetchCharts: endpoint
    .errors(chartProblems)
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/subjects/{subjectId}/charts.pdf',
      summary: 'The charts of a subject as a tagged PDF',
      description:
        'Every practice with its chart, what it says, and a table of every window with the number of visits behind it. The ' +
        'chart’s words stand beside it, so that whoever cannot see it misses nothing. Refused where it is too long for one ' +
        'document; single charts and the open figures have no such limit.',
    })
    .input(z.strictObject({ subjectId: z.uuid(), ...looking }))
    .output(z.file()),
};
