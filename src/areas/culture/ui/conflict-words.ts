import { m } from '../../../client/words/words.ts';
import type { ConflictOutcome } from '../conflict-contract.ts';

export const partyWords: Record<ConflictOutcome['parties'], () => string> = {
  two_people: m.culture_parties_two,
  groups: m.culture_parties_groups,
  with_leadership: m.culture_parties_leadership,
};

export const endingWords: Record<ConflictOutcome['cameToEnd'], () => string> = {
  yes: m.culture_answer_yes,
  partly: m.culture_answer_partly,
  not_yet: m.culture_answer_not_yet,
};

export const answerWords: Record<ConflictOutcome['respectful'], () => string> = {
  yes: m.culture_answer_yes,
  partly: m.culture_answer_partly,
  no: m.culture_answer_no,
};

export const nextWords: Record<ConflictOutcome['next'], () => string> = {
  nothing: m.culture_next_nothing,
  another_talk: m.culture_next_talk,
  help_asked: m.culture_next_help,
};
