import { z } from 'zod';
import { Language } from '../../kit/text.ts';

const keys = [
  'title_district',
  'title_building',
  'place_building',
  'made',
  'lead',
  'column_responsibility',
  'column_understanding',
  'head_what',
  'head_n',
  'head_on',
  'footer',
  'purpose',
  'purpose_said',
  'purpose_none',
  'norms',
  'norms_none',
  'norms_one',
  'of_hundred',
  'goals',
  'goals_one',
  'goals_none',
  'goals_few',
  'measures',
  'measures_one',
  'pulse',
  'pulse_answered',
  'pulse_few',
  'indicators',
  'indicators_one',
  'indicators_part',
  'indicators_apart',
  'indicators_note',
  'installation',
  'installation_states',
  'steps',
  'steps_done',
  'steps_open',
  'steps_late',
  'steps_none',
  'barriers',
  'barriers_resolved',
  'barriers_answered',
  'barriers_waiting',
  'barriers_none',
  'together',
  'together_sessions',
  'together_steps',
  'together_none',
  'focus',
  'focus_none',
  'visions',
  'visions_one',
  'visions_none',
  'seen',
  'seen_share',
  'seen_count',
  'seen_hidden',
  'seen_none',
  'study',
  'study_share',
  'study_few',
  'study_sessions',
  'study_none',
] as const;

/** Every wording of the board update, by its key. */
export const ReportWords = z.strictObject(
  Object.fromEntries(keys.map((key) => [key, z.string().min(1)])) as Record<
    (typeof keys)[number],
    z.ZodString
  >,
);
export type ReportWords = z.infer<typeof ReportWords>;

/** The catalog of the board update: it is kept and typeset on the server, so its words are there and not in the client. */
export const ReportCatalog = z.record(Language, ReportWords);
export type ReportCatalog = z.infer<typeof ReportCatalog>;
