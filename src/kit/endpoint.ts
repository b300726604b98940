import { oc } from '@orpc/contract';
import type { CapacityKind, DelegatedDuty } from './actor.ts';
import { commonProblems } from './problem.ts';

/**
 * Who may call an endpoint at all. Finer questions (which building, whose draft) are asked by the area's access rules.
 * `anyone`: no session needed. `signed-in`: any capacity. A list: these capacities, or a designee for the named duty.
 * An associate of the field team is none of the district's own and enters only where
 * `signed-in-or-field-associate` or `orFieldAssociate` says so.
 */
export type May =
  | 'anyone'
  | 'signed-in'
  | 'signed-in-or-field-associate'
  | { capacities: readonly CapacityKind[]; orDesigneeFor?: DelegatedDuty; orFieldAssociate?: true };

/** `opensToTokens`: a read token of the district reads it too, where it is aggregated and names nobody. */
export type EndpointMeta = { may: May; opensToTokens?: true };

/** Every endpoint begins here: it must say who may call it, and can give the common problems. */
export const endpoint = oc
  .$meta<EndpointMeta>({ may: 'signed-in' })
  .$route({ inputStructure: 'compact' })
  .errors(commonProblems);
