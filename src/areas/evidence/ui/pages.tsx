import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the evidence area, by address. */
export const evidencePages: Page[] = [
  { path: paths.indicators, load: async () => (await import('./indicators-page.tsx')).IndicatorsPage },
  {
    path: paths.indicator('$indicatorId'),
    load: async () => (await import('./indicator-page.tsx')).IndicatorPage,
  },
  { path: paths.rating('$ratingId'), load: async () => (await import('./rating-page.tsx')).RatingPage },
];
