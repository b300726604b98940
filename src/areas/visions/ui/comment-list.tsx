import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Comment } from '../note-contract.ts';
import type { Signature } from '../practice-contract.ts';
import { api } from './api.ts';
import { useKept } from './draft-kept.ts';

type Place = { visionId: string; practiceId: string | null };

/** Comments on a part of a draft, with their replies in sight. Everybody who may read the draft may write one. */
export function CommentList({ visionId, practiceId }: Place) {
  const comments = useQuery({
    ...api.queries.listComments.queryOptions({ input: { visionId } as never }),
    refetchInterval: 15_000,
  });
  return (
    <section className="stack" aria-labelledby="comments">
      <h3 id="comments">{m.visions_comments()}</h3>
      <Loaded query={comments}>
        {(all) => {
          const here = all.filter((comment) => comment.practiceId === practiceId);
          return here.length === 0 ? (
            <p className="small quiet">{m.visions_comments_none()}</p>
          ) : (
            <ul className="plain-list stack">
              {here.map((comment) => (
                <li key={comment.id}>
                  <Thread visionId={visionId} comment={comment} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <CommentForm
        key={practiceId}
        visionId={visionId}
        practiceId={practiceId}
        replyTo={null}
        label={m.visions_comment_new()}
        send={m.visions_comment_send()}
      />
    </section>
  );
}

function Thread({ visionId, comment }: { visionId: string; comment: Comment }) {
  const [isReplying, setReplying] = useState(false);
  return (
    <div className="visions-comment stack-tight">
      <Said by={comment.by} body={comment.body} />
      {comment.replies.length > 0 && (
        <ul className="plain-list stack-tight visions-replies">
          {comment.replies.map((reply) => (
            <li key={reply.id}>
              <Said by={reply.by} body={reply.body} />
            </li>
          ))}
        </ul>
      )}
      {isReplying ? (
        <CommentForm
          visionId={visionId}
          practiceId={comment.practiceId}
          replyTo={comment.id}
          label={m.visions_comment_reply_to({ name: comment.by.name })}
          send={m.visions_comment_reply()}
          onSent={() => setReplying(false)}
        />
      ) : (
        <div>
          <Button look="quiet" onPress={() => setReplying(true)}>
            {m.visions_comment_reply()}
          </Button>
        </div>
      )}
    </div>
  );
}

function Said({ by, body }: { by: Signature; body: string }) {
  return (
    <>
      <p className="small">
        <strong>{by.name}</strong>
        <span className="quiet">{` · ${capacityWords[by.capacity]()} · ${ago(by.at)}`}</span>
      </p>
      <p dir="auto">{body}</p>
    </>
  );
}

type FormProps = Place & { replyTo: string | null; label: string; send: string; onSent?: () => void };

function CommentForm({ visionId, practiceId, replyTo, label, send, onSent }: FormProps) {
  const [body, setBody, forget] = useKept(`comment:${visionId}:${replyTo ?? practiceId ?? 'front'}`, '');
  const [commentId, setCommentId] = useState(newId);
  const queryClient = useQueryClient();
  const add = useMutation(
    api.queries.addComment.mutationOptions({
      onSuccess: async () => {
        forget();
        setCommentId(newId());
        await queryClient.invalidateQueries({ queryKey: api.queries.listComments.key() });
        onSent?.();
      },
    }),
  );
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ visionId, commentId, practiceId, replyTo, body } as never);
      }}
    >
      <TextArea label={label} value={body} onChange={setBody} rows={2} maxLength={5000} isRequired />
      <RefusalNotice error={add.error} />
      <div>
        <Button type="submit" isBusy={add.isPending}>
          {send}
        </Button>
      </div>
    </form>
  );
}
