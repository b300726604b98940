import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { Wording } from '../indicator-schema.ts';
import type { EmployeeGroup } from '../rating-contract.ts';
import type { Disagreement, PartRating, PartStreams } from '../stream-contract.ts';

/** A text of a pack in the reader's language. */
export const say = (wording: Wording): string => wording[language()];

/** A group of employees in the reader's language. */
export const employeeGroupWords: Record<EmployeeGroup, () => string> = {
  leaders: m.evidence_group_leaders,
  teachers: m.evidence_group_teachers,
  coaches: m.evidence_group_coaches,
  other_staff: m.evidence_group_other_staff,
};

/** What a group agreed on, in the words of the scale of that day. */
export function agreedWords({ agreed, levels }: Pick<PartRating, 'agreed' | 'levels'>): string {
  const level = levels.find(({ id }) => id === agreed);
  return level === undefined ? m.evidence_no_agreement() : say(level.name);
}

/** What may run in another direction than the words around it stays a piece of its own. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** The question that a disagreement raises, written out. */
export function questionWords({ kind, higher, lower }: Disagreement, part: PartStreams): string {
  const level = part.rating === null ? '' : isolated(agreedWords(part.rating));
  const words: Record<Disagreement['kind'], () => string> = {
    rating_over_traces: () => m.evidence_q_rating_over_traces({ level }),
    rating_under_traces: () => m.evidence_q_rating_under_traces({ level }),
    rating_over_pulse: () => m.evidence_q_rating_over_pulse({ level }),
    rating_under_pulse: () => m.evidence_q_rating_under_pulse({ level }),
    pulse_over_traces: () => m.evidence_q_pulse_over_traces(),
    pulse_under_traces: () => m.evidence_q_pulse_under_traces(),
    groups_apart: () =>
      m.evidence_q_groups_apart({ higher: isolated(higher ?? ''), lower: isolated(lower ?? '') }),
    group_did_not_agree: () => m.evidence_q_group_did_not_agree(),
  };
  return words[kind]();
}
