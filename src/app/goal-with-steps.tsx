import { GoalPage } from '../areas/goals/ui/goal-page.tsx';
import { GoalSteps } from '../areas/supports/ui/goal-steps.tsx';

/** A goal, with the next steps that point at it. */
export function GoalWithSteps() {
  return <GoalPage Steps={GoalSteps} />;
}
