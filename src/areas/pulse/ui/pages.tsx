import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the pulse area, by address. */
export const pulsePages: Page[] = [
  { path: paths.pulse, load: async () => (await import('./pulse-page.tsx')).PulsePage },
  { path: paths.pulseRound('$roundId'), load: async () => (await import('./round-page.tsx')).RoundPage },
  {
    path: paths.pulseAnswer('$roundId'),
    load: async () => (await import('./answer-page.tsx')).AnswerPage,
    isAlone: true,
  },
  { path: paths.surveys, load: async () => (await import('./surveys-page.tsx')).SurveysPage },
];
