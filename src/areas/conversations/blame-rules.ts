import judging from '../../../packs/words/judging.json' with { type: 'json' };
import { ordinaryWords } from '../../kit/ordinary-words.ts';
import type { Language } from '../../kit/text.ts';
import type { JudgingWords } from './blame-schema.ts';

/** A place where somebody's name stands near a word that judges. */
export type BlamePlace = {
  /** The name as it was written, with its title where it has one. */
  name: string;
  /** The judging word or words as written. */
  word: string;
  /** From the first of the two to the end of the other. */
  start: number;
  end: number;
};

type Token = { folded: string; start: number; end: number; isCapital: boolean; isFirst: boolean };
type Span = { start: number; end: number };

/** How many words may stand between a name and a judging word of the same sentence. */
const nearWords = 12;

/**
 * Finds where a text puts a name near a judging word, in one sentence: a name of `names` (whole, or one of its words), or a
 * title with a name ("Ms Bell", "la maestra García", "السيدة ليلى"). It advises and never decides: what it finds may be
 * harmless, and what it does not find may hurt.
 *
 * @example findBlame('Grace is lazy.', { names: ['Grace Kowalski'], language: 'en' })[0].word // 'lazy'
 */
export function findBlame(
  text: string,
  { names, language }: { names: readonly string[]; language: Language },
): BlamePlace[] {
  const known = new Set(names.flatMap((name) => nameWords(name)));
  return sentencesOf(tokensOf(text), text).flatMap((sentence) => {
    const found = findNames(sentence, text, known);
    const words = findJudging(sentence, text, language);
    return words.flatMap((word) => {
      const near = found.filter((name) => distance(sentence, name, word) <= nearWords)[0];
      return near === undefined ? [] : [placeOf(text, near, word)];
    });
  });
}

function placeOf(text: string, name: Span, word: Span): BlamePlace {
  return {
    name: text.slice(name.start, name.end),
    word: text.slice(word.start, word.end),
    start: Math.min(name.start, word.start),
    end: Math.max(name.end, word.end),
  };
}

/** Letters as they are compared: no case, no accents, no vowel marks, no lengthening, one kind of apostrophe. */
function fold(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[\p{M}ـ]/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}ـ]*(?:['’-]\p{L}[\p{L}\p{M}ـ]*)*/gu)].map((match) => {
    const first = [...match[0]][0] ?? '';
    return {
      folded: fold(match[0]),
      start: match.index,
      end: match.index + match[0].length,
      isCapital: first !== first.toLowerCase() || first.toLowerCase() === first.toUpperCase(),
      isFirst: false,
    };
  });
}

/** The tokens, sentence by sentence. The point of "Ms." or of an initial ends none. */
function sentencesOf(tokens: readonly Token[], text: string): Token[][] {
  const sentences: Token[][] = [];
  let before: Token | undefined;
  for (const token of tokens) {
    const gap = before === undefined ? '' : text.slice(before.end, token.start);
    const isAbbreviated =
      before !== undefined && (titles.has(before.folded) || before.end - before.start === 1);
    const ends = /[!?؟…\n]/u.test(gap) || (/\./u.test(gap) && !(isAbbreviated && /^\.\s*$/u.test(gap)));
    if (before === undefined || ends) sentences.push([]);
    const sentence = sentences.at(-1);
    sentence?.push({ ...token, isFirst: sentence.length === 0 });
    before = token;
  }
  return sentences;
}

const particles = new Set(
  'al bin bint da de del den der di dos du el ibn la las le los san van von y'.split(' '),
);

function nameWords(name: string): string[] {
  return tokensOf(name)
    .map(({ folded }) => folded)
    .filter((word) => word.length > 1 && !particles.has(word));
}

/** Titles that make a name of the word after them; `known` ones only before a word of a known name. */
const titles = new Map<string, 'any' | 'known'>([
  ...'mr mrs ms mx miss dr sr sra srta senor senora senorita don dona السيد السيدة الانسة'
    .split(' ')
    .map((title) => [title, 'any'] as const),
  ...'coach principal director directora maestro maestra profe profesor profesora professor teacher الاستاذ الاستاذة استاذ استاذة المعلم المعلمة المدير المديرة د'
    .split(' ')
    .map((title) => [title, 'known'] as const),
]);

/** What follows a name at the beginning of a sentence, where an ordinary word has a capital too. */
const afterNames = new Set(
  (
    "and can can't cannot could did didn't does doesn't failed fails had has hasn't is isn't just keeps never always " +
    "or refused refuses seems should was wasn't will won't would es era esta fue ha no nunca se siempre tiene y"
  ).split(' '),
);

