import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** On Home: goals whose day has come without a reading, for those who put one down. */
export function GoalsNextCards() {
  const next = useQuery(api.queries.readNext.queryOptions());
  return (next.data?.goals ?? []).map((goal) => (
    <li key={goal.id}>
      <PageLink to={paths.goal(goal.id)}>
        <NextCard
          what={<bdi>{m.goals_card({ what: goal.what })}</bdi>}
          who={m.goals_card_who({ day: day(goal.target.on) })}
        />
      </PageLink>
    </li>
  ));
}
