import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { AgreementPicture } from '../agreement-contract.ts';
import { AgreementDrift } from './agreement-drift.tsx';
import { AgreementOfPractice } from './agreement-practice.tsx';
import { analysisApi as api } from './api.ts';
import './analysis.css';

/** Whether observers see the same thing: per practice, beside the clips and lessons, and over the months. */
export function AgreementPage() {
  const { subjectId = '' } = useParams({ strict: false }) as { subjectId?: string };
  const query = useQuery(api.queries.readAgreementOfObservers.queryOptions({ input: { subjectId } }));
  return (
    <PageBody
      title={m.agree_title()}
      above={
        <PageLink to={paths.seenSubject(subjectId)}>{query.data?.subject.name ?? m.frame_seen()}</PageLink>
      }
      lead={m.agree_lead()}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={query}>{(picture) => <Picture picture={picture} />}</Loaded>
    </PageBody>
  );
}

function Picture({ picture }: { picture: AgreementPicture }) {
  const { floors, practices } = picture;
  const counts = {
    pairs: number(floors.pairs),
    observers: number(floors.observers),
    rooms: number(floors.rooms),
  };
  const isEmpty = practices.every(({ all }) => all === null);
  return (
    <>
      <p>
        {picture.visits === null
          ? m.agree_so_far_few({ pairs: number(picture.pairs), wanted: number(picture.wantedPercent) })
          : m.agree_so_far({
              pairs: number(picture.pairs),
              visits: number(picture.visits),
              wanted: number(picture.wantedPercent),
            })}
      </p>
      {isEmpty && (
        <EmptyState action={<LinkButton to={paths.pairs}>{m.agree_to_pairs()}</LinkButton>}>
          {m.agree_empty(counts)}
        </EmptyState>
      )}
      {(!isEmpty || practices.some(({ lessons }) => lessons !== null)) && (
        <section className="stack">
          <h2>{m.agree_practices()}</h2>
          {practices.map((practice) => (
            <AgreementOfPractice
              key={`${practice.versionId} ${practice.practiceId}`}
              practice={practice}
              picture={picture}
            />
          ))}
        </section>
      )}
      <AgreementDrift picture={picture} />
      <Links picture={picture} />
      <details className="stack-tight">
        <summary>{m.agree_how()}</summary>
        <div className="stack seen-how">
          <p>{m.agree_how_kappa()}</p>
          <p>{m.agree_how_blind()}</p>
          <p>{m.agree_how_floors(counts)}</p>
        </div>
      </details>
    </>
  );
}

function Links({ picture: { practices } }: { picture: AgreementPicture }) {
  const [practice] = practices;
  return (
    <p className="row no-print">
      <PageLink to={paths.pairs}>{m.agree_to_pairs()}</PageLink>
      {practice !== undefined && (
        <PageLink to={paths.shared(practice.versionId)}>{m.agree_to_shared()}</PageLink>
      )}
    </p>
  );
}
