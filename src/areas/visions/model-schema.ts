import { z } from 'zod';
import { Line, Prose } from '../../kit/text.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and hyphens.');
const Code = z.string().regex(/^[A-Za-z0-9-]{1,12}$/, 'Use at most 12 letters, digits and hyphens.');

/** What a cited work is. A framework or a standard gives direction; it is not evidence that a practice works. */
export const WorkKind = z.enum(['study', 'review', 'practice guide', 'standards document', 'framework']);
export type WorkKind = z.infer<typeof WorkKind>;

/** A published work that practices may cite. `identifier` is null where no certain one is known; it is never built. */
export const Work = z.strictObject({
  id: Slug,
  authors: z.array(Line).min(1),
  year: z.int().min(1800).max(2200),
  title: z.string().trim().min(1).max(500),
  venue: z.string().trim().min(1).max(500),
  identifier: Line.nullable(),
  kind: WorkKind,
  finding: Prose,
  limits: Prose.nullable(),
});
export type Work = z.infer<typeof Work>;

/** The three kinds of sign that a look-for can be. */
export const LookForKind = z.enum(['behavior', 'practice', 'characteristic']);
export type LookForKind = z.infer<typeof LookForKind>;

/** A sign of a practice that can be seen or heard in a short visit. It describes the room, never a person. */
export const LookFor = z.strictObject({ id: Code, kind: LookForKind, text: Prose });
export type LookFor = z.infer<typeof LookFor>;

/** Why a work bears on a practice, with its limits. `work` is the id of a `Work`. */
export const Citation = z.strictObject({ work: Slug, note: Prose });
export type Citation = z.infer<typeof Citation>;

/** One named practice of a model. `bands` says in words which grades it is for, for example `K-12`. */
export const ModelPractice = z.strictObject({
  id: Code,
  name: Line,
  sentence: Prose,
  actor: z.enum(['students', 'teacher', 'students and teacher']),
  bands: Line,
  look_fors: z.array(LookFor),
  opportunity: Prose,
  not_this: Prose,
  research: z.array(Citation),
  phrases: z.array(Prose).max(10),
});
export type ModelPractice = z.infer<typeof ModelPractice>;

/** A starting document for the vision of one subject. The same id with another version is another edition of it. */
export const Model = z.strictObject({
  id: Slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'Use three numbers with points, such as 1.0.0.'),
  sample: z.boolean(),
  subject: Slug,
  title: Line,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language code such as en.'),
  bands: z.array(Line).min(1),
  about: Prose,
  cautions: z.array(Prose),
  practices: z.array(ModelPractice),
});
export type Model = z.infer<typeof Model>;

export type ModelFaultCode =
  | 'wrong-shape'
  | 'no-practices'
  | 'missing-look-for-kind'
  | 'repeated-practice-id'
  | 'repeated-look-for-id'
  | 'too-few-look-fors'
  | 'no-research'
  | 'unknown-work'
  | 'repeated-work'
  | 'no-evidence';

/** Something that keeps a model out of the library: a code for programs, the place, and words for a person. */
export type ModelFault = { code: ModelFaultCode; at: string; words: string };

const fewestLookFors = 3;
const evidence: ReadonlySet<WorkKind> = new Set<WorkKind>(['study', 'review', 'practice guide']);

const findRepeated = (ids: readonly string[]) => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

/**
 * Finds what is wrong with a model that already has the right shape.
 * `works` are all the works that it may cite. An empty answer means that it can be used.
 */
export function findModelFaults(model: Model, works: readonly Work[]): ModelFault[] {
  return [
    ...findFaultsOfTheWhole(model),
    ...model.practices.flatMap((practice) => [
      ...findLookForFaults(practice),
      ...findResearchFaults(practice, works),
    ]),
  ];
}

/**
 * Reads a model out of a parsed JSON file. Answers the model, or null together with every fault that was found.
 * It never throws.
 */
export function readModel(
  input: unknown,
  works: readonly Work[],
): { model: Model; faults: [] } | { model: null; faults: ModelFault[] } {
  const shape = Model.safeParse(input);
  if (!shape.success) {
    return { model: null, faults: shape.error.issues.map(describeShape) };
  }
  const faults = findModelFaults(shape.data, works);
  return faults.length === 0 ? { model: shape.data, faults: [] } : { model: null, faults };
}

function describeShape(issue: z.core.$ZodIssue): ModelFault {
  const at = issue.path.join('.') || 'model';
  return {
    code: 'wrong-shape',
    at,
    words: `The file does not fit the shape of a model at "${at}": ${issue.message}`,
  };
}

function findFaultsOfTheWhole(model: Model): ModelFault[] {
  const faults: ModelFault[] = [];
  if (model.practices.length === 0) {
    faults.push({
      code: 'no-practices',
      at: model.id,
      words: 'The model has no practices. It needs at least one.',
    });
  }
  for (const id of findRepeated(model.practices.map((practice) => practice.id))) {
    const words = `Two practices have the id ${id}. Every practice needs an id of its own.`;
    faults.push({ code: 'repeated-practice-id', at: id, words });
  }
  const lookFors = model.practices.flatMap((practice) => practice.look_fors);
  for (const id of findRepeated(lookFors.map((lookFor) => lookFor.id))) {
    const words = `Two look-fors have the id ${id}. Every look-for needs an id of its own.`;
    faults.push({ code: 'repeated-look-for-id', at: id, words });
  }
  const kinds = new Set(lookFors.map((lookFor) => lookFor.kind));
  for (const kind of LookForKind.options.filter((option) => !kinds.has(option))) {
    const words = `No look-for of the model is a ${kind}. A model needs at least one of each kind.`;
    faults.push({ code: 'missing-look-for-kind', at: model.id, words });
  }
  return faults;
}

function findLookForFaults({ id, name, look_fors }: ModelPractice): ModelFault[] {
  if (look_fors.length >= fewestLookFors) {
    return [];
  }
  const words = `${id} ${name} has ${look_fors.length} look-fors. A practice needs at least ${fewestLookFors}.`;
  return [{ code: 'too-few-look-fors', at: id, words }];
}

function findResearchFaults({ id, name, research }: ModelPractice, works: readonly Work[]): ModelFault[] {
  if (research.length === 0) {
    return [
      { code: 'no-research', at: id, words: `${id} ${name} cites no research. It needs at least one work.` },
    ];
  }
  const cited = research.map((citation) => citation.work);
  const known = works.filter((work) => cited.includes(work.id));
  const faults: ModelFault[] = [];
  for (const work of new Set(cited)) {
    if (!known.some(({ id }) => id === work)) {
      const words = `${id} ${name} cites "${work}", which is not in the list of works. Add the work first.`;
      faults.push({ code: 'unknown-work', at: id, words });
    }
  }
  for (const work of findRepeated(cited)) {
    faults.push({ code: 'repeated-work', at: id, words: `${id} ${name} cites "${work}" more than once.` });
  }
  if (known.length > 0 && !known.some((work) => evidence.has(work.kind))) {
    const words =
      `${id} ${name} cites only frameworks or standards. ` +
      'They give direction and are not evidence: add a study, a review or a practice guide.';
    faults.push({ code: 'no-evidence', at: id, words });
  }
  return faults;
}
