import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { m } from '../../../client/words/words.ts';
import type { DataConversation } from '../conversation-contract.ts';
import { districtApi } from './api.ts';
import { CloseWindow } from './close-window.tsx';
import { StepForm } from './step-form.tsx';
import { StepItem } from './step-item.tsx';

/** The last stage: what is still open from before, the steps of today, and the closing of the window. */
export function LastStage({ talk }: { talk: DataConversation }) {
  const isOpen = talk.window.closing === null;
  return (
    <div className="stack-wide">
      {talk.carriedOver.length > 0 && (
        <section className="stack">
          <h2>{m.supports_carried_over()}</h2>
          <p className="quiet">{m.supports_carried_over_lead()}</p>
          <ul className="item-list">
            {talk.carriedOver.map((step) => (
              <StepItem key={step.id} step={step} />
            ))}
          </ul>
        </section>
      )}
      <section className="stack">
        <h2>{m.supports_steps_today()}</h2>
        {talk.steps.length === 0 ? (
          <p className="quiet">{m.supports_steps_today_none()}</p>
        ) : (
          <ul className="item-list">
            {talk.steps.map((step) => (
              <StepItem key={step.id} step={step} />
            ))}
          </ul>
        )}
        {isOpen && talk.mayLead && <AddStep talk={talk} />}
      </section>
      {isOpen && <CloseWindow talk={talk} />}
    </div>
  );
}

function AddStep({ talk }: { talk: DataConversation }) {
  const [isOpen, setOpen] = useState(talk.steps.length === 0);
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  if (!isOpen) {
    return (
      <div className="row">
        <Button onPress={() => setOpen(true)}>{m.supports_make_another()}</Button>
      </div>
    );
  }
  const { building, window } = talk;
  return (
    <Sheet title={m.supports_make()}>
      <StepForm
        conversationId={talk.id}
        subjectId={null}
        practices={window.practices}
        buildings={building === null ? window.buildings : [building]}
        bands={(profile.data?.bands ?? []).filter((band) => band.endedOn === null)}
        onMade={() => setOpen(false)}
        {...(talk.steps.length === 0 ? {} : { onCancel: () => setOpen(false) })}
      />
    </Sheet>
  );
}
