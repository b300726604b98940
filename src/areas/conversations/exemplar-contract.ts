import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { offeringCapacities } from './access.ts';
import { PracticeId, sessionProblems, VersionId } from './session-contract.ts';

export const ExemplarId = idOf('ExemplarId');
export type ExemplarId = z.infer<typeof ExemplarId>;

/** What it shows of the practice: that it is there, that it is not, or what is easily taken for it. */
export const exemplarKinds = ['example', 'non_example', 'mistaken_for'] as const;
export const ExemplarKind = z.enum(exemplarKinds);
export type ExemplarKind = z.infer<typeof ExemplarKind>;

/** A moment of a lesson in words, a whole lesson, a clip by its address, or students' work described in words. */
export const exemplarForms = ['moment', 'lesson', 'clip', 'student_work'] as const;
export const ExemplarForm = z.enum(exemplarForms);
export type ExemplarForm = z.infer<typeof ExemplarForm>;

/** An address of something on the web: encrypted, and without a sign-in in it. */
export const WebLink = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(500)
  .refine((link) => !/^https:\/\/[^/]*@/.test(link), 'An address holds no sign-in.');

/** What offering examples and lessons to code can refuse. */
export const exemplarProblems = {
  'conversations/practice-not-in-version': sessionProblems['conversations/practice-not-in-version'],
  /** The text names somebody who works here. `found` says which words. */
  'conversations/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  /** A clip needs an address; a moment and students' work are told in words. */
  'conversations/link-not-fitting': { status: 422 },
  'conversations/not-your-exemplar': { status: 403 },
} as const satisfies ProblemList;

/** Something that shows what a practice is or is not. Who offered it is not said: only in which capacity. */
export const Exemplar = z.object({
  id: ExemplarId,
  practiceId: PracticeId,
  /** On which version of the vision it was offered. */
  versionNumber: z.int(),
  kind: ExemplarKind,
  form: ExemplarForm,
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  /** Why it is the practice, or is not. */
  rationale: z.string(),
  capacity: CapacityKind,
  offeredOn: SchoolDay,
  isYours: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Exemplar = z.infer<typeof Exemplar>;

/** The examples of every practice of a version, in the vision's own order. */
export const Exemplars = z.object({
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  practices: z.array(
    z.object({ id: PracticeId, name: z.string(), sentence: z.string(), exemplars: z.array(Exemplar) }),
  ),
});
export type Exemplars = z.infer<typeof Exemplars>;

/** What somebody offers. They say with it that no student's name or face is in it. */
export const ExemplarOffer = z.strictObject({
  id: ExemplarId,
  versionId: VersionId,
  practiceId: PracticeId,
  kind: ExemplarKind,
  form: ExemplarForm,
  title: Line,
  text: Prose,
  link: WebLink.nullable(),
  rationale: Prose,
  isWithoutStudents: z.literal(true),
});
export type ExemplarOffer = z.infer<typeof ExemplarOffer>;

const exemplar = endpoint.errors(exemplarProblems);

export const exemplarContract = {
  listExemplars: exemplar
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/exemplars',
      summary: 'What each practice of a version looks like, does not, and is mistaken for',
      description:
        'For everybody who is signed in. They stay with a practice through the versions of its vision; examples come first, ' +
        'then non-examples, then what it is mistaken for, the latest of each first.',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(Exemplars),

  offerExemplar: exemplar
    .meta({ may: { capacities: offeringCapacities } })
    .route({
      method: 'PUT',
      path: '/conversations/exemplars/{id}',
      summary: 'Offer an example of a practice, or of what it is not',
      description:
        'By all staff. Only with the word of who offers it that no student’s name or face is in it; a text that names a ' +
        'member of staff is refused. Clips are addresses on the web, students’ work is described in words. The same again ' +
        'is accepted.',
    })
    .input(ExemplarOffer)
    .output(Exemplars),

  withdrawExemplar: exemplar
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/exemplars/{id}/withdrawal',
      summary:
        'Take an example off: one’s own, or any as a coach, administrator, DN member or superintendent',
      description: 'It is kept and no longer shown. Somebody else’s is audited.',
    })
    .input(z.strictObject({ id: ExemplarId }))
    .output(Exemplars),
};
