import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Call } from '../call-contract.ts';
import { api } from './api.ts';
import { CallReach } from './call-reach.tsx';
import './visions.css';

/** A call to take part, answered with one press; for those who made it, whom it reached and who is missing. */
export function CallPage() {
  const { callId = '' } = useParams({ strict: false }) as { callId?: string };
  const call = useQuery(api.queries.readCall.queryOptions({ input: { callId } as never }));
  const leads = useActsAs('superintendent', 'dn_member', 'district_office');
  const { mutate: recordReading } = useMutation(api.queries.recordCallReading.mutationOptions());
  useEffect(() => {
    if (callId !== '') recordReading({ callId } as never);
  }, [callId, recordReading]);
  return (
    <Loaded query={call}>
      {(read) => (
        <PageBody
          title={m.visions_call_title({ subject: read.subject.name })}
          lead={m.visions_call_lead({
            name: read.made.name,
            capacity: capacityWords[read.made.capacity](),
            day: day(read.closesOn, 'long'),
          })}
        >
          <p className="prose" dir="auto">
            {read.message}
          </p>
          <Reply call={read} />
          {read.visionId !== null && (
            <p>
              <PageLink to={paths.vision(read.visionId)}>{m.visions_call_its_vision()}</PageLink>
            </p>
          )}
          {leads && (
            <>
              <CallReach callId={read.id} />
              {read.visionId === null && (
                <div className="row">
                  <LinkButton to={`${paths.newVision}?call=${read.id}`} look="main">
                    {m.visions_start_from_call()}
                  </LinkButton>
                </div>
              )}
            </>
          )}
        </PageBody>
      )}
    </Loaded>
  );
}

function Reply({ call }: { call: Call }) {
  const queryClient = useQueryClient();
  const reply = useMutation(
    api.queries.replyToCall.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const answer = (said: 'join' | 'not_now') =>
    reply.mutate({ callId: call.id, replyId: newId(), answer: said } as never);
  if (!call.isOpen)
    return <Notice>{<p>{m.visions_call_closed({ count: number(call.joinedCount) })}</p>}</Notice>;
  return (
    <div className="stack">
      {call.you.answer !== null && (
        <Notice>
          <p>{call.you.answer === 'join' ? m.visions_call_you_joined() : m.visions_call_you_not_now()}</p>
        </Notice>
      )}
      <div className="row">
        {call.you.answer !== 'join' && (
          <Button look="main" isBusy={reply.isPending} onPress={() => answer('join')}>
            {m.visions_call_join()}
          </Button>
        )}
        {call.you.answer !== 'not_now' && (
          <Button isBusy={reply.isPending} onPress={() => answer('not_now')}>
            {m.visions_call_not_now()}
          </Button>
        )}
      </div>
      <RefusalNotice error={reply.error} />
    </div>
  );
}
