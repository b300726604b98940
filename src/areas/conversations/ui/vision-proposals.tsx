import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { ProposalText } from './proposal-text.tsx';
import './conversations.css';

/** What people's questions ask of the next version, for those who write it. Shows nothing before the first adoption. */
export function VisionProposals({ visionId }: { visionId: string }) {
  const listed = useQuery(api.queries.listProposals.queryOptions({ input: { visionId } }));
  if (listed.data === undefined || listed.data.versionId === null) return null;
  const { proposals, mayDecide, versionId } = listed.data;
  return (
    <section className="stack">
      <h2>{m.conversations_proposals()}</h2>
      <p className="small quiet">
        {proposals.length === 0 ? m.conversations_proposals_none() : m.conversations_proposals_lead()}
      </p>
      {proposals.map((proposal) => (
        <div key={proposal.id} className="stack-tight">
          <p className="small" dir="auto">
            {m.conversations_from_question({ body: proposal.question.body })}
          </p>
          <ProposalText proposal={proposal} mayDecide={mayDecide} />
        </div>
      ))}
      <p className="small">
        <PageLink to={paths.questions(versionId)}>{m.conversations_proposals_to_board()}</PageLink>
      </p>
    </section>
  );
}
