import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { FieldComment } from '../field-contract.ts';
import { api } from './api.ts';
import { scopeWords } from './scope-words.ts';

/** The talk between an associate and the district, the first first. Nothing in it is ever edited. */
export function CommentList({ comments }: { comments: readonly FieldComment[] }) {
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    api.queries.withdrawComment.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.listComments.key() }),
    }),
  );
  if (comments.length === 0) return <EmptyState>{m.reports_comments_none()}</EmptyState>;
  return (
    <>
      <ul className="plain-list stack">
        {comments.map((comment) => (
          <li key={comment.id} className="report-comment" data-field={comment.isFromField}>
            <span className="row small">
              <strong>
                <bdi>{comment.by}</bdi>
              </strong>
              <span className="quiet">{moment(comment.at)}</span>
              {comment.about !== null && <Tag>{scopeWords[comment.about]()}</Tag>}
            </span>
            {comment.body === null ? (
              <p className="quiet">{m.reports_comment_withdrawn()}</p>
            ) : (
              <p dir="auto">{comment.body}</p>
            )}
            {comment.isYours && comment.body !== null && (
              <span className="row no-print">
                <Button
                  look="quiet"
                  isBusy={withdraw.isPending}
                  onPress={() => withdraw.mutate({ id: comment.id })}
                >
                  {m.reports_comment_withdraw()}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice error={withdraw.error} />
    </>
  );
}
