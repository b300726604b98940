import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs, useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Barrier, BarrierKind } from '../barrier-contract.ts';
import { api, districtApi } from './api.ts';
import { BarrierItem } from './barrier-item.tsx';
import { barrierKindWords } from './group-words.ts';
import { PracticeField } from './practice-field.tsx';
import { usePracticesInForce } from './practices-in-force.ts';
import './conversations.css';

/** What buildings cannot move by themselves, and what the District Network answered. */
export function BarriersPage() {
  const [standing, setStanding] = useState<'open' | 'resolved'>('open');
  const [kind, setKind] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const barriers = useQuery(api.queries.listBarriers.queryOptions({ input: { standing } }));
  const mayRaise = useActsAs(
    'building_administrator',
    'bn_member',
    'teacher',
    'other_staff',
    'coach',
    'union_representative',
  );
  return (
    <PageBody
      title={m.conversations_barriers()}
      lead={m.conversations_barriers_lead()}
      above={<PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink>}
      actions={
        mayRaise &&
        !isOpen && (
          <Button look="main" onPress={() => setIsOpen(true)}>
            {m.conversations_barrier_raise()}
          </Button>
        )
      }
    >
      {isOpen && <BarrierForm onDone={() => setIsOpen(false)} />}
      <div className="row">
        <SelectField
          label={m.conversations_barrier_which()}
          value={standing}
          options={[
            { value: 'open', label: m.conversations_barriers_open() },
            { value: 'resolved', label: m.conversations_barriers_resolved() },
          ]}
          onChange={(value) => setStanding(value as 'open' | 'resolved')}
        />
        <SelectField
          label={m.conversations_barrier_kind()}
          value={kind}
          options={[{ value: '', label: m.conversations_barrier_kind_all() }, ...kindOptions()]}
          onChange={setKind}
        />
      </div>
      <Loaded query={barriers}>
        {(found) => (
          <BarrierList barriers={found.barriers.filter((one) => kind === '' || one.kind === kind)} />
        )}
      </Loaded>
    </PageBody>
  );
}

function BarrierList({ barriers }: { barriers: readonly Barrier[] }) {
  if (barriers.length === 0) return <EmptyState>{m.conversations_barriers_none()}</EmptyState>;
  return (
    <ul className="plain-list stack">
      {barriers.map((barrier) => (
        <li key={barrier.id}>
          <BarrierItem barrier={barrier} />
        </li>
      ))}
    </ul>
  );
}

const kindOptions = () =>
  (['academic', 'non_academic'] as const).map((value) => ({ value, label: barrierKindWords[value]() }));

function BarrierForm({ onDone }: { onDone(): void }) {
  const { actor } = useSession();
  const { practices } = usePracticesInForce();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const [id] = useState(newId);
  const [kind, setKind] = useState<BarrierKind>('academic');
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const buildings = (profile.data?.buildings ?? []).filter(
    ({ endedOn, id: place }) => endedOn === null && (actor.buildingId === null || place === actor.buildingId),
  );
  const [buildingId, setBuildingId] = useState<string>(actor.buildingId ?? '');
  const place = buildingId === '' ? (buildings[0]?.id ?? '') : buildingId;
  const queryClient = useQueryClient();
  const raise = useMutation(
    api.queries.raiseBarrier.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    raise.mutate({ id, kind, buildingId: place, title, body, practiceId: chosen[0] ?? null } as never);
  };
  return (
    <form className="sheet" onSubmit={send}>
      {buildings.length > 1 && (
        <SelectField
          label={m.conversations_place()}
          value={place}
          options={buildings.map((building) => ({ value: building.id, label: building.name }))}
          onChange={setBuildingId}
        />
      )}
      <RadioField
        label={m.conversations_barrier_kind()}
        look="row"
        value={kind}
        options={kindOptions()}
        onChange={(value) => setKind(value as BarrierKind)}
      />
      <TextField
        label={m.conversations_barrier_title()}
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={200}
      />
      <TextArea
        label={m.conversations_barrier_body()}
        hint={m.conversations_barrier_hint()}
        value={body}
        onChange={setBody}
        isRequired
        maxLength={3000}
      />
      <PracticeField
        practices={practices}
        chosen={chosen}
        onChange={(ids) => setChosen(ids.slice(-1))}
        label={`${m.conversations_barrier_practice()} (${m.frame_optional()})`}
        note={`${title} ${body}`}
      />
      <RefusalNotice error={raise.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={raise.isPending}>
          {m.conversations_barrier_send()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
