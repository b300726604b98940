import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { ago, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Barrier, ReplyKind } from '../barrier-contract.ts';
import { api } from './api.ts';
import { barrierKindWords, replyWords, standingWords } from './group-words.ts';

/** One barrier, everything that was said about it, and what one may say now. */
export function BarrierItem({ barrier }: { barrier: Barrier }) {
  const [saying, setSaying] = useState<ReplyKind | null>(null);
  return (
    <article className="sheet">
      <div className="stack-tight">
        <span className="row small quiet">
          <Tag kind={barrier.standing === 'resolved' ? 'plain' : 'attention'}>
            {standingWords[barrier.standing]()}
          </Tag>
          <Tag>{barrierKindWords[barrier.kind]()}</Tag>
          <bdi>{barrier.building.name}</bdi> · {ago(barrier.raisedAt)}
        </span>
        <h2 dir="auto">{barrier.title}</h2>
      </div>
      <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
        {barrier.body}
      </p>
      <Route barrier={barrier} />
      {barrier.practice !== null && (
        <div className="row">
          <Tag kind="accent">
            <bdi>{barrier.practice.name}</bdi>
          </Tag>
        </div>
      )}
      <ul className="item-list">
        {barrier.replies.map((reply) => (
          <li key={reply.id} className="stack-tight">
            <span className="row small quiet">
              <Tag>{replyWords[reply.kind]()}</Tag>
              <bdi>{reply.by}</bdi> · {ago(reply.at)}
            </span>
            <span dir="auto">{reply.body}</span>
          </li>
        ))}
      </ul>
      {saying === null ? (
        <div className="row">
          {barrier.maySay.map((kind) => (
            <Button key={kind} onPress={() => setSaying(kind)}>
              {replyWords[kind]()}
            </Button>
          ))}
        </div>
      ) : (
        <ReplyForm barrier={barrier} kind={saying} onDone={() => setSaying(null)} />
      )}
    </article>
  );
}

/** From where to where, who holds it, whose word is next, and for how long it has stood in the way. */
function Route({ barrier }: { barrier: Barrier }) {
  const building = barrier.building.name;
  const next =
    barrier.waitsFor === null
      ? m.conversations_barrier_next_nobody()
      : barrier.waitsFor === 'building'
        ? m.conversations_barrier_next_building({ building })
        : m.conversations_barrier_next_network();
  return (
    <dl className="conversations-barrier-route small">
      <div>
        <dt>{m.conversations_barrier_age()}</dt>
        <dd className="number">
          {m.conversations_barrier_days({ count: barrier.ageInDays, shown: number(barrier.ageInDays) })}
        </dd>
      </div>
      <div>
        <dt>{m.conversations_barrier_owner()}</dt>
        <dd>
          {barrier.owner === null ? (
            m.conversations_barrier_owner_none()
          ) : (
            <>
              <bdi>{barrier.owner.name}</bdi> · {ago(barrier.owner.since)}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{m.conversations_barrier_route()}</dt>
        <dd>{m.conversations_barrier_way({ building })}</dd>
      </div>
      <div>
        <dt>{m.conversations_barrier_next()}</dt>
        <dd>{next}</dd>
      </div>
    </dl>
  );
}

function ReplyForm({ barrier, kind, onDone }: { barrier: Barrier; kind: ReplyKind; onDone(): void }) {
  const [replyId] = useState(newId);
  const [body, setBody] = useState('');
  const queryClient = useQueryClient();
  const reply = useMutation(
    api.queries.replyToBarrier.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    reply.mutate({ id: barrier.id, replyId, kind, body });
  };
  return (
    <form className="stack" onSubmit={send}>
      <TextArea label={replyWords[kind]()} value={body} onChange={setBody} isRequired maxLength={3000} />
      <RefusalNotice error={reply.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={reply.isPending}>
          {m.conversations_barrier_reply()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
