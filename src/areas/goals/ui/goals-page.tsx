import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import type { Goal, GoalCounts } from '../goal-contract.ts';
import { api } from './api.ts';
import { Counts } from './goal-counts.tsx';
import { GoalFilters, type GoalWish, inputOf, isNarrowed } from './goal-filters.tsx';
import { GoalItem } from './goal-item.tsx';
import { optionsOf, performanceWords } from './goal-words.ts';
import './goals.css';

/** Goals of the district and its buildings: always all three groups, zero included. */
export function GoalsPage() {
  const wish = useSearch({ strict: false }) as GoalWish;
  const writes = useActsAs('superintendent', 'dn_member', 'building_administrator');
  const goals = useQuery({
    ...api.queries.listGoals.queryOptions({ input: inputOf(wish) as never }),
    placeholderData: keepPreviousData,
  });
  return (
    <PageBody
      title={m.goals_title()}
      lead={m.goals_lead()}
      above={<PageLink to={paths.culture}>{m.goals_culture()}</PageLink>}
      actions={
        <>
          {writes && (
            <LinkButton to={paths.newGoal} look="main">
              {m.goals_set()}
            </LinkButton>
          )}
          <Button onPress={() => window.print()}>{m.frame_print()}</Button>
        </>
      }
    >
      <GoalFilters wish={wish} />
      <Loaded query={goals}>
        {(found) => <Groups goals={found.goals} counts={found.counts} wish={wish} mayWrite={writes} />}
      </Loaded>
      <nav className="row" aria-label={m.goals_more()}>
        <LinkButton to={paths.results}>{m.goals_results_title()}</LinkButton>
        <LinkButton to={paths.measures}>{m.goals_measures_title()}</LinkButton>
      </nav>
    </PageBody>
  );
}

type GroupsProps = { goals: readonly Goal[]; counts: GoalCounts; wish: GoalWish; mayWrite: boolean };

function Groups({ goals, counts, wish, mayWrite }: GroupsProps) {
  if (goals.length === 0 && isNarrowed(wish)) {
    return (
      <>
        <Counts counts={counts} />
        <EmptyState>{m.goals_none_like_this()}</EmptyState>
      </>
    );
  }
  return (
    <>
      <Counts counts={counts} />
      {goals.length === 0 && (
        <EmptyState
          action={mayWrite ? <LinkButton to={paths.newGoal}>{m.goals_set()}</LinkButton> : undefined}
        >
          {m.goals_none()}
        </EmptyState>
      )}
      {optionsOf(performanceWords)
        .filter(({ value }) => wish.performance === undefined || wish.performance === value)
        .map(({ value, label }) => {
          const own = goals.filter(({ performance }) => performance === value);
          return (
            <section key={value} className="stack-tight">
              <h2>{label}</h2>
              {own.length === 0 ? (
                <p className="quiet">{m.goals_none_in_group()}</p>
              ) : (
                <ul className="item-list">
                  {own.map((goal) => (
                    <GoalItem key={goal.id} goal={goal} />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
    </>
  );
}
