import { z } from 'zod';
import { Language } from '../../kit/text.ts';

const keys = [
  'subject',
  'heading',
  'focus',
  'from_vision',
  'why',
  'turn',
  'phrase',
  'read',
  'and_others',
  'example',
  'example_answer',
  'example_session',
  'example_session_at',
  'waiting',
  'step_due',
  'step_was_due',
  'session_on',
  'session_on_at',
  'questions_open',
  'window_open',
  'visits_missing',
  'messages',
  'open',
  'why_you',
  'stop',
  'calendar_name',
  'calendar_session',
  'calendar_meeting',
  'calendar_window',
  'calendar_step',
] as const;

/** Every wording of mails and calendars, by its key. */
export const MailWords = z.strictObject(
  Object.fromEntries(keys.map((key) => [key, z.string().min(1)])) as Record<
    (typeof keys)[number],
    z.ZodString
  >,
);
export type MailWords = z.infer<typeof MailWords>;

/** The catalog of what leaves Jointly outside its screens: the same wordings in every language. */
export const MailCatalog = z.record(Language, MailWords);
export type MailCatalog = z.infer<typeof MailCatalog>;
