import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { ProtocolLack, ProtocolPart } from '../protocol-draft-rules.ts';
import type { ProtocolPurpose, Speakers, Wording } from '../protocol-schema.ts';

/** A text of a protocol in the reader's language. */
export function said(text: Wording): string {
  return text[language()];
}

/** What people come together for. */
export const purposeWords: Record<ProtocolPurpose, () => string> = {
  study: m.protocols_purpose_study,
  data: m.protocols_purpose_data,
  planning: m.protocols_purpose_planning,
  student_work: m.protocols_purpose_student_work,
  network: m.protocols_purpose_network,
  reflection: m.protocols_purpose_reflection,
  problem_solving: m.protocols_purpose_problem_solving,
  conflict: m.protocols_purpose_conflict,
  learning_walk: m.protocols_purpose_learning_walk,
};

/** Who speaks in a step. */
export const speakerWords: Record<Speakers, () => string> = {
  all: m.protocols_speaks_all,
  one: m.protocols_speaks_one,
  round: m.protocols_speaks_round,
  pairs: m.protocols_speaks_pairs,
  nobody: m.protocols_speaks_nobody,
};

export function minutesWords(minutes: number): string {
  return m.conversations_minutes({ count: minutes, minutes: number(minutes) });
}

export function stepsWords(steps: number): string {
  return m.protocols_steps_count({ count: steps, steps: number(steps) });
}

/** Names of the parts of a protocol. */
export const partWords: Record<ProtocolPart, () => string> = {
  title: m.protocols_title,
  about: m.protocols_about,
  purposeKind: m.protocols_purpose,
  agreement: m.protocols_agreement,
  listening: m.protocols_listening,
  roles: m.protocols_roles,
  steps: m.protocols_steps,
  checkIn: m.protocols_check_in,
  research: m.protocols_research,
};

/** What a draft lacks, and so what to do. */
export function lackWords(lack: ProtocolLack): string {
  switch (lack.what) {
    case 'title':
      return m.protocols_lack_title();
    case 'about':
      return m.protocols_lack_about();
    case 'agreement':
      return m.protocols_lack_agreement();
    case 'steps':
      return m.protocols_lack_steps();
    case 'step-title':
      return m.protocols_lack_step_title({ number: number(lack.number) });
    case 'step-purpose':
      return m.protocols_lack_step_purpose({ number: number(lack.number) });
    case 'step-prompts':
      return m.protocols_lack_step_prompts({ number: number(lack.number) });
    case 'role-title':
      return m.protocols_lack_role_title({ number: number(lack.number) });
    case 'role-task':
      return m.protocols_lack_role_task({ number: number(lack.number) });
  }
}
