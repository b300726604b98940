import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { evidenceProblems } from '../problem-contract.ts';

/** Words for every refusal of the evidence area. */
export const evidenceProblemWords = {
  'evidence/not-in-this-group': () => m.problem_evidence_not_in_this_group(),
  'evidence/group-ended': () => m.problem_evidence_group_ended(),
  'evidence/own-building-only': () => m.problem_evidence_own_building_only(),
  'evidence/not-yours': () => m.problem_evidence_not_yours(),
  'evidence/names-a-person': (data: { found: string[] }) =>
    m.problem_evidence_names_a_person({ found: list(data.found) }),
  'evidence/in-the-future': (data: { today: string }) =>
    m.problem_evidence_in_the_future({ today: day(data.today) }),
  'evidence/parts-incomplete': () => m.problem_evidence_parts_incomplete(),
  'evidence/no-such-part': () => m.problem_evidence_no_such_part(),
  'evidence/no-such-level': () => m.problem_evidence_no_such_level(),
  'evidence/scale-unknown': () => m.problem_evidence_scale_unknown(),
  'evidence/more-than-present': (data: { said: number; present: number }) =>
    m.problem_evidence_more_than_present({ said: number(data.said), present: number(data.present) }),
  'evidence/building-not-open': () => m.problem_evidence_building_not_open(),
  'evidence/corrects-another': () => m.problem_evidence_corrects_another(),
  'evidence/already-corrected': () => m.problem_evidence_already_corrected(),
} satisfies Record<keyof typeof evidenceProblems, (data: never) => string>;
