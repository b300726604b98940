import { findNamed, foldedWords } from '../../kit/folded-words.ts';
import type { Language } from '../../kit/text.ts';
import type { GlossaryTerm, PackTerm, Term } from './glossary-contract.ts';

/** The id of a term, made of its English words: `district-network`. */
export function termIdOf(term: string): string {
  return foldedWords(term).join('-');
}

/** A term of a pack as the glossary has it, with nothing of the district's own yet. */
export function termOfPack(pack: PackTerm): GlossaryTerm {
  const { term, aliases, meaning, es, ar } = pack;
  return {
    id: termIdOf(term),
    words: [
      { language: 'en', term, aliases, meaning },
      ...(es === undefined ? [] : [{ language: 'es' as const, ...es }]),
      ...(ar === undefined ? [] : [{ language: 'ar' as const, ...ar }]),
    ],
    notOnPages: pack.notOnPages,
    own: [],
  };
}

/** Every name of a term, in every language and in the district's own words. */
export function namesOf({ words, own }: GlossaryTerm): string[] {
  return [...words.flatMap(({ term, aliases }) => [term, ...aliases]), ...own.map(({ name }) => name)];
}

/** A term told in a language; where it has no words in it, in the first that it has, or in the district's own. */
export function tellTerm(
  term: GlossaryTerm,
  language: Language,
): Term & { id: string; language: Language | null } {
  const words = term.words.find((one) => one.language === language) ?? term.words[0];
  if (words !== undefined)
    return { id: term.id, ...words, aliases: [...words.aliases, ...term.own.map(({ name }) => name)] };
  const [first] = term.own;
  return {
    id: term.id,
    language: null,
    term: first?.name ?? '',
    aliases: term.own.slice(1).map(({ name }) => name),
    meaning: first?.meaning ?? '',
  };
}

/** The terms of which one name has every asked word, as the beginning of one of its own; all of them when nothing is asked. */
export function findTerms(asked: string, terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  const words = foldedWords(asked);
  return terms.filter((term) =>
    namesOf(term).some((name) => {
      const parts = foldedWords(name);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    }),
  );
}

/** The term that already goes by this name, in any language; undefined when the name is free. */
export function findByName(name: string, terms: readonly GlossaryTerm[]): GlossaryTerm | undefined {
  const asked = foldedWords(name).join(' ');
  return terms.find((term) => namesOf(term).some((one) => foldedWords(one).join(' ') === asked));
}

/** The terms that a page speaks of, in the order of the page: whole words, and not by names that are everyday words too. */
export function termsOnPage(text: string, terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  return findNamed(text, terms, (term) => namesOf(term).filter((name) => !term.notOnPages.includes(name)));
}

/** The letter under which a term stands: its first without accent, and in Arabic without "the". */
export function letterOf(term: string): string {
  const bare = term
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^(?:ال)(?=\p{L}{3})/u, '');
  return (bare.match(/[\p{L}\p{N}]/u)?.[0] ?? '').toUpperCase();
}
