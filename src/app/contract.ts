import { analysisContract } from '../areas/analysis/contract.ts';
import { conversationsContract } from '../areas/conversations/contract.ts';
import { digestContract } from '../areas/digest/contract.ts';
import { districtContract } from '../areas/district/contract.ts';
import { observationContract } from '../areas/observation/contract.ts';
import { peopleContract } from '../areas/people/contract.ts';
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
};
