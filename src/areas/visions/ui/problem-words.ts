import type { z } from 'zod';
import { day, list, moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { DraftFault, Lack, Reference, visionsProblems } from '../problems-contract.ts';

type Problems = typeof visionsProblems;
type DataOf<Kind> = Kind extends { data: infer Schema extends z.ZodType } ? z.infer<Schema> : undefined;
type Words = { [Code in keyof Problems]: (data: DataOf<Problems[Code]>) => string };

const unknownWords: Record<Reference, () => string> = {
  subject: m.problem_visions_unknown_reference_subject,
  band: m.problem_visions_unknown_reference_band,
  person: m.problem_visions_unknown_reference_person,
  target: m.problem_visions_unknown_reference_target,
  model: m.problem_visions_unknown_reference_model,
  work: m.problem_visions_unknown_reference_work,
  call: m.problem_visions_unknown_reference_call,
  practice: m.problem_visions_unknown_reference_practice,
  comment: m.problem_visions_unknown_reference_comment,
  version: m.problem_visions_unknown_reference_version,
  revision: m.problem_visions_unknown_reference_revision,
  term: m.problem_visions_unknown_reference_term,
};

/** What to do about each thing that a draft lacks, as the end of a sentence. */
export const lackWords: Record<Lack, () => string> = {
  title: m.problem_visions_lack_title,
  about: m.problem_visions_lack_about,
  local_context: m.problem_visions_lack_local_context,
  bands: m.problem_visions_lack_bands,
  practices: m.problem_visions_lack_practices,
  unlike_model: m.problem_visions_lack_unlike_model,
  nothing_new: m.problem_visions_lack_nothing_new,
  name: m.problem_visions_lack_name,
  sentence: m.problem_visions_lack_sentence,
  look_fors: m.problem_visions_lack_look_fors,
  look_for_text: m.problem_visions_lack_look_for_text,
  opportunity: m.problem_visions_lack_opportunity,
  citation: m.problem_visions_lack_citation,
  research: m.problem_visions_lack_research,
  target: m.problem_visions_lack_target,
  change_reason: m.problem_visions_lack_change_reason,
  change_research: m.problem_visions_lack_change_research,
};

/** One lack in words, with the practice where it is one's. */
export function faultWords({ practice, lack }: DraftFault): string {
  const words = lackWords[lack]();
  return practice ? m.problem_visions_fault_of_practice({ practice, lack: words }) : words;
}

const frozenWords: Record<DataOf<Problems['visions/frozen']>['stage'], () => string> = {
  drafting: m.problem_visions_frozen_in_review,
  returned: m.problem_visions_frozen_in_review,
  in_review: m.problem_visions_frozen_in_review,
  forwarded: m.problem_visions_frozen_forwarded,
  adopted: m.problem_visions_frozen_adopted,
  set_aside: m.problem_visions_frozen_set_aside,
};

const asideWords: Record<DataOf<Problems['visions/not-to-set-aside']>['stage'], () => string> = {
  drafting: m.problem_visions_not_aside_now,
  returned: m.problem_visions_not_aside_now,
  in_review: m.problem_visions_not_aside_waits,
  forwarded: m.problem_visions_not_aside_waits,
  adopted: m.problem_visions_not_aside_adopted,
  set_aside: m.problem_visions_not_aside_already,
};

const otherDecisionWords = {
  consent: m.problem_visions_other_decision_consent,
  vote: m.problem_visions_other_decision_vote,
  sign_off: m.problem_visions_other_decision_sign_off,
};

const notDecidedWords = {
  votes: m.problem_visions_not_decided_votes,
  more_votes_than_present: m.problem_visions_not_decided_more_votes_than_present,
  objections: m.problem_visions_not_decided_objections,
  signatures: m.problem_visions_not_decided_signatures,
};

/** What a person reads about every refusal of the visions area. */
export const visionsProblemWords = {
  'visions/unknown-reference': ({ what }) => unknownWords[what](),
  'visions/name-of-another-term': (data) => m.problem_visions_name_of_another_term(data),
  'visions/closes-before-it-opens': () => m.problem_visions_closes_before_it_opens(),
  'visions/call-not-open': ({ opensOn, closesOn }) =>
    m.problem_visions_call_not_open({ opensOn: day(opensOn), closesOn: day(closesOn) }),
  'visions/not-on-team': () => m.problem_visions_not_on_team(),
  'visions/draft-not-visible': () => m.problem_visions_draft_not_visible(),
  'visions/other-building': () => m.problem_visions_other_building(),
  'visions/not-your-membership': () => m.problem_visions_not_your_membership(),
  'visions/path-not-back': () => m.problem_visions_path_not_back(),
  'visions/model-needed': () => m.problem_visions_model_needed(),
  'visions/adopted-unchanged': () => m.problem_visions_adopted_unchanged(),
  'visions/edited-meanwhile': ({ editedBy, editedAt }) =>
    m.problem_visions_edited_meanwhile({ editedBy, editedAt: moment(editedAt) }),
  'visions/order-changed-meanwhile': () => m.problem_visions_order_changed_meanwhile(),
  'visions/not-to-set-aside': ({ stage }) => asideWords[stage](),
  'visions/frozen': ({ stage }) => frozenWords[stage](),
  'visions/not-ready': ({ faults }) =>
    m.problem_visions_not_ready({ faults: faults.map(faultWords).join(' ') }),
  'visions/own-submission': () => m.problem_visions_own_submission(),
  'visions/review-is-superintendents': () => m.problem_visions_review_is_superintendents(),
  'visions/return-needs-reasons': () => m.problem_visions_return_needs_reasons(),
  'visions/already-reviewed': ({ outcome, by }) =>
    outcome === 'returned'
      ? m.problem_visions_already_returned({ by })
      : m.problem_visions_already_forwarded({ by }),
  'visions/not-forwarded': ({ stage }) =>
    stage === 'returned'
      ? m.problem_visions_not_forwarded_returned()
      : m.problem_visions_not_forwarded_in_review(),
  'visions/meeting-day': ({ earliest, latest }) =>
    earliest === null
      ? m.problem_visions_meeting_day({ latest: day(latest) })
      : m.problem_visions_meeting_day_after({ earliest: day(earliest), latest: day(latest) }),
  'visions/not-on-network': ({ names }) => m.problem_visions_not_on_network({ names: list(names) }),
  'visions/other-decision': ({ decision }) => otherDecisionWords[decision](),
  'visions/not-decided': ({ because }) => notDecidedWords[because](),
  'visions/not-adopted-yet': () => m.problem_visions_not_adopted_yet(),
  'visions/target-ended': () => m.problem_visions_target_ended(),
  'visions/map-left-out': (data: { practices: string[] }) =>
    m.problem_visions_map_left_out({ practices: list(data.practices) }),
  'visions/map-does-not-fit': (data: { practices: string[] }) =>
    m.problem_visions_map_does_not_fit({ practices: list(data.practices) }),
  'visions/names-a-person': ({ found }) => m.problem_visions_names_a_person({ found: list(found) }),
  'visions/not-your-words': () => m.problem_visions_not_your_words(),
} satisfies Words;
