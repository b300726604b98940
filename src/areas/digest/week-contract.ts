import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';
import { focusingCapacities } from './access.ts';
import { digestProblems } from './problem-contract.ts';

const digest = endpoint.errors(digestProblems);
const focusing = digest.meta({ may: { capacities: focusingCapacities } });

/** For whom a digest is written. Everybody reads the one of the capacity in which they act. */
export const letterAudiences = ['administrators', 'dn_members', 'teachers', 'other_staff'] as const;
export const LetterAudience = z.enum(letterAudiences);
export type LetterAudience = z.infer<typeof LetterAudience>;

export const FocusId = idOf('FocusId');
export type FocusId = z.infer<typeof FocusId>;

/** A work behind the practice, as the adopted version cites it. */
export const Research = z.object({
  /** Empty where the team cited it as one text, which is then the title. */
  authors: z.array(z.string()),
  year: z.int().nullable(),
  title: z.string(),
  venue: z.string(),
  /** A DOI or another identifier, as cited. */
  identifier: z.string().nullable(),
  link: z.string().nullable(),
  /** Why it bears on the practice. */
  note: z.string(),
});
export type Research = z.infer<typeof Research>;

/** Something that happened in the district with the practice. It names no person. */
export const Example = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), question: z.string(), answer: z.string() }),
  z.object({
    kind: z.literal('session'),
    title: z.string(),
    heldOn: SchoolDay,
    building: z.string().nullable(),
  }),
  z.object({ kind: z.literal('phrase'), text: z.string() }),
]);
export type Example = z.infer<typeof Example>;

/** What everybody of an audience reads in a week. Frozen when first opened or mailed. */
export const Letter = z.object({
  /** `set`: somebody chose the practice and says why. `turn`: nobody did; it is its turn. */
  focus: z.discriminatedUnion('source', [
    z.object({ source: z.literal('set'), why: z.string(), setAs: CapacityKind }),
    z.object({ source: z.literal('turn'), outOf: z.int() }),
  ]),
  version: z.object({
    id: z.uuid(),
    visionId: z.uuid(),
    number: z.int(),
    title: z.string(),
    subject: z.string(),
  }),
  practice: z.object({ id: z.uuid(), name: z.string(), sentence: z.string() }),
  phrase: z.string().nullable(),
  research: Research.nullable(),
  example: Example.nullable(),
});
export type Letter = z.infer<typeof Letter>;

/** What waits for one person now. Read anew each time, kept nowhere. */
export const Waiting = z.object({
  steps: z.array(z.object({ id: z.uuid(), what: z.string(), dueOn: SchoolDay, isOverdue: z.boolean() })),
  sessions: z.array(
    z.object({ id: z.uuid(), title: z.string(), heldOn: SchoolDay, building: z.string().nullable() }),
  ),
  questions: z.array(z.object({ versionId: z.uuid(), title: z.string(), count: z.int() })),
  windows: z.array(z.object({ id: z.uuid(), subject: z.string(), endsOn: SchoolDay })),
  /** Not opened yet. */
  messages: z.array(z.object({ id: z.uuid(), title: z.string(), by: z.string() })),
  /** Visits that the reader's own phones have counted and not brought. */
  missingVisits: z.int(),
});
export type Waiting = z.infer<typeof Waiting>;

/** How the weekly mail stands for the reader. */
export const MailChoice = z.object({
  /** `none`: this Jointly sends no mail. `demo`: demo districts send none. */
  sending: z.enum(['weekly', 'none', 'demo']),
  isOn: z.boolean(),
  language: Language,
});
export type MailChoice = z.infer<typeof MailChoice>;

export const Week = z.object({
  weekOn: SchoolDay,
  audience: LetterAudience,
  /** Null while no vision is in force. */
  letter: Letter.nullable(),
  waiting: Waiting,
  mail: MailChoice,
  maySetFocus: z.boolean(),
});
export type Week = z.infer<typeof Week>;

/** A practice that a focus can be on. */
export const FocusPractice = z.object({
  id: z.uuid(),
  name: z.string(),
  sentence: z.string(),
  subject: z.string(),
  vision: z.string(),
});
export type FocusPractice = z.infer<typeof FocusPractice>;

export const Focus = z.object({
  id: FocusId,
  /** Null: for all. */
  audience: LetterAudience.nullable(),
  practice: z.object({ id: z.uuid(), name: z.string() }),
  why: z.string(),
  setAs: CapacityKind,
  setBy: z.string(),
});
export type Focus = z.infer<typeof Focus>;

export const ComingWeek = z.object({
  weekOn: SchoolDay,
  /** The audiences whose digest has been read or mailed: nothing changes for them. */
  goneOut: z.array(LetterAudience),
  /** Those that hold, the one for all last. */
  focuses: z.array(Focus),
  /** The practice whose turn it is where nobody sets one. */
  turn: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type ComingWeek = z.infer<typeof ComingWeek>;

export const ComingWeeks = z.object({ weeks: z.array(ComingWeek), practices: z.array(FocusPractice) });
export type ComingWeeks = z.infer<typeof ComingWeeks>;

/** How many weeks ahead a focus can be set; the present one is the first. */
export const weeksAhead = 9;

export const weekContract = {
  readWeek: digest
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/digest/week',
      summary: 'This week: one focus, a phrase, a research link, a district example, and what waits for you',
      description:
        'For the audience of the capacity in which one acts. The letter is frozen when somebody of the audience first opens it or it is first mailed; what waits is read anew each time. A practice that nobody chose comes in a fixed turn of all practices in force, and the letter says so.',
    })
    .output(Week),
  listComingWeeks: focusing
    .route({
      method: 'GET',
      path: '/digest/weeks',
      summary: 'The present and coming weeks with their focuses, and the practices to choose from',
    })
    .output(ComingWeeks),
  setFocus: focusing
    .route({
      method: 'PUT',
      path: '/digest/focuses/{id}',
      summary: 'Say what a week is about, for one audience or for all',
      description:
        'By the superintendent or a DN member: a practice of a vision in force and in a sentence or two why. Refused once somebody of the audience has read that week. The latest one holds; one for an audience before one for all. The same again is accepted.',
    })
    .input(
      z.strictObject({
        id: FocusId,
        weekOn: SchoolDay,
        audience: LetterAudience.nullable(),
        practiceId: z.uuid(),
        why: z.string().trim().min(1).max(400),
      }),
    )
    .output(ComingWeeks),
  withdrawFocus: focusing
    .route({
      method: 'PUT',
      path: '/digest/focuses/{id}/withdrawal',
      summary: 'Take a focus back before its week is read',
    })
    .input(z.strictObject({ id: FocusId }))
    .output(ComingWeeks),
};
