import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { sayLatest } from '../chart-view-rules.ts';
import { analysisApi as api } from './api.ts';
import { chartSay } from './chart-say.ts';

import './analysis.css';

/** What was seen last in a subject, practice by practice, each in a sentence with its uncertainty. */
export function LatestFindings({ subjectId }: { subjectId: string }) {
  const picture = useQuery(api.queries.readSubjectPicture.queryOptions({ input: { subjectId } }));
  return (
    <section className="stack-tight">
      <h3>{m.seen_latest()}</h3>
      <Loaded query={picture}>
        {({ practices, floors, perfectionLine }) =>
          practices.length === 0 ? (
            <p className="quiet">{m.seen_latest_none()}</p>
          ) : (
            <>
              <p className="small quiet" dir="auto">
                {perfectionLine ?? m.frame_no_perfection()}
              </p>
              <dl className="seen-latest">
                {practices
                  .filter(({ isCurrent }) => isCurrent)
                  .map((practice) => (
                    <div key={`${practice.versionId} ${practice.practiceId}`}>
                      <dt>
                        <bdi>{practice.name}</bdi>
                      </dt>
                      <dd>{sayLatest(chartSay, practice.district, floors)}</dd>
                    </div>
                  ))}
              </dl>
              <p>
                <PageLink to={paths.seenSubject(subjectId)}>{m.seen_latest_more()}</PageLink>
              </p>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
