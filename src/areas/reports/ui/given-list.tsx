import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { BuildingId } from '../../../kit/ids.ts';
import { api } from './api.ts';

/** What was given to the board from this page, the latest first: what was said can be found again. */
export function GivenList({ buildingId }: { buildingId: BuildingId | null }) {
  const kept = useQuery(api.queries.listGiven.queryOptions());
  return (
    <Loaded query={kept}>
      {({ given }) => {
        const here = given.filter(({ building }) => (building?.id ?? null) === buildingId);
        if (here.length === 0) return <EmptyState>{m.reports_given_none()}</EmptyState>;
        return (
          <ul className="item-list">
            {here.map((one) => (
              <li key={one.id}>
                <PageLink to={paths.givenReport(one.id)}>
                  {m.reports_given_on({ day: day(one.givenOn) })}
                </PageLink>
                <span className="quiet small"> {m.reports_kept_by({ name: one.keptBy })}</span>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
