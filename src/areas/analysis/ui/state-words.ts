import { m } from '../../../client/words/words.ts';
import type { WindowOnAxis } from '../series-contract.ts';

/** Where a window stands. */
export const stateWords = {
  coming: m.seen_state_coming,
  open: m.seen_state_open,
  ended: m.seen_state_ended,
  read: m.seen_state_read,
} satisfies Record<WindowOnAxis['state'], () => string>;
