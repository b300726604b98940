import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { m } from '../../../client/words/words.ts';
import type { Commitments, ShownCommitment } from '../commitment-contract.ts';
import { api } from './api.ts';
import { CommitmentBalance, CommitmentTable } from './commitment-counts.tsx';
import { CommitmentFacts } from './commitment-facts.tsx';
import { CommitmentForm } from './commitment-form.tsx';
import { CommitmentRhythm } from './commitment-rhythm.tsx';
import { GroupCommitments } from './group-commitments.tsx';
import { OwnCommitments } from './own-commitments.tsx';
import './culture.css';

/** Our parts in each student's success: leaders' first, then groups', one's own, those people show, and how many have one. */
export function CommitmentsPage() {
  const commitments = useQuery(api.queries.readCommitments.queryOptions());
  const [isStating, setIsStating] = useState(false);
  return (
    <PageBody
      title={m.culture_commitments()}
      lead={m.culture_commitments_lead()}
      above={<PageLink to={paths.culture}>{m.culture_title()}</PageLink>}
      actions={
        <>
          {!isStating && commitments.data !== undefined && (
            <Button look="main" onPress={() => setIsStating(true)}>
              {m.culture_state()}
            </Button>
          )}
          <Button onPress={() => window.print()}>{m.frame_print()}</Button>
        </>
      }
    >
      <Loaded query={commitments}>
        {(found) => (
          <>
            {isStating && <CommitmentForm commitments={found} onDone={() => setIsStating(false)} />}
            <Leaders commitments={found} />
            <OwnCommitments mine={found.mine} />
            <GroupCommitments together={found.together} />
            <Shown shown={found.shown} />
            <CommitmentBalance groups={found.groups} />
            <CommitmentTable groups={found.groups} />
            {found.maySet && <CommitmentRhythm />}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Leaders({ commitments }: { commitments: Commitments }) {
  return (
    <section className="stack">
      <h2>{m.culture_leaders()}</h2>
      {commitments.leaders.length === 0 && <EmptyState>{m.culture_leaders_none()}</EmptyState>}
      <CommitmentList commitments={commitments.leaders} />
    </section>
  );
}

function Shown({ shown }: { shown: readonly ShownCommitment[] }) {
  return (
    <section className="stack">
      <h2>{m.culture_shown()}</h2>
      <p className="small quiet">{m.culture_shown_about()}</p>
      {shown.length === 0 && <p>{m.culture_shown_none()}</p>}
      <CommitmentList commitments={shown} />
    </section>
  );
}

function CommitmentList({ commitments }: { commitments: readonly ShownCommitment[] }) {
  if (commitments.length === 0) return null;
  return (
    <ul className="item-list">
      {commitments.map((one) => (
        <li key={one.id} className="stack-tight">
          <p className="culture-words" dir="auto">
            {one.what}
          </p>
          <CommitmentFacts commitment={one} />
          <p className="small">
            <bdi>{one.by}</bdi> · {capacityWords[one.capacity]()}
            {one.building === null ? '' : ' · '}
            <bdi>{one.building?.name ?? ''}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}
