import { useQuery } from '@tanstack/react-query';
import { LinkButton } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { StepItem } from './step-item.tsx';

/** The next steps that point at a goal, and how to make one. */
export function GoalSteps({ goalId, isGoingOn }: { goalId: string; isGoingOn: boolean }) {
  const leads = useActsAs('building_administrator', 'coach', 'dn_member', 'bn_member', 'superintendent');
  const isOutside = useActsAs('board_member');
  if (isOutside) return <p className="quiet">{m.supports_not_for_board()}</p>;
  return <Steps goalId={goalId} mayMake={leads && isGoingOn} />;
}

function Steps({ goalId, mayMake }: { goalId: string; mayMake: boolean }) {
  const steps = useQuery(api.queries.listSteps.queryOptions({ input: { goalId, standing: 'all' } as never }));
  return (
    <div className="stack-tight">
      <Loaded query={steps}>
        {(found) =>
          found.steps.length === 0 ? (
            <p className="quiet">{mayMake ? m.supports_goal_no_steps() : m.supports_goal_no_steps_read()}</p>
          ) : (
            <ul className="item-list">
              {found.steps.map((step) => (
                <StepItem key={step.id} step={{ ...step, goal: null }} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayMake && (
        <div className="row">
          <LinkButton to={paths.newStepFor(goalId)}>{m.supports_make()}</LinkButton>
        </div>
      )}
    </div>
  );
}
