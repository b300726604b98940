import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { findNamedPractices } from '../naming-rules.ts';
import { api } from './api.ts';
import { usePracticesInForce } from './practices-in-force.ts';
import { Practices } from './room-notes.tsx';

/** What a group writes between its meetings, for its members. */
export function GroupThread({ groupId }: { groupId: string }) {
  const posts = useQuery(api.queries.listPosts.queryOptions({ input: { id: groupId } as never }));
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    api.queries.withdrawPost.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.listPosts.key() }),
    }),
  );
  return (
    <section className="stack">
      <h2>{m.conversations_thread()}</h2>
      <Loaded query={posts}>
        {(found) => (
          <ul className="plain-list stack">
            {found.posts.length === 0 && <li className="quiet">{m.conversations_thread_none()}</li>}
            {found.posts.map((post) => (
              <li key={post.id} className="stack-tight">
                <span className="small quiet">
                  <bdi>{post.by}</bdi> · {ago(post.at)}
                </span>
                <span dir="auto" style={{ whiteSpace: 'pre-line' }}>
                  {post.body}
                </span>
                <span className="row small">
                  <Practices ids={post.practiceIds} />
                  {post.isMine && (
                    <Button
                      look="quiet"
                      onPress={() => withdraw.mutate({ id: groupId as never, postId: post.id })}
                    >
                      {m.conversations_thread_withdraw()}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <PostForm groupId={groupId} />
    </section>
  );
}

function PostForm({ groupId }: { groupId: string }) {
  const { practices } = usePracticesInForce();
  const [postId, setPostId] = useState(newId);
  const [body, setBody] = useState('');
  const queryClient = useQueryClient();
  const write = useMutation(
    api.queries.writePost.mutationOptions({
      onSuccess: async () => {
        setBody('');
        setPostId(newId());
        await queryClient.invalidateQueries({ queryKey: api.queries.listPosts.key() });
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const practiceIds = findNamedPractices(body, practices).map(({ id }) => id);
    write.mutate({ id: groupId, postId, body, practiceIds } as never);
  };
  return (
    <form className="stack-tight" onSubmit={send}>
      <TextArea
        label={m.conversations_thread_write()}
        value={body}
        onChange={setBody}
        maxLength={4000}
        rows={2}
        isRequired
      />
      <RefusalNotice error={write.error} />
      <div className="row">
        <Button type="submit" isBusy={write.isPending}>
          {m.conversations_thread_send()}
        </Button>
      </div>
    </form>
  );
}
