import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { GoalPage as Page } from '../goal-contract.ts';
import { isGoingOn } from '../goal-rules.ts';
import { api } from './api.ts';
import { ChangeGoal } from './change-goal.tsx';
import { ValueLine } from './charts/value-line.tsx';
import { GoalTags } from './goal-item.tsx';
import { GoalVisions } from './goal-visions.tsx';
import { changeWords, findingOf, performanceWords, valueText } from './goal-words.ts';
import { ReadingForm } from './reading-form.tsx';
import { ReadingTable } from './reading-table.tsx';
import './goals.css';

/** What the app puts into the page from other areas. */
export type GoalSlots = {
  /** The next steps that point at the goal. */
  Steps: ComponentType<{ goalId: string; isGoingOn: boolean }>;
};

/** One goal: what and why, where it stands, what points at it, and everything that became of it. */
export function GoalPage({ Steps }: GoalSlots) {
  const { goalId = '' } = useParams({ strict: false }) as { goalId?: string };
  const page = useQuery(api.queries.readGoal.queryOptions({ input: { goalId } as never }));
  return (
    <Loaded query={page}>
      {(found) => {
        const { goal } = found;
        const goesOn = isGoingOn(goal.status);
        return (
          <PageBody
            title={goal.what}
            lead={performanceWords[goal.performance]()}
            above={<PageLink to={paths.goals}>{m.goals_title()}</PageLink>}
            actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
          >
            <About page={found} />
            <WhereItStands page={found} />
            {goal.isMineToChange && goal.status !== 'ended' && (
              <Sheet title={m.goals_put_down()}>
                <ReadingForm key={found.readings.length} goal={goal} corrected={null} />
              </Sheet>
            )}
            <GoalVisions page={found} />
            <section className="stack-tight">
              <h2>{m.goals_steps()}</h2>
              <Steps goalId={goal.id} isGoingOn={goesOn} />
            </section>
            <History page={found} />
            {goal.isMineToChange && <ChangeGoal key={found.entries.length} goal={goal} />}
          </PageBody>
        );
      }}
    </Loaded>
  );
}

function About({ page: { goal, servedTargets } }: { page: Page }) {
  return (
    <section className="stack">
      <GoalTags goal={goal} />
      <p className="goals-why" dir="auto">
        {goal.why}
      </p>
      <dl className="goals-facts">
        <div>
          <dt>{m.goals_measure()}</dt>
          <dd dir="auto">{goal.measure}</dd>
        </div>
        <div>
          <dt>{m.goals_owner()}</dt>
          <dd>{capacityWords[goal.owner]()}</dd>
        </div>
        {servedTargets.length > 0 && (
          <div>
            <dt>{m.goals_serves()}</dt>
            {servedTargets.map((target) => (
              <dd key={target.id}>
                <bdi>{target.text}</bdi> {target.hasEnded && m.goals_served_ended()}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}

function WhereItStands({ page: { goal, readings } }: { page: Page }) {
  const points = readings.filter(({ correctedById }) => correctedById === null);
  const finding = findingOf(goal);
  const group = goal.latest?.n ?? goal.baseline.n;
  return (
    <Sheet title={m.goals_where_it_stands()}>
      <p>{finding}</p>
      <figure className="goals-figure">
        <ValueLine
          title={goal.measure}
          finding={finding}
          unit={goal.unit}
          points={points}
          aim={goal.target}
        />
      </figure>
      <p className="small quiet">
        {goal.unit === 'scale' && `${m.goals_axis_cut()} `}
        {goal.unit === 'percent' && group !== null
          ? m.goals_one_is({ n: number(group), points: number(100 / group, { maximumFractionDigits: 1 }) })
          : m.goals_one_reading()}
      </p>
      <ReadingTable goal={goal} readings={readings} />
    </Sheet>
  );
}

/** How it was set and everything that was changed, the last first. */
function History({ page: { goal, firstTarget, entries } }: { page: Page }) {
  const aim = (target: { value: number; on: string }) =>
    m.goals_aim({ value: valueText(goal.unit, target.value), day: day(target.on) });
  return (
    <section className="stack-tight">
      <h2>{m.goals_history()}</h2>
      <ul className="item-list">
        {entries.toReversed().map((entry) => (
          <li key={entry.id} className="stack-tight">
            <p>
              <strong>{changeWords[entry.change]()}</strong> {entry.target !== null && aim(entry.target)}
            </p>
            <p dir="auto">{entry.reason}</p>
            <p className="small quiet">{m.goals_by_at({ name: entry.by, moment: moment(entry.at) })}</p>
          </li>
        ))}
        <li className="stack-tight">
          <p>
            <strong>{m.goals_was_set()}</strong> {aim(firstTarget)}
          </p>
          <p className="small quiet">{day(goal.madeOn)}</p>
        </li>
      </ul>
    </section>
  );
}
