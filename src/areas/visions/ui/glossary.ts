import { useQuery } from '@tanstack/react-query';
import { language } from '../../../client/words/language.ts';
import type { GlossaryTerm } from '../glossary-contract.ts';
import { letterOf, tellTerm } from '../glossary-rules.ts';
import { api } from './api.ts';

/** A term as the reader's language tells it, with the term itself. */
export type ToldTerm = ReturnType<typeof tellTerm> & { whole: GlossaryTerm };

/** The glossary; it changes seldom, so that what was read stays good for an hour. */
export function useGlossary() {
  return useQuery(api.queries.readGlossary.queryOptions({ staleTime: 3_600_000 }));
}

/** Terms told in the reader's language. */
export function told(terms: readonly GlossaryTerm[]): ToldTerm[] {
  return terms.map((whole) => ({ ...tellTerm(whole, language()), whole }));
}

/** Terms under their letters, both in the order of the reader's language. */
export function byLetter(terms: readonly ToldTerm[]): { letter: string; terms: ToldTerm[] }[] {
  const collator = new Intl.Collator(language(), { numeric: true });
  const letters = Map.groupBy(terms, (one) => letterOf(one.term));
  return [...letters]
    .map(([letter, ofLetter]) => ({
      letter,
      terms: ofLetter.toSorted((a, b) => collator.compare(a.term, b.term)),
    }))
    .toSorted((a, b) => collator.compare(a.letter, b.letter));
}
