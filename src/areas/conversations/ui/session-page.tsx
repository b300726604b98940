import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { StudySessionPage } from '../session-contract.ts';
import { api } from './api.ts';
import { HoldingForm } from './holding-form.tsx';
import { SessionExemplars } from './practice-exemplars.tsx';
import { PresentList } from './present-list.tsx';
import { sessionTagOrder, sessionTagWords } from './session-tag-fields.tsx';
import './conversations.css';

/** One study session: what, when, where; recording who was there, for those who record it. */
export function SessionPage() {
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const session = useQuery(api.queries.readSession.queryOptions({ input: { id: sessionId } as never }));
  return <Loaded query={session}>{(found) => <Session session={found} />}</Loaded>;
}

const stateWords = {
  planned: m.conversations_state_planned,
  held: m.conversations_state_held,
  canceled: m.conversations_state_canceled,
} as const;

function Session({ session }: { session: StudySessionPage }) {
  const [isRecording, setIsRecording] = useState(false);
  const { state, you } = session;
  return (
    <PageBody
      title={session.title}
      above={
        <>
          <PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink> · {session.version.title}
        </>
      }
      actions={<Tag kind={state === 'held' ? 'accent' : 'plain'}>{stateWords[state]()}</Tag>}
    >
      <Facts session={session} />
      {state === 'planned' && you.mayRecord && !isRecording && (
        <div className="row">
          <Button look="main" onPress={() => setIsRecording(true)}>
            {m.conversations_record()}
          </Button>
          <LinkButton to={paths.signInSheet(session.id)}>{m.conversations_sheet()}</LinkButton>
          <Cancel id={session.id} />
        </div>
      )}
      {state === 'planned' && isRecording && (
        <HoldingForm session={session} onDone={() => setIsRecording(false)} />
      )}
      {state === 'held' && <OwnAttendance session={session} />}
      {!isRecording && <SessionExemplars version={session.version} practices={session.practices} />}
      {state === 'held' && session.present !== null && (
        <PresentList session={session} present={session.present} />
      )}
    </PageBody>
  );
}

function Facts({ session }: { session: StudySessionPage }) {
  const lines: [string, string][] = [
    [m.conversations_day(), day(session.heldOn, 'long')],
    [
      m.conversations_minutes_label(),
      m.conversations_minutes({ count: session.minutes, minutes: number(session.minutes) }),
    ],
    [m.conversations_place(), session.building?.name ?? m.conversations_whole_district()],
    [m.conversations_practices(), list(session.practices.map((practice) => practice.name))],
    [m.conversations_led_by(), session.ledBy.name],
  ];
  if (session.state === 'held')
    lines.push([
      m.conversations_there(),
      m.conversations_present({ count: session.presentCount, present: number(session.presentCount) }),
    ]);
  for (const tag of sessionTagOrder)
    if (session.tags[tag] !== null)
      lines.push([sessionTagWords[tag](), session.tags[tag] ? m.learning_yes() : m.learning_no()]);
  if (session.note !== '') lines.push([m.conversations_note(), session.note]);
  return (
    <dl className="stack-tight">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt className="small quiet">{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Cancel({ id }: { id: StudySessionPage['id'] }) {
  const [isOpen, setIsOpen] = useState(false);
  const queryClient = useQueryClient();
  const cancel = useMutation(
    api.queries.cancelSession.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.conversations_cancel_session()}
      </Button>
      <Dialog title={m.conversations_cancel_session()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>{m.conversations_cancel_sure()}</p>
        <RefusalNotice error={cancel.error} />
        <div className="row">
          <Button look="main" isBusy={cancel.isPending} onPress={() => cancel.mutate({ id })}>
            {m.conversations_cancel_session()}
          </Button>
          <Button onPress={() => setIsOpen(false)}>{m.conversations_keep_session()}</Button>
        </div>
      </Dialog>
    </>
  );
}

/** "I was there": one tap, for two weeks. */
function OwnAttendance({ session }: { session: StudySessionPage }) {
  const { actor } = useSession();
  const queryClient = useQueryClient();
  const refresh = { onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }) };
  const add = useMutation(api.queries.addPresent.mutationOptions(refresh));
  const takeBack = useMutation(api.queries.correctPresent.mutationOptions(refresh));
  const mine = { id: session.id, personId: actor.personId };
  const { wasThere, mayMarkUntil } = session.you;
  if (!wasThere && mayMarkUntil === null) return null;
  return (
    <section className="sheet">
      {wasThere ? (
        <div className="row-apart">
          <p>{m.conversations_you_were_there_full()}</p>
          <Button look="quiet" isBusy={takeBack.isPending} onPress={() => takeBack.mutate(mine)}>
            {m.conversations_i_was_not_there()}
          </Button>
        </div>
      ) : (
        <div className="row-apart">
          <p>{m.conversations_mark_until({ day: day(mayMarkUntil ?? session.heldOn) })}</p>
          <Button look="main" isBusy={add.isPending} onPress={() => add.mutate(mine)}>
            {m.conversations_i_was_there()}
          </Button>
        </div>
      )}
      <RefusalNotice error={add.error ?? takeBack.error} />
    </section>
  );
}
