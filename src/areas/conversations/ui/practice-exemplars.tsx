import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { ExemplarItem } from './exemplar-item.tsx';
import { exemplarKindWords } from './exemplar-words.ts';
import './conversations.css';
import './calibration.css';

const useExemplars = (versionId: string) =>
  useQuery({
    ...api.queries.listExemplars.queryOptions({ input: { versionId } as never }),
    staleTime: 60_000,
  });

/**
 * What a practice looks like and is mistaken for, for the margin of a vision: titles, with the reason one press away.
 * Shows nothing while loading: a margin does not jump.
 */
export function PracticeExemplars({ versionId, practiceId }: { versionId: string; practiceId: string }) {
  const found = useExemplars(versionId).data?.practices.find(({ id }) => id === practiceId);
  if (found === undefined) return null;
  return (
    <aside className="stack-tight small" aria-label={m.exemplar_of({ practice: found.name })}>
      {found.exemplars.slice(0, 3).map((exemplar) => (
        <details key={exemplar.id}>
          <summary>
            {exemplarKindWords[exemplar.kind]()}: <bdi>{exemplar.title}</bdi>
          </summary>
          <p dir="auto">{exemplar.text}</p>
          <p className="quiet" dir="auto">
            {exemplar.rationale}
          </p>
        </details>
      ))}
      <Link to={paths.exemplars(versionId)} search={{ about: practiceId } as never}>
        {found.exemplars.length === 0 ? m.exemplar_offer_first() : m.exemplar_all()}
      </Link>
    </aside>
  );
}

/** The examples of the practices that a session studies. */
export function SessionExemplars({
  version,
  practices,
}: {
  version: { id: string; number: number };
  practices: readonly { id: string }[];
}) {
  const studied = useExemplars(version.id).data?.practices.filter((one) =>
    practices.some(({ id }) => id === one.id),
  );
  if (studied === undefined) return null;
  return (
    <section className="stack">
      <div className="row-apart">
        <h2>{m.exemplar_page()}</h2>
        <Link to={paths.exemplars(version.id)} search={{ about: studied[0]?.id } as never}>
          {m.exemplar_offer()}
        </Link>
      </div>
      {studied.map((practice) => (
        <div key={practice.id} className="stack-tight">
          <h3>
            <bdi>{practice.name}</bdi>
          </h3>
          {practice.exemplars.length === 0 && <p className="small quiet">{m.exemplar_none()}</p>}
          {practice.exemplars.map((exemplar) => (
            <ExemplarItem key={exemplar.id} exemplar={exemplar} versionNumber={version.number} />
          ))}
        </div>
      ))}
    </section>
  );
}
