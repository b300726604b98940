import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import { api, districtApi, useRefresh } from './api.ts';
import { emptyGoal, type GoalDraft, inputOf } from './goal-draft.ts';
import { MeasureFields, ServedTargets } from './goal-fields.tsx';
import { kindWords, learningWords, optionsOf, performanceWords } from './goal-words.ts';
import './goals.css';

/** A goal for the district or for a building: the same form. */
export function NewGoalPage() {
  const { actor, district } = useSession();
  const own = actor.capacity === 'building_administrator' ? actor.buildingId : null;
  const [ids] = useState(() => ({ goalId: newId(), readingId: newId() }));
  const [draft, setDraft] = useState<GoalDraft>({
    ...emptyGoal,
    buildingId: own ?? '',
    owner: own === null ? 'dn_member' : 'building_administrator',
    on: schoolDayOf(new Date(), district.timeZone),
  });
  const set = (changes: Partial<GoalDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const refresh = useRefresh();
  const navigate = useNavigate();
  const make = useMutation(
    api.queries.makeGoal.mutationOptions({
      onSuccess: async () => {
        await refresh();
        await navigate({ to: paths.goal(ids.goalId) });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate(inputOf(draft, ids) as never);
  };
  return (
    <PageBody
      title={m.goals_set()}
      lead={m.goals_set_lead()}
      above={<PageLink to={paths.goals}>{m.goals_title()}</PageLink>}
    >
      <form className="stack" onSubmit={submit}>
        <Notice>{m.goals_aggregates_only()}</Notice>
        <TextField
          label={m.goals_what()}
          hint={m.goals_what_hint()}
          value={draft.what}
          onChange={(what) => set({ what })}
          isRequired
          maxLength={200}
        />
        <RadioField
          label={m.goals_performance()}
          look="row"
          value={draft.performance}
          options={optionsOf(performanceWords)}
          onChange={(performance) => set({ performance })}
        />
        <RadioField
          label={m.goals_learning()}
          look="row"
          value={draft.learning}
          options={optionsOf(learningWords)}
          onChange={(learning) => set({ learning })}
        />
        <RadioField
          label={m.goals_kind()}
          hint={m.goals_kind_hint()}
          look="row"
          value={draft.kind}
          options={optionsOf(kindWords)}
          onChange={(kind) => set({ kind })}
        />
        <TextArea
          label={m.goals_why()}
          hint={m.goals_why_hint()}
          value={draft.why}
          onChange={(why) => set({ why })}
          isRequired
          maxLength={1000}
          rows={2}
        />
        <PlaceFields draft={draft} set={set} ownBuildingId={own} />
        <MeasureFields draft={draft} set={set} />
        <ServedTargets draft={draft} set={set} />
        <SelectField
          label={m.goals_owner()}
          hint={m.goals_owner_hint()}
          value={draft.owner}
          options={optionsOf(capacityWords)}
          onChange={(owner) => set({ owner })}
        />
        <RefusalNotice error={make.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={make.isPending}>
            {m.goals_set()}
          </Button>
        </div>
      </form>
    </PageBody>
  );
}

type PlaceProps = { draft: GoalDraft; set(changes: Partial<GoalDraft>): void; ownBuildingId: string | null };

function PlaceFields({ draft, set, ownBuildingId }: PlaceProps) {
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const current = <Place extends { endedOn: string | null; id: string; name: string }>(
    places: readonly Place[] = [],
  ) =>
    places
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id, name }) => ({ value: id as string, label: name }));
  const buildings = current(profile.data?.buildings);
  return (
    <div className="goals-pair">
      <SelectField
        label={m.goals_place()}
        value={draft.buildingId}
        options={
          ownBuildingId === null
            ? [{ value: '', label: m.goals_whole_district() }, ...buildings]
            : buildings.filter(({ value }) => value === ownBuildingId)
        }
        onChange={(buildingId) => set({ buildingId })}
      />
      <SelectField
        label={m.goals_subject()}
        hint={m.frame_optional()}
        value={draft.subjectId}
        options={[{ value: '', label: m.goals_no_subject() }, ...current(profile.data?.subjects)]}
        onChange={(subjectId) => set({ subjectId, targetIds: [] })}
      />
    </div>
  );
}
