import { z } from 'zod';
import { SchoolDay } from '../../kit/school-time.ts';

const Days = z.number().min(0);

/** What takes time in the district's own working, from its first day to its last. */
export const paceKinds = [
  'step_done',
  'question_answered',
  'barrier_answered',
  'barrier_resolved',
  'request_taken_up',
  'request_closed',
  'draft_reviewed',
  'draft_adopted',
  'decision_made',
] as const;
export const PaceKind = z.enum(paceKinds);
export type PaceKind = z.infer<typeof PaceKind>;

/** How long something took: its count, and from five on the middle half. In days. */
export const Spell = z.object({
  count: z.int().min(0),
  /** Null under five. */
  spread: z.object({ lower: Days, median: Days, upper: Days }).nullable(),
});
export type Spell = z.infer<typeof Spell>;

/** How long things take, by quarter of the year in which they ended. Never by person, and never by building. */
export const Pace = z.object({
  today: SchoolDay,
  /** The first days of the last five quarters, the present one last. */
  quarters: z.array(SchoolDay),
  kinds: z.array(
    z.object({
      kind: PaceKind,
      /** All that ended in these quarters. */
      ended: Spell,
      quarters: z.array(Spell),
      /** What is still open, by its age today. Null where nothing can be said to wait: a decision is known once it is made. */
      open: Spell.extend({ oldestDays: Days.nullable() }).nullable(),
    }),
  ),
});
export type Pace = z.infer<typeof Pace>;
