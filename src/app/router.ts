import { analysisRoutes } from '../areas/analysis/routes.ts';
import { blueprintRoutes } from '../areas/blueprint/routes.ts';
import { conversationsRoutes } from '../areas/conversations/routes.ts';
import { cultureRoutes } from '../areas/culture/routes.ts';
import { digestRoutes } from '../areas/digest/routes.ts';
import { districtRoutes } from '../areas/district/routes.ts';
import { evidenceRoutes } from '../areas/evidence/routes.ts';
import { exchangeRoutes } from '../areas/exchange/routes.ts';
import { specificationRoutes } from '../areas/exchange/specification-routes.ts';
import { goalsRoutes } from '../areas/goals/routes.ts';
import { observationRoutes } from '../areas/observation/routes.ts';
import { peopleRoutes } from '../areas/people/routes.ts';
import { pulseRoutes } from '../areas/pulse/routes.ts';
import { reportsRoutes } from '../areas/reports/routes.ts';
import { requestsRoutes } from '../areas/requests/routes.ts';
import { standingRoutes } from '../areas/standing/routes.ts';
import { supportsRoutes } from '../areas/supports/routes.ts';
import { visionsRoutes } from '../areas/visions/routes.ts';
import { contract } from './contract.ts';

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
  culture: cultureRoutes,
  goals: goalsRoutes,
  pulse: pulseRoutes,
  requests: requestsRoutes,
  blueprint: blueprintRoutes,
  evidence: evidenceRoutes,
  reports: reportsRoutes,
  exchange: { ...exchangeRoutes, ...specificationRoutes(contract) },
};
