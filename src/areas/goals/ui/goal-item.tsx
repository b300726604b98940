import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { Goal } from '../goal-contract.ts';
import { findingOf, kindWords, learningWords, statusWords } from './goal-words.ts';

/** A goal in a list: what, where it stands with its numbers, and whether something points at it. */
export function GoalItem({ goal }: { goal: Goal }) {
  return (
    <li className="stack-tight goals-item">
      <PageLink to={paths.goal(goal.id)} className="goals-what">
        <bdi>{goal.what}</bdi>
      </PageLink>
      <p>{findingOf(goal)}</p>
      <GoalTags goal={goal} />
      {goal.visions === 0 && (goal.status === 'open' || goal.status === 'replanned') && (
        <p className="small quiet">{m.goals_no_vision_short()}</p>
      )}
    </li>
  );
}

/** The marks of a goal: how it stands, its learning and kind, where it holds. */
export function GoalTags({ goal }: { goal: Goal }) {
  return (
    <p className="row small">
      <Tag kind={goal.status === 'reached' ? 'accent' : 'plain'}>{statusWords[goal.status]()}</Tag>
      <Tag>{learningWords[goal.learning]()}</Tag>
      <Tag>{kindWords[goal.kind]()}</Tag>
      <span className="quiet">
        <bdi>{goal.building?.name ?? m.goals_whole_district()}</bdi>
      </span>
      {goal.subject !== null && (
        <span className="quiet">
          <bdi>{goal.subject.name}</bdi>
        </span>
      )}
    </p>
  );
}
