import { capacityWords } from '../../../client/words/capacity.ts';
import { ago, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Path, Stage } from '../practice-contract.ts';
import type { NextStep } from '../vision-contract.ts';

/** Where a vision stands, in a word or two. */
export const stageWords: Record<Stage, () => string> = {
  drafting: m.visions_stage_drafting,
  in_review: m.visions_stage_in_review,
  returned: m.visions_stage_returned,
  forwarded: m.visions_stage_forwarded,
  adopted: m.visions_stage_adopted,
  set_aside: m.visions_stage_set_aside,
};

/** How a vision came to be. */
export const pathWords: Record<Path, () => string> = {
  adopt: m.visions_path_adopt,
  modify: m.visions_path_modify,
  create: m.visions_path_create,
};

/** "Waiting for Sam Ortiz, superintendent, since Tuesday." Nothing once adopted. */
export function waitingWords(next: NextStep): string | undefined {
  const { waitingFor } = next;
  if (waitingFor === null) return undefined;
  const capacity = waitingFor.capacity === null ? null : capacityWords[waitingFor.capacity]();
  const names = waitingFor.names.slice(0, 4);
  const who = names.length > 0 ? list(capacity === null ? names : [...names]) : (capacity ?? '');
  return m.visions_waiting({ who, since: ago(next.since) });
}
