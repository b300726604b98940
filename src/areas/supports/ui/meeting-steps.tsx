import { useQuery } from '@tanstack/react-query';
import { LinkButton } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { StepItem } from './step-item.tsx';

/** The next steps that came out of a meeting, and how to make one. */
export function MeetingSteps({ meetingId, isOver }: { meetingId: string; isOver: boolean }) {
  const steps = useQuery(
    api.queries.listSteps.queryOptions({ input: { meetingId, standing: 'all' } as never }),
  );
  return (
    <div className="stack-tight">
      <Loaded query={steps}>
        {(found) =>
          found.steps.length === 0 ? (
            <p className="quiet">{m.supports_meeting_none()}</p>
          ) : (
            <ul className="item-list">
              {found.steps.map((step) => (
                <StepItem key={step.id} step={step} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {!isOver && (
        <div className="row">
          <LinkButton to={paths.newStepFrom(meetingId)}>{m.supports_make()}</LinkButton>
        </div>
      )}
    </div>
  );
}
