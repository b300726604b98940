import { m } from '../../../client/words/words.ts';
import type { Language } from '../../../kit/text.ts';
import type { AgreementContent } from '../agreement-contract.ts';

/** An agreement while it is being written: every part as the text in its field. Lists have one point on each line. */
export type AgreementDraft = Record<
  | 'statement'
  | 'kept'
  | 'notKept'
  | 'seenBy'
  | 'keptForMonths'
  | 'sharedWithinDays'
  | 'shortest'
  | 'longest'
  | 'notForEvaluation'
  | 'perfectionLine',
  string
>;
export type AgreementFaults = Partial<Record<keyof AgreementDraft, string>>;

/** The sample text to begin from, in the language of the district. */
export function sampleDraft(locale: Language): AgreementDraft {
  return {
    statement: m.agreement_sample_statement({}, { locale }),
    kept: m.agreement_sample_kept({}, { locale }),
    notKept: m.agreement_sample_not_kept({}, { locale }),
    seenBy: m.agreement_sample_seen_by({}, { locale }),
    keptForMonths: '24',
    sharedWithinDays: '10',
    shortest: '3',
    longest: '10',
    notForEvaluation: m.agreement_sample_not_evaluation({}, { locale }),
    perfectionLine: m.agreement_sample_no_perfection({}, { locale }),
  };
}

/** The agreement in force as the beginning of the next one. */
export function draftOf(content: AgreementContent): AgreementDraft {
  return {
    statement: content.statement,
    kept: content.kept.join('\n'),
    notKept: content.notKept.join('\n'),
    seenBy: content.seenBy.join('\n'),
    keptForMonths: String(content.keptForMonths),
    sharedWithinDays: content.sharedWithinDays === undefined ? '' : String(content.sharedWithinDays),
    shortest: String(content.visitMinutes.min),
    longest: String(content.visitMinutes.max),
    notForEvaluation: content.notForEvaluation,
    perfectionLine: content.perfectionLine,
  };
}

const pointsIn = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The content that a draft stands for, whether or not it is complete. */
export function contentOf(draft: AgreementDraft): AgreementContent {
  return {
    statement: draft.statement.trim(),
    kept: pointsIn(draft.kept),
    notKept: pointsIn(draft.notKept),
    seenBy: pointsIn(draft.seenBy),
    keptForMonths: Number(draft.keptForMonths),
    ...(draft.sharedWithinDays.trim() !== '' && { sharedWithinDays: Number(draft.sharedWithinDays) }),
    visitMinutes: { min: Number(draft.shortest), max: Number(draft.longest) },
    notForEvaluation: draft.notForEvaluation.trim(),
    perfectionLine: draft.perfectionLine.trim(),
  };
}

/** What is missing before a draft can be published, by field, in words. */
export function findDraftFaults(draft: AgreementDraft): AgreementFaults {
  const content = contentOf(draft);
  const faults: AgreementFaults = {};
  for (const field of ['statement', 'notForEvaluation', 'perfectionLine'] as const)
    if (content[field] === '') faults[field] = m.agreement_form_needs_text();
  for (const field of ['kept', 'notKept', 'seenBy'] as const) {
    const points = content[field];
    if (points.length === 0 || points.length > 20 || points.some((point) => point.length > 500))
      faults[field] = m.agreement_form_needs_point();
  }
  const months = content.keptForMonths;
  if (!Number.isInteger(months) || months < 1 || months > 120)
    faults.keptForMonths = m.agreement_form_needs_months();
  const days = content.sharedWithinDays;
  if (days !== undefined && (!Number.isInteger(days) || days < 1 || days > 60))
    faults.sharedWithinDays = m.observation_form_needs_days();
  if (content.visitMinutes.max < content.visitMinutes.min) faults.longest = m.agreement_form_needs_order();
  return faults;
}
