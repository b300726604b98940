import { answerRoutes } from './answer-routes.ts';
import { itemRoutes } from './item-routes.ts';
import { resultRoutes } from './result-routes.ts';
import { roundRoutes } from './round-routes.ts';
import { surveyRoutes } from './survey-routes.ts';

/** The handlers of the pulse area. */
export const pulseRoutes = {
  ...itemRoutes,
  ...roundRoutes,
  ...answerRoutes,
  ...resultRoutes,
  ...surveyRoutes,
};
