import { z } from 'zod';
import { Language } from '../../kit/text.ts';
import { FoundTerm } from './glossary-contract.ts';
import { Work } from './model-schema.ts';
import { Named, PracticeText, Stage } from './practice-contract.ts';
import { visions } from './problems-contract.ts';

/** A model in the library, as it stands in a list. */
export const ModelSummary = z.object({
  id: z.string(),
  version: z.string(),
  sample: z.boolean(),
  /** The key of the subject, as in the district's subjects: `mathematics`. */
  subject: z.string(),
  title: z.string(),
  language: z.string(),
  bands: z.array(z.string()),
  about: z.string(),
  practiceCount: z.int(),
  workCount: z.int(),
});
export type ModelSummary = z.infer<typeof ModelSummary>;

/** A practice of a model: its own id in the model, `M1`, and its text. */
export const LibraryPractice = PracticeText.extend({ id: z.string() });
export type LibraryPractice = z.infer<typeof LibraryPractice>;

/** A model to read, with the works that it cites, and the SHA-256 of what a draft would copy. */
export const LibraryModel = ModelSummary.extend({
  cautions: z.array(z.string()),
  practices: z.array(LibraryPractice),
  works: z.array(Work),
  sha256: z.string(),
});
export type LibraryModel = z.infer<typeof LibraryModel>;

/** A file that a district brought and that cannot be used, with the reasons in words. */
export const KeptOut = z.object({ file: z.string(), reasons: z.array(z.string()) });
export type KeptOut = z.infer<typeof KeptOut>;

/** A vision that a search found, and where the words were found. */
export const FoundVision = z.object({
  visionId: z.uuid(),
  /** The current version; null while nothing has been adopted. */
  versionId: z.uuid().nullable(),
  title: z.string(),
  subject: Named,
  stage: Stage,
  foundIn: z.array(z.enum(['title', 'subject', 'practice', 'alias'])),
  practices: z.array(Named),
});
export type FoundVision = z.infer<typeof FoundVision>;

const Search = z.string().trim().max(200);

export const libraryContract = {
  listModels: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/models',
      summary: 'The model library',
      description:
        'Every model that a vision can start from, in every edition. Read-only; samples are marked. Files that a district brought and that cannot be used are listed with the reasons.',
    })
    .output(z.object({ models: z.array(ModelSummary), keptOut: z.array(KeptOut) })),
  readModel: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/models/{modelId}/versions/{version}',
      summary: 'One edition of a model, with its works',
      description: 'The practices, look-fors and cautions of a model, and every work that it cites.',
    })
    .input(z.strictObject({ modelId: z.string().max(200), version: z.string().max(40) }))
    .output(LibraryModel),
  listWorks: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/works',
      summary: 'Works that can be cited',
      description:
        'The research in the library whose author, title, year or finding has all the words asked for; all of it without words.',
    })
    .input(z.strictObject({ q: Search.optional() }))
    .output(z.array(Work)),
  searchVisions: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/search',
      summary: 'Find a vision or a term by any of its names',
      description:
        'Looks in titles, subjects, the practices of adopted versions, and the names under which visions are known ("ambitious teaching"), in every language and in the district’s own words. Drafts are found by title and subject only. `language` is that in which terms are told.',
    })
    .input(z.strictObject({ q: Search.min(1), language: Language.default('en') }))
    .output(z.object({ visions: z.array(FoundVision), terms: z.array(FoundTerm) })),
};
