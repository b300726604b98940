import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, RadioField, SelectField, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Path } from '../practice-contract.ts';
import { api } from './api.ts';
import { useSubjects } from './subjects.ts';
import './visions.css';

/** Starts the vision of a subject: which path, from which model, and who writes. The choice is recorded. */
export function StartVisionPage() {
  const { call: callId } = useSearch({ strict: false }) as { call?: string };
  const call = useQuery({
    ...api.queries.readCall.queryOptions({ input: { callId: callId ?? '' } as never }),
    enabled: callId !== undefined,
  });
  const reach = useQuery({
    ...api.queries.readCallReach.queryOptions({ input: { callId: callId ?? '' } as never }),
    enabled: callId !== undefined,
  });
  const library = useQuery(api.queries.listModels.queryOptions());
  const { subjects, options } = useSubjects();
  const [visionId] = useState(newId);
  const [chosen, setChosen] = useState('');
  const [path, setPath] = useState<Path>('adopt');
  const [modelKey, setModelKey] = useState('');
  const [title, setTitle] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const start = useMutation(
    api.queries.startVision.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.vision(visionId) });
      },
    }),
  );
  const subjectId = call.data?.subject.id ?? (chosen || (options[0]?.value ?? ''));
  const subject = subjects.find(({ id }) => (id as string) === subjectId);
  const models = library.data?.models ?? [];
  const fitting = models.find((model) => model.subject === subject?.key) ?? models[0];
  const model = models.find((one) => `${one.id}@${one.version}` === modelKey) ?? fitting;
  const joiners = reach.data?.joiners ?? [];
  const shownTitle =
    title ?? (subject === undefined ? '' : m.visions_start_title_default({ subject: subject.name }));
  const send = () =>
    start.mutate({
      visionId,
      subjectId,
      title: shownTitle,
      path,
      model: path === 'create' || model === undefined ? null : { id: model.id, version: model.version },
      callId: callId ?? null,
      memberIds: joiners.map(({ personId }) => personId).filter((id) => !left.has(id)),
    } as never);
  return (
    <PageBody title={m.visions_start()} lead={m.visions_start_lead()}>
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {callId === undefined && (
          <SelectField label={m.visions_subject()} options={options} value={subjectId} onChange={setChosen} />
        )}
        <RadioField
          label={m.visions_start_path()}
          value={path}
          onChange={(value) => setPath(value as Path)}
          options={[
            { value: 'adopt', label: m.visions_start_adopt(), hint: m.visions_start_adopt_hint() },
            { value: 'modify', label: m.visions_start_modify(), hint: m.visions_start_modify_hint() },
            { value: 'create', label: m.visions_start_create(), hint: m.visions_start_create_hint() },
          ]}
        />
        {path !== 'create' && model !== undefined && (
          <div className="stack-tight">
            <SelectField
              label={m.visions_start_model()}
              value={`${model.id}@${model.version}`}
              onChange={setModelKey}
              options={models.map((one) => ({
                value: `${one.id}@${one.version}`,
                label: m.visions_start_model_line({ title: one.title, version: one.version }),
              }))}
            />
            <PageLink to={paths.model(model.id)}>{m.visions_start_read_model()}</PageLink>
          </div>
        )}
        <TextField
          label={m.visions_start_title()}
          value={shownTitle}
          onChange={setTitle}
          maxLength={200}
          isRequired
        />
        {joiners.length > 0 && (
          <Sheet title={m.visions_start_team()}>
            <p className="quiet">{m.visions_start_team_hint()}</p>
            {joiners.map((joiner) => (
              <CheckField
                key={joiner.personId}
                label={joiner.name}
                hint={[joiner.building?.name, joiner.band?.name].filter(Boolean).join(' · ')}
                isChecked={!left.has(joiner.personId)}
                onChange={(isIn) => {
                  const next = new Set(left);
                  if (isIn) next.delete(joiner.personId);
                  else next.add(joiner.personId);
                  setLeft(next);
                }}
              />
            ))}
          </Sheet>
        )}
        <RefusalNotice error={start.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={start.isPending}>
            {m.visions_start_now()}
          </Button>
        </div>
      </form>
    </PageBody>
  );
}
