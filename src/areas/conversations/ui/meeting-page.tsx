import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Meeting } from '../meeting-contract.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { meetingKindWords } from './meeting-list.tsx';
import { PracticeTaps } from './practice-taps.tsx';
import './conversations.css';

/** A meeting's agenda to hold in the meeting, with the practices to tap as they are named. */
export function MeetingPage() {
  const { meetingId = '' } = useParams({ strict: false }) as { meetingId?: string };
  const meeting = useQuery(api.queries.readMeeting.queryOptions({ input: { id: meetingId } as never }));
  return <Loaded query={meeting}>{(found) => <OneMeeting meeting={found} />}</Loaded>;
}

function OneMeeting({ meeting }: { meeting: Meeting }) {
  return (
    <PageBody
      title={meeting.title}
      above={<PageLink to={paths.meetings}>{m.conversations_meetings()}</PageLink>}
      lead={joined([
        day(meeting.heldOn, 'long'),
        meetingKindWords[meeting.kind](),
        meeting.building?.name ?? m.conversations_whole_district(),
      ])}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      {meeting.agenda !== '' && (
        <section className="stack-tight">
          <h2>{m.conversations_agenda()}</h2>
          <p className="prose" dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {meeting.agenda}
          </p>
        </section>
      )}
      <section className="stack">
        <h2>{m.conversations_named_here()}</h2>
        <div className="row">
          {meeting.practices.length === 0
            ? m.conversations_names_none()
            : meeting.practices.map((practice) => (
                <Tag key={practice.id} kind="accent">
                  <span dir="auto">{practice.name}</span>
                </Tag>
              ))}
        </div>
        {meeting.mayChange && <Naming meeting={meeting} />}
      </section>
      <p className="small quiet">{m.conversations_put_down_by({ name: meeting.recordedBy })}</p>
      {meeting.mayChange && <TakeOff meeting={meeting} />}
    </PageBody>
  );
}

function Naming({ meeting }: { meeting: Meeting }) {
  const overview = useQuery(api.queries.readOverview.queryOptions());
  const queryClient = useQueryClient();
  const shown = {
    onSuccess: (after: Meeting) => {
      queryClient.setQueryData(api.queries.readMeeting.queryKey({ input: { id: meeting.id } }), after);
      void queryClient.invalidateQueries({ queryKey: api.queries.key() });
    },
  };
  const name = useMutation(api.queries.namePractice.mutationOptions(shown));
  const unname = useMutation(api.queries.unnamePractice.mutationOptions(shown));
  return (
    <Loaded query={overview}>
      {({ visions }) => (
        <Sheet>
          <PracticeTaps
            visions={visions}
            named={meeting.practices.map((practice) => practice.id)}
            onTap={(practiceId, isNamed) =>
              (isNamed ? name : unname).mutate({ id: meeting.id, practiceId } as never)
            }
          />
          <RefusalNotice error={name.error ?? unname.error} />
        </Sheet>
      )}
    </Loaded>
  );
}

function TakeOff({ meeting }: { meeting: Meeting }) {
  const [isOpen, setIsOpen] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const withdraw = useMutation(
    api.queries.withdrawMeeting.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: paths.meetings });
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
      },
    }),
  );
  return (
    <div className="row">
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.conversations_meeting_take_off()}
      </Button>
      <Dialog title={m.conversations_meeting_take_off()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>{m.conversations_meeting_take_off_sure()}</p>
        <RefusalNotice error={withdraw.error} />
        <div className="row">
          <Button look="main" isBusy={withdraw.isPending} onPress={() => withdraw.mutate({ id: meeting.id })}>
            {m.conversations_meeting_take_off()}
          </Button>
          <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
        </div>
      </Dialog>
    </div>
  );
}
