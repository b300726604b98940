import { m } from '../../../client/words/words.ts';
import type { PracticeFate } from '../practice-map-contract.ts';

/** Words for what became of a practice with a later version. */
export const fateWords: Record<PracticeFate, () => string> = {
  same: m.visions_fate_same,
  reworded: m.visions_fate_reworded,
  split: m.visions_fate_split,
  merged: m.visions_fate_merged,
  new: m.visions_fate_new,
  retired: m.visions_fate_retired,
};
