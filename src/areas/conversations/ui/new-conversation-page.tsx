import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { GroupSummary } from '../group-contract.ts';
import type { MeetingKind } from '../meeting-contract.ts';
import { api } from './api.ts';
import { meetingKindWords } from './meeting-list.tsx';
import './conversations.css';
import { useOwnBuildings } from './own-buildings.ts';

/** Begin a meeting that everybody in it follows: which group, which protocol, where. */
export function NewConversationPage() {
  const groups = useQuery(api.queries.listGroups.queryOptions({ input: { whose: 'mine' } }));
  const overview = useQuery(api.queries.readOverview.queryOptions());
  return (
    <PageBody
      title={m.conversations_room_new()}
      lead={m.conversations_room_new_lead()}
      above={<PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink>}
    >
      <Loaded query={groups}>
        {(mine) => (
          <Loaded query={overview}>
            {({ today }) => <OpeningForm groups={mine.groups} today={today} />}
          </Loaded>
        )}
      </Loaded>
    </PageBody>
  );
}

const kindOfGroup: Partial<Record<GroupSummary['kind'], MeetingKind>> = {
  district_network: 'district',
  building_network: 'leadership',
  leadership: 'leadership',
};

function OpeningForm({ groups, today }: { groups: readonly GroupSummary[]; today: string }) {
  const { actor } = useSession();
  const asked = useSearch({ strict: false }) as { protocol?: string; group?: string };
  const { isWide, buildings } = useOwnBuildings();
  const protocols = useQuery(api.queries.listProtocols.queryOptions());
  const [id] = useState(newId);
  const [groupId, setGroupId] = useState(asked.group ?? '');
  const [protocolId, setProtocolId] = useState(asked.protocol ?? '');
  const [kind, setKind] = useState<MeetingKind>('team');
  const [title, setTitle] = useState('');
  const [buildingId, setBuildingId] = useState<string>(actor.buildingId ?? '');
  const [isClosed, setIsClosed] = useState(asked.protocol?.includes('conflict') ?? false);
  const navigate = useNavigate();
  const open = useMutation(
    api.queries.openRoom.mutationOptions({ onSuccess: () => navigate({ to: paths.room(id) }) }),
  );
  const group = groups.find((one) => one.id === groupId);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const place = group === undefined ? buildingId : (group.building?.id ?? '');
    open.mutate({
      id,
      kind: (group && kindOfGroup[group.kind]) ?? kind,
      title: title.trim() === '' ? (group?.name ?? meetingKindWords[kind]()) : title,
      heldOn: today,
      buildingId: place === '' ? null : place,
      groupId: group?.id ?? null,
      protocolId: protocolId === '' ? null : protocolId,
      isClosed: group === undefined && isClosed,
    } as never);
  };
  const offered = (protocols.data ?? [])
    .filter(({ isRetired }) => !isRetired)
    .map((one) => ({
      value: one.id,
      label: one.title[language() as keyof typeof one.title] ?? one.title.en,
    }));
  return (
    <form className="stack" onSubmit={send}>
      <SelectField
        label={m.conversations_room_group()}
        value={groupId}
        options={[
          { value: '', label: m.conversations_room_no_group() },
          ...groups.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={setGroupId}
      />
      <SelectField
        label={m.conversations_room_protocol()}
        hint={<PageLink to={paths.protocols}>{m.conversations_room_protocols()}</PageLink>}
        value={protocolId}
        options={[{ value: '', label: m.conversations_room_no_protocol() }, ...offered]}
        onChange={setProtocolId}
      />
      <TextField
        label={`${m.conversations_meeting_title()} (${m.frame_optional()})`}
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      {group === undefined && (
        <div className="conversations-filters">
          <SelectField
            label={m.conversations_meeting_kind()}
            value={kind}
            options={Object.entries(meetingKindWords).map(([value, words]) => ({ value, label: words() }))}
            onChange={(value) => setKind(value as MeetingKind)}
          />
          <SelectField
            label={m.conversations_place()}
            value={buildingId}
            options={[
              ...(isWide ? [{ value: '', label: m.conversations_whole_district() }] : []),
              ...buildings,
            ]}
            onChange={setBuildingId}
          />
        </div>
      )}
      {group === undefined && (
        <CheckField
          label={m.conversations_room_closed()}
          hint={m.conversations_room_closed_hint()}
          isChecked={isClosed}
          onChange={setIsClosed}
        />
      )}
      <RefusalNotice error={open.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={open.isPending}>
          {m.conversations_room_start()}
        </Button>
      </div>
    </form>
  );
}
