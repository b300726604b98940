import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { GoalPage } from '../goal-contract.ts';
import { isGoingOn } from '../goal-rules.ts';
import { api, useRefresh, visionsApi } from './api.ts';

/** The visions that point at a goal; who keeps the goal says which. */
export function GoalVisions({ page: { goal, visions } }: { page: GoalPage }) {
  const refresh = useRefresh();
  const unlink = useMutation(api.queries.unlinkVision.mutationOptions({ onSuccess: refresh }));
  const mayLink = goal.isMineToChange && isGoingOn(goal.status);
  return (
    <section className="stack-tight">
      <h2>{m.goals_visions()}</h2>
      {visions.length === 0 && (
        <p className="quiet">{mayLink ? m.goals_no_vision() : m.goals_no_vision_read()}</p>
      )}
      {visions.length > 0 && (
        <ul className="item-list">
          {visions.map((vision) => (
            <li key={vision.linkId} className="row-apart">
              <span>
                <PageLink to={paths.vision(vision.visionId)}>
                  <bdi>{vision.title}</bdi>
                </PageLink>
                {vision.practice !== null && (
                  <>
                    {': '}
                    <bdi>{vision.practice.name}</bdi>
                  </>
                )}
              </span>
              {mayLink && (
                <span className="no-print">
                  <Button
                    look="quiet"
                    label={m.goals_unlink_of({ title: vision.title })}
                    onPress={() => unlink.mutate({ linkId: vision.linkId })}
                  >
                    {m.frame_remove()}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <RefusalNotice error={unlink.error} />
      {mayLink && <LinkForm key={visions.length} goalId={goal.id} />}
    </section>
  );
}

function LinkForm({ goalId }: { goalId: string }) {
  const versions = useQuery(visionsApi.queries.listVersions.queryOptions({ input: {} }));
  const refresh = useRefresh();
  const [linkId] = useState(newId);
  const [chosen, setChosen] = useState({ visionId: '', practiceId: '' });
  const link = useMutation(api.queries.linkVision.mutationOptions({ onSuccess: refresh }));
  const found = versions.data ?? [];
  const vision = found.find(({ visionId }) => visionId === chosen.visionId);
  if (found.length === 0) return <p className="quiet">{m.goals_no_vision_in_force()}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (link.isPending) return;
    link.mutate({
      ...{ linkId, visionId: chosen.visionId, practiceId: chosen.practiceId || null },
      goalId: goalId as never,
    });
  };
  return (
    <form className="stack-tight no-print" onSubmit={submit}>
      <div className="goals-pair">
        <SelectField
          label={m.goals_vision()}
          value={chosen.visionId}
          options={[
            { value: '', label: m.goals_choose() },
            ...found.map(({ visionId, title, subject }) => ({
              value: visionId,
              label: `${subject.name}: ${title}`,
            })),
          ]}
          onChange={(visionId) => setChosen({ visionId, practiceId: '' })}
          isRequired
        />
        {vision !== undefined && (
          <SelectField
            label={m.goals_practice()}
            hint={m.frame_optional()}
            value={chosen.practiceId}
            options={[
              { value: '', label: m.goals_whole_vision() },
              ...vision.practices.map(({ practiceId, name }) => ({ value: practiceId, label: name })),
            ]}
            onChange={(practiceId) => setChosen({ ...chosen, practiceId })}
          />
        )}
      </div>
      <RefusalNotice error={link.error} />
      <div className="row">
        <Button type="submit" isBusy={link.isPending}>
          {m.goals_link()}
        </Button>
      </div>
    </form>
  );
}
