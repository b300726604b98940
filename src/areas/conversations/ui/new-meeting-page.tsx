import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { MeetingKind } from '../meeting-contract.ts';
import { AgendaHelp, longestAgenda } from './agenda-help.tsx';
import { api } from './api.ts';
import { meetingKindWords } from './meeting-list.tsx';
import { PracticeField } from './practice-field.tsx';
import { usePracticesInForce } from './practices-in-force.ts';
import './conversations.css';
import { useOwnBuildings } from './own-buildings.ts';

/** Put a meeting about instruction down: its agenda before, or what was named in it afterwards. */
export function NewMeetingPage() {
  const overview = useQuery(api.queries.readOverview.queryOptions());
  return (
    <PageBody
      title={m.conversations_meeting_new()}
      lead={m.conversations_meeting_new_lead()}
      above={<PageLink to={paths.meetings}>{m.conversations_meetings()}</PageLink>}
    >
      <Loaded query={overview}>{({ today }) => <MeetingForm today={today} />}</Loaded>
    </PageBody>
  );
}

function MeetingForm({ today }: { today: string }) {
  const { practices } = usePracticesInForce();
  const { actor } = useSession();
  const { buildings } = useOwnBuildings();
  const [id] = useState(newId);
  const [kind, setKind] = useState<MeetingKind>('team');
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState(today);
  const [buildingId, setBuildingId] = useState<string>(actor.buildingId ?? '');
  const [agenda, setAgenda] = useState('');
  const [practiceIds, setPracticeIds] = useState<string[]>([]);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const record = useMutation(
    api.queries.recordMeeting.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.meeting(id) });
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const place = buildingId === '' ? null : buildingId;
    record.mutate({ id, kind, title, heldOn, buildingId: place, agenda, practiceIds } as never);
  };
  return (
    <form className="stack" onSubmit={send}>
      <TextField
        label={m.conversations_meeting_title()}
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={200}
      />
      <div className="conversations-filters">
        <SelectField
          label={m.conversations_meeting_kind()}
          value={kind}
          options={Object.entries(meetingKindWords).map(([value, words]) => ({ value, label: words() }))}
          onChange={(value) => setKind(value as MeetingKind)}
        />
        <TextField label={m.conversations_day()} type="date" value={heldOn} onChange={setHeldOn} isRequired />
        <SelectField
          label={m.conversations_place()}
          value={buildingId}
          options={[{ value: '', label: m.conversations_whole_district() }, ...buildings]}
          onChange={setBuildingId}
        />
      </div>
      <PracticeField
        label={m.conversations_agenda_which()}
        practices={practices}
        chosen={practiceIds}
        onChange={setPracticeIds}
      />
      <AgendaHelp
        kind={kind}
        practices={practices}
        chosen={practices.filter((practice) => practiceIds.includes(practice.id))}
        agenda={agenda}
        onChange={setAgenda}
      />
      <TextArea
        label={`${m.conversations_agenda()} (${m.frame_optional()})`}
        hint={m.conversations_agenda_hint()}
        value={agenda}
        onChange={setAgenda}
        maxLength={longestAgenda}
        rows={6}
      />
      <RefusalNotice error={record.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={record.isPending}>
          {m.conversations_meeting_save()}
        </Button>
      </div>
    </form>
  );
}