/** Words after a title in Arabic that are no name: no script without capitals could tell. */
const noNames = new Set('في من على الى عن مع هذا هذه التي الذي كل ان لا لم لن قد هو هي و'.split(' '));

function findNames(sentence: readonly Token[], text: string, known: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  sentence.forEach((token, index) => {
    const last = found.at(-1);
    if (last !== undefined && token.start < last.end) return;
    const span = titledName(sentence, index, text, known) ?? knownName(sentence, index, known);
    if (span !== null) found.push(span);
  });
  return found;
}

function titledName(
  sentence: readonly Token[],
  index: number,
  text: string,
  known: ReadonlySet<string>,
): Span | null {
  const [title, next] = [sentence[index], sentence[index + 1]];
  if (title === undefined || next === undefined || !next.isCapital) return null;
  const kind = titles.get(title.folded);
  if (kind === undefined || !/^\.?\s+$/u.test(text.slice(title.end, next.start))) return null;
  const isKnown = isNameWord(next, known);
  // "La maestra García" is a name though nobody told us; "the Principal Investigator" and "el Director" are none.
  const isLikely = kind === 'any' || (!title.isCapital && /^(maestr|profe|director)/.test(title.folded));
  if (!isKnown && (!isLikely || noNames.has(next.folded))) return null;
  return { start: title.start, end: nameEnd(sentence, index + 1, known) };
}

function knownName(sentence: readonly Token[], index: number, known: ReadonlySet<string>): Span | null {
  const token = sentence[index];
  if (token === undefined || !token.isCapital || !isNameWord(token, known)) return null;
  const end = nameEnd(sentence, index, known);
  const isAmbiguous = token.isFirst && ordinaryWords.has(token.folded) && end === token.end;
  const next = sentence[index + 1];
  if (isAmbiguous && !afterNames.has(next?.folded ?? '')) return null;
  return { start: token.start, end };
}

/** Where a name that begins here ends: every word of a known name that follows belongs to it. */
function nameEnd(sentence: readonly Token[], index: number, known: ReadonlySet<string>): number {
  let end = sentence[index]?.end ?? 0;
  for (const token of sentence.slice(index + 1, index + 4)) {
    if (!token.isCapital || !isNameWord(token, known)) break;
    end = token.end;
  }
  return end;
}

function isNameWord({ folded }: Token, known: ReadonlySet<string>): boolean {
  if (known.has(folded) || known.has(folded.replace(/'s$/u, ''))) return true;
  // In Arabic "and", "for" and "by" are written with the word.
  const [prefix = ''] = /^[وف]?[بلك]?/u.exec(folded) ?? [];
  return [1, prefix.length].some(
    (length) => length <= prefix.length && folded.length > length + 2 && known.has(folded.slice(length)),
  );
}

type Lists = { words: ReadonlySet<string>; phrases: readonly string[][]; prefixes: readonly string[] };
const lists = new Map<Language, Lists>();

function listsOf(language: Language): Lists {
  const made = lists.get(language) ?? makeLists((judging satisfies JudgingWords as JudgingWords)[language]);
  lists.set(language, made);
  return made;
}

function makeLists({ prefixes, words, phrases }: JudgingWords[Language]): Lists {
  return {
    prefixes: prefixes.map(fold).toSorted((a, b) => b.length - a.length),
    words: new Set(
      Object.entries(words).flatMap(([stem, endings]) => endings.map((ending) => fold(stem + ending))),
    ),
    phrases: phrases.map((phrase) => fold(phrase).split(' ')),
  };
}

function findJudging(sentence: readonly Token[], text: string, language: Language): Span[] {
  const { words, phrases, prefixes } = listsOf(language);
  const isWord = (folded: string) => words.has(folded) || withoutPrefix(folded, prefixes, words);
  const found: Span[] = [];
  sentence.forEach((token, index) => {
    const last = found.at(-1);
    if (last !== undefined && token.start < last.end) return;
    const phrase = phrases.find((one) =>
      one.every((word, place) => sentence[index + place]?.folded === word),
    );
    const end = phrase === undefined ? token.end : (sentence[index + phrase.length - 1]?.end ?? token.end);
    const isPhrase = phrase !== undefined && !/[,;:]/u.test(text.slice(token.start, end));
    if (isPhrase || isWord(token.folded)) found.push({ start: token.start, end });
  });
  return found;
}

function withoutPrefix(folded: string, prefixes: readonly string[], words: ReadonlySet<string>): boolean {
  return prefixes.some((prefix) => folded.startsWith(prefix) && words.has(folded.slice(prefix.length)));
}

function distance(sentence: readonly Token[], name: Span, word: Span): number {
  const [first, second] = name.start < word.start ? [name, word] : [word, name];
  return sentence.filter(({ start, end }) => start >= first.end && end <= second.start).length;
}
