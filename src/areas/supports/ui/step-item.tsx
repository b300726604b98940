import { Link } from '@tanstack/react-router';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Step } from '../step-contract.ts';
import { kindWords, learningWords, statusWords } from './step-words.ts';

/** A next step in a list: what, who, by when, where it belongs. */
export function StepItem({ step }: { step: Step }) {
  return (
    <li className="stack-tight">
      <Link to={paths.step(step.id)} className="supports-what" dir="auto">
        {step.what}
      </Link>
      <p>{heldBy(step)}</p>
      <StepTags step={step} />
      {step.goal !== null && <StepGoal goal={step.goal} />}
    </li>
  );
}

/** The goal that a step points at. */
export function StepGoal({ goal }: { goal: NonNullable<Step['goal']> }) {
  return (
    <p className="small">
      {m.supports_for_goal()}{' '}
      <Link to={paths.goal(goal.id)} dir="auto">
        {goal.name}
      </Link>
    </p>
  );
}

/** The marks of a step: how it stands, what it sets in motion, for which learning, where. */
export function StepTags({ step }: { step: Step }) {
  const places = [step.subject, step.practice, step.building, step.band].filter((place) => place !== null);
  return (
    <p className="row small">
      <Tag kind={step.status === 'started' ? 'accent' : 'plain'}>{statusWords[step.status]()}</Tag>
      <Tag>{kindWords[step.kind]()}</Tag>
      <Tag>{learningWords[step.learning]()}</Tag>
      {places.map((place) => (
        <span key={place.id} className="quiet" dir="auto">
          {place.name}
        </span>
      ))}
    </p>
  );
}

/** Who holds a step, and by when; a day that has passed is said kindly. */
export function heldBy(step: Step): string {
  const words = { name: step.owner.name, day: day(step.dueOn) };
  if (step.status === 'done' || step.status === 'dropped') return m.supports_held_by({ name: words.name });
  if (step.isAsked) return m.supports_asked_due(words);
  return step.isOverdue ? m.supports_was_due(words) : m.supports_due_with(words);
}
