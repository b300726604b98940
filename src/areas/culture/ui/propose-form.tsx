import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextArea } from '../../../client/design/field.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { NormKind } from '../norm-contract.ts';
import { api, districtApi } from './api.ts';
import { kindWords } from './culture-words.ts';

const kindHints: Record<NormKind, () => string> = {
  norm: m.culture_kind_norm_hint,
  value: m.culture_kind_value_hint,
  belief: m.culture_kind_belief_hint,
};

/** What somebody proposes that we keep, hold dear or take for true. */
export function ProposeForm({ onDone }: { onDone(): void }) {
  const { actor } = useSession();
  const navigate = useNavigate();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const [id] = useState(newId);
  const [kind, setKind] = useState<NormKind>('norm');
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const [scope, setScope] = useState('');
  const queryClient = useQueryClient();
  const propose = useMutation(
    api.queries.proposeNorm.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        void navigate({ to: paths.norm(id) });
      },
    }),
  );
  const buildings = (profile.data?.buildings ?? []).filter(
    ({ endedOn, id: place }) => endedOn === null && (actor.buildingId === null || place === actor.buildingId),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const buildingId = scope === '' ? null : scope;
    propose.mutate({ id: id as never, kind, text, why, buildingId: buildingId as never, sampleId: null });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <RadioField
        label={m.culture_filter_kind()}
        value={kind}
        options={Object.entries(kindWords).map(([value, words]) => ({
          value,
          label: words(),
          hint: kindHints[value as NormKind](),
        }))}
        onChange={(value) => setKind(value as NormKind)}
      />
      <TextArea
        label={m.culture_propose_text()}
        hint={m.culture_propose_text_hint()}
        value={text}
        onChange={setText}
        rows={2}
        maxLength={300}
        isRequired
      />
      <TextArea
        label={`${m.culture_propose_why()} (${m.frame_optional()})`}
        value={why}
        onChange={setWhy}
        rows={2}
        maxLength={1000}
      />
      <SelectField
        label={m.culture_filter_scope()}
        value={scope}
        options={[
          { value: '', label: m.culture_whole_district() },
          ...buildings.map((building) => ({ value: building.id as string, label: building.name })),
        ]}
        onChange={setScope}
      />
      <RefusalNotice error={propose.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={propose.isPending}>
          {m.culture_propose_send()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
