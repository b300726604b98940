import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Norm } from '../norm-contract.ts';
import { api } from './api.ts';

/** What people say about it, in short pieces; each takes back their own. */
export function NormTalk({ norm }: { norm: Norm }) {
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
  const withdraw = useMutation(api.queries.withdrawNormPost.mutationOptions({ onSuccess: reload }));
  return (
    <section className="stack">
      <h2>{m.culture_talk()}</h2>
      {norm.conversation.length === 0 && <p className="quiet">{m.culture_talk_none()}</p>}
      {norm.conversation.length > 0 && (
        <ul className="item-list">
          {norm.conversation.map((post) => (
            <li key={post.id} className="stack-tight">
              <span className="small quiet">
                <bdi>{post.by}</bdi> · {capacityWords[post.capacity]()} · {ago(post.at)}
              </span>
              <span dir="auto">{post.body}</span>
              {post.isMine && (
                <span className="row no-print">
                  <Button
                    look="quiet"
                    onPress={() => withdraw.mutate({ id: norm.id, postId: post.id })}
                    isBusy={withdraw.isPending}
                  >
                    {m.culture_talk_withdraw()}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <RefusalNotice error={withdraw.error} />
      {norm.may.discuss && <PostForm key={norm.posts} normId={norm.id} onSaid={reload} />}
    </section>
  );
}

function PostForm({ normId, onSaid }: { normId: Norm['id']; onSaid(): Promise<void> }) {
  const [postId] = useState(newId);
  const [body, setBody] = useState('');
  const say = useMutation(api.queries.postOnNorm.mutationOptions({ onSuccess: onSaid }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    say.mutate({ id: normId, postId, body });
  };
  return (
    <form className="stack-tight no-print" onSubmit={send}>
      <TextArea
        label={m.culture_talk_say()}
        hint={m.culture_talk_hint()}
        value={body}
        onChange={setBody}
        rows={2}
        maxLength={600}
        isRequired
      />
      <RefusalNotice error={say.error} />
      <div className="row">
        <Button type="submit" isBusy={say.isPending}>
          {m.culture_talk_send()}
        </Button>
      </div>
    </form>
  );
}
