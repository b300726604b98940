import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Signature } from '../practice-contract.ts';
import type { Submission } from '../review-contract.ts';
import type { Vision } from '../vision-contract.ts';
import { api } from './api.ts';
import { useKept } from './draft-kept.ts';
import { FrozenFront, FrozenPractices } from './review-changes.tsx';
import { type Asked, noAsked, ReviewForm } from './review-form.tsx';
import './visions.css';
import './draft.css';

/** What was sent to the superintendent: only what changed, why, and the research; and at the end, return or forward. */
export function ReviewPage() {
  const { visionId = '' } = useParams({ strict: false }) as { visionId?: string };
  const vision = useQuery(api.queries.readVision.queryOptions({ input: { visionId } as never }));
  return (
    <Loaded query={vision}>
      {(read) =>
        read.openSubmissionId === null ? (
          <PageBody title={read.title} above={<Where vision={read} />}>
            <EmptyState>{m.visions_review_nothing()}</EmptyState>
          </PageBody>
        ) : (
          <Sent vision={read} submissionId={read.openSubmissionId} />
        )
      }
    </Loaded>
  );
}

function Where({ vision }: { vision: Vision }) {
  return <PageLink to={paths.vision(vision.id)}>{vision.subject.name}</PageLink>;
}

function Sent({ vision, submissionId }: { vision: Vision; submissionId: string }) {
  const submission = useQuery(api.queries.readSubmission.queryOptions({ input: { submissionId } as never }));
  return (
    <Loaded query={submission}>
      {(read) => <SubmissionBody key={read.id} vision={vision} submission={read} />}
    </Loaded>
  );
}

function SubmissionBody({ vision, submission }: { vision: Vision; submission: Submission }) {
  const [asked, setAsked, forget] = useKept<Asked>(`review:${submission.id}`, noAsked);
  const { mayReview } = submission.you;
  const ask = mayReview
    ? {
        reasonOf: (practiceId: string) => asked.byPractice[practiceId],
        onAsk: (practiceId: string, reason: string | null) => {
          const { [practiceId]: _, ...others } = asked.byPractice;
          setAsked({
            ...asked,
            byPractice: reason === null ? others : { ...others, [practiceId]: reason },
          });
        },
      }
    : null;
  return (
    <PageBody
      title={m.visions_review_title({ title: submission.content.title })}
      above={<Where vision={vision} />}
      lead={m.visions_review_lead({ ...signed(submission.submitted) })}
    >
      {submission.note !== '' && (
        <blockquote className="visions-note" dir="auto">
          {submission.note}
        </blockquote>
      )}
      <Decided submission={submission} />
      <FrozenFront submission={submission} />
      <FrozenPractices submission={submission} ask={ask} />
      <p className="small quiet visions-digest">
        {m.visions_review_frozen()} <code dir="ltr">{`SHA-256 ${submission.sha256}`}</code>
      </p>
      {mayReview && (
        <ReviewForm submission={submission} asked={asked} onChange={setAsked} onDecided={forget} />
      )}
    </PageBody>
  );
}

/** What has been decided on it so far, and who decided in which capacity. */
function Decided({ submission: { review, networkReturn } }: { submission: Submission }) {
  return (
    <>
      {review !== null && (
        <Notice kind={review.outcome === 'returned' ? 'attention' : 'info'}>
          <p>
            {review.outcome === 'returned'
              ? m.visions_review_was_returned(signed(review.by))
              : m.visions_review_was_forwarded(signed(review.by))}
            {review.asDesignee && ` ${m.visions_review_was_designee()}`}
          </p>
          {review.note !== '' && <p dir="auto">{review.note}</p>}
        </Notice>
      )}
      {networkReturn !== null && (
        <Notice kind="attention">
          <p>{m.visions_review_network_returned(signed(networkReturn.by))}</p>
          {networkReturn.note !== '' && <p dir="auto">{networkReturn.note}</p>}
        </Notice>
      )}
    </>
  );
}

function signed(by: Signature) {
  return { name: by.name, capacity: capacityWords[by.capacity](), at: moment(by.at) };
}
