import { z } from 'zod';
import { idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Language, Line } from '../../kit/text.ts';
import { visions } from './problems-contract.ts';

export const GlossaryWordId = idOf('GlossaryWordId');

/** Who may add the district's own words to the glossary and take them back. */
export const wordKeepers = ['superintendent', 'dn_member'] as const;

/** A term of the field, the other names it goes by, and what it means. */
export const Term = z.object({ term: z.string(), aliases: z.array(z.string()), meaning: z.string() });
export type Term = z.infer<typeof Term>;

/** A term as a pack brings it: in English, and in further languages where it has them. */
export const PackTerm = Term.extend({
  /** Names that are everyday words too: a search finds the term by them, a page is not said to speak of it. */
  notOnPages: z.array(z.string()).default([]),
  es: Term.optional(),
  ar: Term.optional(),
});
export type PackTerm = z.infer<typeof PackTerm>;

/** A word that the district added: another name for a term, or a term of its own. */
export const OwnWord = z.object({
  id: z.uuid(),
  name: z.string(),
  meaning: z.string().nullable(),
  by: z.string(),
  givenOn: SchoolDay,
});
export type OwnWord = z.infer<typeof OwnWord>;

/** A term of the glossary: one standard term with its names, in every language that it has. */
export const GlossaryTerm = z.object({
  /** Stays the same, for links: `district-network`. */
  id: z.string(),
  words: z.array(Term.extend({ language: Language })),
  notOnPages: z.array(z.string()),
  /** Other names that the district added; for a term of its own, that term with its meaning. */
  own: z.array(OwnWord),
});
export type GlossaryTerm = z.infer<typeof GlossaryTerm>;

export const Glossary = z.object({ terms: z.array(GlossaryTerm), mayKeep: z.boolean() });
export type Glossary = z.infer<typeof Glossary>;

/** A term that a search found, told in one language where it has it. */
export const FoundTerm = Term.extend({ id: z.string(), language: Language.nullable() });
export type FoundTerm = z.infer<typeof FoundTerm>;

export const glossaryContract = {
  readGlossary: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/glossary',
      summary: 'The glossary: one standard term each, with the other names it goes by and what it means',
      description: 'In every language that packs bring, with the district’s own words beside them.',
    })
    .output(Glossary),

  addGlossaryWord: visions
    .meta({ may: { capacities: wordKeepers } })
    .route({
      method: 'PUT',
      path: '/visions/glossary/words/{id}',
      summary: 'Add another name for a term, or a term of the district’s own with its meaning',
      description:
        'By the superintendent and DN members. A name leads to one term only. Never changed, only taken back; the same ' +
        'again is accepted.',
    })
    .input(
      z
        .strictObject({
          id: GlossaryWordId,
          termId: z.string().max(200).nullable(),
          name: Line,
          meaning: z.string().trim().min(1).max(1000).nullable(),
        })
        .refine(({ termId, meaning }) => (termId === null) === (meaning !== null), {
          message: 'A term of your own needs a meaning; another name for a term has that of the term.',
          path: ['meaning'],
        }),
    )
    .output(Glossary),

  withdrawGlossaryWord: visions
    .meta({ may: { capacities: wordKeepers } })
    .route({
      method: 'PUT',
      path: '/visions/glossary/words/{id}/withdrawal',
      summary: 'Take a word of the district’s own back',
      description: 'By the superintendent and DN members. It is kept and no longer shown.',
    })
    .input(z.strictObject({ id: GlossaryWordId }))
    .output(Glossary),
};
