import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { NextCard, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Vision } from '../vision-contract.ts';
import { AdoptionForm } from './adoption-form.tsx';
import { NetworkReturnForm } from './adoption-return.tsx';
import { api } from './api.ts';
import { stageWords, waitingWords } from './stage-words.ts';
import './visions.css';
import './draft.css';

/** The District Network's act: the meeting at which a forwarded vision was adopted, or was given back to its team. */
export function AdoptionPage() {
  const { visionId = '' } = useParams({ strict: false }) as { visionId?: string };
  const vision = useQuery(api.queries.readVision.queryOptions({ input: { visionId } as never }));
  return (
    <Loaded query={vision}>
      {(read) => (
        <PageBody
          title={m.visions_adoption_title({ title: read.title })}
          above={<PageLink to={paths.vision(read.id)}>{read.subject.name}</PageLink>}
          lead={m.visions_adoption_lead()}
        >
          {read.next.stage === 'forwarded' && read.openSubmissionId !== null ? (
            <Forwarded vision={read} submissionId={read.openSubmissionId} />
          ) : (
            <div className="stack">
              <NextCard what={stageWords[read.next.stage]()} who={waitingWords(read.next)} />
              <div className="row">
                <LinkButton to={paths.vision(read.id)}>{m.visions_to_vision()}</LinkButton>
              </div>
            </div>
          )}
        </PageBody>
      )}
    </Loaded>
  );
}

function Forwarded({ vision, submissionId }: { vision: Vision; submissionId: string }) {
  const submission = useQuery(api.queries.readSubmission.queryOptions({ input: { submissionId } as never }));
  const process = useQuery(api.queries.readProcess.queryOptions());
  return (
    <Loaded query={submission}>
      {(read) => (
        <Loaded query={process}>
          {({ decision }) => (
            <>
              <div className="stack">
                {read.review !== null && (
                  <p>
                    {m.visions_review_was_forwarded({
                      name: read.review.by.name,
                      capacity: capacityWords[read.review.by.capacity](),
                      at: moment(read.review.by.at),
                    })}
                    {read.review.asDesignee && ` ${m.visions_review_was_designee()}`}
                  </p>
                )}
                <div className="row">
                  <LinkButton to={paths.visionReview(vision.id)}>{m.visions_adoption_read()}</LinkButton>
                </div>
              </div>
              {read.you.mayAdopt ? (
                <>
                  <AdoptionForm submission={read} method={decision} />
                  <NetworkReturnForm submission={read} />
                </>
              ) : (
                <NextCard what={stageWords[vision.next.stage]()} who={waitingWords(vision.next)} />
              )}
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
