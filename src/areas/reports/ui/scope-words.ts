import { m } from '../../../client/words/words.ts';
import type { FieldScope } from '../../people/consent-contract.ts';

/** What can be shared with the field team, in the reader's language. */
export const scopeWords: Record<FieldScope, () => string> = {
  board_update: m.reports_scope_board_update,
  visions: m.reports_scope_visions,
  indicators: m.reports_scope_indicators,
  timeline: m.reports_scope_timeline,
};
