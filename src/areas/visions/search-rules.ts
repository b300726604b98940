import { foldedWords } from '../../kit/folded-words.ts';
import type { GlossaryTerm } from './glossary-contract.ts';
import { findTerms } from './glossary-rules.ts';
import type { FoundVision } from './library-contract.ts';
import type { Named } from './practice-contract.ts';

/** What can be found: the practices are those of the version in force, none while there is only a draft. */
export type Findable = Omit<FoundVision, 'foundIn' | 'practices'> & { practices: readonly Named[] };

/** Words with which people ask, and which say nothing about what they look for. */
const askingWords = new Set(
  'a an and are for how in is it of on our the these this to what which why'.split(' '),
);

function askedWords(q: string): string[] {
  const words = foldedWords(q);
  const telling = words.filter((word) => !askingWords.has(word));
  return telling.length > 0 ? telling : words;
}

function has(words: readonly string[], asked: string): boolean {
  return words.some((word) => word.startsWith(asked));
}

/**
 * The visions in which every asked word is found: in the title, the subject, a practice's name, or a name under which
 * visions are known. Those that are found by words of their own come first.
 *
 * @param aliases every name for "vision of high-quality instruction"
 */
export function searchVisions(
  q: string,
  findables: readonly Findable[],
  aliases: readonly string[],
): FoundVision[] {
  const asked = askedWords(q);
  if (asked.length === 0) return [];
  const known = aliases.flatMap(foldedWords);
  return findables
    .flatMap((findable) => {
      const practices = findable.practices.filter(({ name }) =>
        asked.some((word) => has(foldedWords(name), word)),
      );
      const places = {
        title: foldedWords(findable.title),
        subject: foldedWords(findable.subject.name),
        practice: practices.flatMap(({ name }) => foldedWords(name)),
        alias: known,
      };
      const isFound = asked.every((word) => Object.values(places).some((words) => has(words, word)));
      if (!isFound) return [];
      const foundIn = (Object.keys(places) as (keyof typeof places)[]).filter((place) =>
        asked.some((word) => has(places[place], word)),
      );
      return [{ ...findable, practices, foundIn }];
    })
    .sort((left, right) => ownCount(right) - ownCount(left));
}

function ownCount({ foundIn }: FoundVision): number {
  return foundIn.filter((place) => place !== 'alias').length;
}

/** The terms of the glossary of which a name has every asked word. */
export function searchTerms(q: string, terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  const asked = askedWords(q);
  return asked.length === 0 ? [] : findTerms(asked.join(' '), terms);
}
