import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs, useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { VisionInConversation } from '../overview-contract.ts';
import { api, districtApi } from './api.ts';
import { PersonPicker } from './person-picker.tsx';
import { PracticeChecks } from './practice-checks.tsx';
import { SessionTagFields, tagsUnsaid } from './session-tag-fields.tsx';
import './conversations.css';

/** Plan a study session; one that has already taken place is planned with its day and then recorded. */
export function NewSessionPage() {
  const overview = useQuery(api.queries.readOverview.queryOptions());
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  return (
    <PageBody title={m.conversations_plan()} lead={m.conversations_plan_lead()}>
      <Loaded query={overview}>
        {({ visions, today }) => (
          <Loaded query={profile}>
            {({ buildings }) => (
              <PlanForm
                visions={visions}
                today={today}
                buildings={buildings.filter((building) => building.endedOn === null)}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </PageBody>
  );
}

type FormProps = {
  visions: readonly VisionInConversation[];
  today: string;
  buildings: readonly { id: string; name: string }[];
};

function PlanForm({ visions, today, buildings }: FormProps) {
  const { version: asked } = useSearch({ strict: false }) as { version?: string };
  const { actor } = useSession();
  const isBound =
    useActsAs('building_administrator', 'teacher') && actor.buildingId !== null ? actor.buildingId : null;
  const mustLead = useActsAs('teacher');
  const first = visions.find((vision) => vision.version.id === asked) ?? visions[0];
  const [id] = useState(newId);
  const [versionId, setVersionId] = useState(first?.version.id ?? '');
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState(today);
  const [minutes, setMinutes] = useState('60');
  const [buildingId, setBuildingId] = useState<string>(isBound ?? '');
  const [practiceIds, setPracticeIds] = useState<string[]>([]);
  const [leader, setLeader] = useState({ id: actor.personId as string, name: actor.name });
  const [note, setNote] = useState('');
  const [tags, setTags] = useState(tagsUnsaid);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const plan = useMutation(
    api.queries.planSession.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.studySession(id) });
      },
    }),
  );
  const vision = visions.find((one) => one.version.id === versionId);
  const [wasTried, setWasTried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (practiceIds.length === 0) return;
    plan.mutate({
      id,
      versionId,
      title,
      heldOn,
      minutes: Number(minutes),
      buildingId: buildingId === '' ? null : buildingId,
      practiceIds,
      ledById: leader.id,
      note,
      tags,
    } as never);
  };
  return (
    <form className="stack" onSubmit={send}>
      <SelectField
        label={m.conversations_vision()}
        value={versionId}
        options={visions.map((one) => ({
          value: one.version.id,
          label: `${one.subject.name}: ${one.version.title}`,
        }))}
        onChange={(chosen) => {
          setVersionId(chosen as typeof versionId);
          setPracticeIds([]);
        }}
      />
      <TextField
        label={m.conversations_title()}
        hint={m.conversations_title_hint()}
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={200}
      />
      <PracticeChecks
        label={m.conversations_practices()}
        practices={vision?.practices ?? []}
        chosen={practiceIds}
        onChange={setPracticeIds}
      />
      {wasTried && practiceIds.length === 0 && (
        <p className="fault" role="alert">
          {m.conversations_practices_needed()}
        </p>
      )}
      <div className="conversations-filters">
        <TextField label={m.conversations_day()} type="date" value={heldOn} onChange={setHeldOn} isRequired />
        <TextField
          label={m.conversations_minutes_label()}
          type="number"
          min={5}
          max={600}
          value={minutes}
          onChange={setMinutes}
          isRequired
        />
      </div>
      <Place {...{ isBound, buildings, buildingId }} onChange={setBuildingId} />
      <Leader mustLead={mustLead} leader={leader} today={today} onChange={setLeader} />
      <SessionTagFields tags={tags} onChange={setTags} />
      <TextArea
        label={`${m.conversations_note()} (${m.frame_optional()})`}
        hint={m.conversations_note_hint()}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
      <RefusalNotice error={plan.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={plan.isPending}>
          {m.conversations_plan_save()}
        </Button>
      </div>
    </form>
  );
}

type PlaceProps = Pick<FormProps, 'buildings'> & {
  isBound: string | null;
  buildingId: string;
  onChange(buildingId: string): void;
};

function Place({ isBound, buildings, buildingId, onChange }: PlaceProps) {
  return (
    <SelectField
      label={m.conversations_place()}
      hint={isBound === null ? undefined : m.conversations_place_own()}
      value={buildingId}
      options={[
        ...(isBound === null ? [{ value: '', label: m.conversations_whole_district() }] : []),
        ...buildings
          .filter((building) => isBound === null || building.id === isBound)
          .map((building) => ({ value: building.id, label: building.name })),
      ]}
      onChange={onChange}
    />
  );
}

type LeaderProps = {
  mustLead: boolean;
  leader: { id: string; name: string };
  today: string;
  onChange(person: { id: string; name: string }): void;
};

function Leader({ mustLead, leader, today, onChange }: LeaderProps) {
  const [isChoosing, setIsChoosing] = useState(false);
  if (isChoosing)
    return (
      <PersonPicker
        label={m.conversations_led_by()}
        on={today}
        onChoose={(person) => {
          setIsChoosing(false);
          onChange(person);
        }}
      />
    );
  return (
    <div className="field">
      <span className="label">{m.conversations_led_by()}</span>
      <div className="row">
        <span>{leader.name}</span>
        {!mustLead && (
          <Button look="quiet" onPress={() => setIsChoosing(true)}>
            {m.conversations_led_by_other()}
          </Button>
        )}
      </div>
    </div>
  );
}
