import type { MissingForClosing, Stage } from './problem-contract.ts';
import { stages } from './problem-contract.ts';
import type { StepChange, StepStatus } from './step-contract.ts';

const possible: Record<StepStatus, readonly StepChange[]> = {
  open: ['started', 'done', 'dropped', 'handed_over', 'due_moved'],
  started: ['done', 'dropped', 'handed_over', 'due_moved'],
  done: ['reopened'],
  dropped: ['reopened'],
};

/** Whether a step that stands so can change so: what has ended can only be reopened. */
export function isPossible(status: StepStatus, change: StepChange): boolean {
  return possible[status].includes(change);
}

/** The stage that has to have a note before this one can open; null before the first. */
export function stageBefore(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) - 1] ?? null;
}

/**
 * What a window lacks before it can close with this conversation.
 *
 * @param conversation the conversation about the window, with its steps that have not been dropped; null when none
 */
export function findMissingForClosing(
  hasEnded: boolean,
  conversation: { stepCount: number } | null,
): MissingForClosing[] {
  const missing: MissingForClosing[] = [];
  if (!hasEnded) missing.push('end');
  if (conversation === null) missing.push('conversation');
  if (conversation === null || conversation.stepCount === 0) missing.push('next_step');
  return missing;
}
