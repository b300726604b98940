import type { PlannedComponent } from '../plan-contract.ts';

/** A component that is on the timeline. */
export type Planned = PlannedComponent & {
  plan: NonNullable<PlannedComponent['plan']>;
  baseline: NonNullable<PlannedComponent['baseline']>;
};

/** Whether a component is on the timeline. */
export function hasPlan(component: PlannedComponent): component is Planned {
  return component.plan !== null && component.baseline !== null;
}
