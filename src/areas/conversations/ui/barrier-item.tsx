import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Barrier, ReplyKind } from '../barrier-contract.ts';
import { api } from './api.ts';
import { replyWords, standingWords } from './group-words.ts';

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
          <bdi>{barrier.building.name}</bdi> · {ago(barrier.raisedAt)}
        </span>
        <h2 dir="auto">{barrier.title}</h2>
      </div>
      <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
        {barrier.body}
      </p>
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
