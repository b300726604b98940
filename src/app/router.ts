import { analysisRoutes } from '../areas/analysis/routes.ts';
import { conversationsRoutes } from '../areas/conversations/routes.ts';
import { digestRoutes } from '../areas/digest/routes.ts';
import { districtRoutes } from '../areas/district/routes.ts';
import { observationRoutes } from '../areas/observation/routes.ts';
import { peopleRoutes } from '../areas/people/routes.ts';
import { standingRoutes } from '../areas/standing/routes.ts';
import { supportsRoutes } from '../areas/supports/routes.ts';
import { visionsRoutes } from '../areas/visions/routes.ts';

/** Every handler, in the shape of the contract. */
export const router = {
  district: districtRoutes,
  people: peopleRoutes,
  visions: visionsRoutes,
  conversations: conversationsRoutes,
  observation: observationRoutes,
  analysis: analysisRoutes,
  supports: supportsRoutes,
  standing: standingRoutes,
  digest: digestRoutes,
};
