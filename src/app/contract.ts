import { analysisContract } from '../areas/analysis/contract.ts';
import { blueprintContract } from '../areas/blueprint/contract.ts';
import { conversationsContract } from '../areas/conversations/contract.ts';
import { cultureContract } from '../areas/culture/contract.ts';
import { digestContract } from '../areas/digest/contract.ts';
import { districtContract } from '../areas/district/contract.ts';
import { evidenceContract } from '../areas/evidence/contract.ts';
import { exchangeContract } from '../areas/exchange/contract.ts';
import { goalsContract } from '../areas/goals/contract.ts';
import { observationContract } from '../areas/observation/contract.ts';
import { peopleContract } from '../areas/people/contract.ts';
import { pulseContract } from '../areas/pulse/contract.ts';
import { reportsContract } from '../areas/reports/contract.ts';
import { requestsContract } from '../areas/requests/contract.ts';
import { standingContract } from '../areas/standing/contract.ts';
import { supportsContract } from '../areas/supports/contract.ts';
import { visionsContract } from '../areas/visions/contract.ts';

/** The whole agreement between client and server, area by area. */
export const contract = {
  district: districtContract,
  people: peopleContract,
  visions: visionsContract,
  conversations: conversationsContract,
  observation: observationContract,
  analysis: analysisContract,
  supports: supportsContract,
  standing: standingContract,
  digest: digestContract,
  culture: cultureContract,
  goals: goalsContract,
  pulse: pulseContract,
  requests: requestsContract,
  blueprint: blueprintContract,
  evidence: evidenceContract,
  reports: reportsContract,
  exchange: exchangeContract,
};
