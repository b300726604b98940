import { ordinaryWords } from './ordinary-words.ts';

/** A member of staff, by the two parts of their name. */
export type StaffName = { givenName: string; familyName: string };

type Token = {
  text: string;
  folded: string;
  start: number;
  end: number;
  isCapital: boolean;
  isAllCaps: boolean;
};
type Span = { start: number; end: number };
type KnownNames = {
  families: ReadonlySet<string>;
  givens: ReadonlySet<string>;
  people: { givens: ReadonlySet<string>; families: ReadonlySet<string>; initial: string }[];
  isOrdinary(word: string): boolean;
};

/**
 * Finds where a text names a member of staff: given and family name together, a family name alone as a word, or a title
 * and a name ("Ms Bell", "Sra. Ortiz"). A given name alone is not enough, and neither is a family name that is an
 * ordinary word ("the bell rang"), a word of `ownWords`, or somebody's given name: these count only with a title or as
 * part of a full name.
 *
 * @param ownWords texts whose words are the district's own: names of practices, buildings, subjects
 * @returns the words of the text that name somebody, as typed, in their order; empty when none do
 * @example findNamedPersons('Ms Bell asked', [{ givenName: 'Marcus', familyName: 'Bell' }]) // ['Ms Bell']
 */
export function findNamedPersons(
  text: string,
  names: readonly StaffName[],
  ownWords: readonly string[] = [],
): string[] {
  const tokens = tokensOf(text);
  const known = knownNames(names, ownWords, new Set(tokens.map((token) => token.folded)));
  const spans: Span[] = [];
  tokens.forEach((token, index) => {
    const span =
      findTitled(text, tokens, index, known) ??
      findFullName(text, tokens, index, known) ??
      findAlone(token, known);
    if (span !== null) spans.push(span);
  });
  return [...new Set(merged(spans).map((span) => text.slice(span.start, span.end)))];
}

/** Letters of a name as they are compared: no case, no accents, no apostrophes. */
function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu)) {
    const word = match[0].replace(/(?<=.)['’]s$/iu, '');
    const first = [...word][0] ?? '';
    tokens.push({
      text: word,
      folded: fold(word),
      start: match.index,
      end: match.index + word.length,
      // Scripts without case, such as Arabic, cannot tell; every word could be a name.
      isCapital: first === first.toUpperCase(),
      isAllCaps: word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase(),
    });
  }
  return tokens;
}

const particles = new Set(
  'al ap bar bat ben bin bint da dal das de del della den der di do dos du el ibn la las le los mac mc saint san st ter und van vander von y zu'.split(
    ' ',
  ),
);

function wordsOf(name: string): string[] {
  const words = tokensOf(name).map((token) => token.folded);
  const telling = words.filter((word) => !particles.has(word));
  return telling.length > 0 ? telling : words;
}

/** The names that could matter: people of whom at least one word is in the text. */
function knownNames(
  names: readonly StaffName[],
  ownWords: readonly string[],
  inText: ReadonlySet<string>,
): KnownNames {
  const own = new Set(ownWords.flatMap((text) => tokensOf(text).map((token) => token.folded)));
  const families = new Set<string>();
  const givens = new Set<string>();
  const people: KnownNames['people'] = [];
  for (const name of names) {
    const [given, family] = [wordsOf(name.givenName), wordsOf(name.familyName)];
    for (const word of given) if (inText.has(word)) givens.add(word);
    const isMentioned = family.some((word) => inText.has(word));
    for (const word of family) if (inText.has(word)) families.add(word);
    if (isMentioned) {
      people.push({ givens: new Set(given), families: new Set(family), initial: given[0]?.[0] ?? '' });
    }
  }
  return { families, givens, people, isOrdinary: (word) => ordinaryWords.has(word) || own.has(word) };
}

/** How surely a word is a title: of anyone, of anyone whose name is no ordinary word, or only of someone we know. */
const titles = new Map<string, 'sure' | 'likely' | 'of-staff'>([
  ...'mr mrs ms mx miss mister missus sra srta senor senora senorita السيد السيدة الانسة'
    .split(' ')
    .map((title) => [title, 'sure'] as const),
  ['sr', 'likely'],
  ...'dr doctor doctora prof professor profesor profesora profe maestro maestra coach principal director directora teacher superintendent don dona استاذ استاذة الاستاذ الاستاذة المعلم المعلمة د'
    .split(' ')
    .map((title) => [title, 'of-staff'] as const),
]);

function titleOf(token: Token): 'sure' | 'likely' | 'of-staff' | undefined {
  const title = titles.get(token.folded);
  // MS is a middle school and SR a senior as often as a person; "miss" is what one does with a bus.
  if (token.isAllCaps && ['ms', 'miss', 'sr'].includes(token.folded)) return 'of-staff';
  if (token.folded === 'miss' && !token.isCapital) return 'of-staff';
  return title;
}

function findTitled(text: string, tokens: Token[], index: number, known: KnownNames): Span | null {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || next === undefined) return null;
  const title = titleOf(token);
  if (title === undefined || !/^\.?\s+$|^\.$/u.test(text.slice(token.end, next.start))) return null;
  const isFamily = known.families.has(next.folded);
  const isStaff = isFamily || known.givens.has(next.folded);
  const span = { start: token.start, end: next.end };
  if (title === 'sure') return next.isCapital || isFamily ? span : null;
  if (title === 'likely' && next.isCapital && !known.isOrdinary(next.folded)) return span;
  return isStaff && next.isCapital ? span : null;
}

function findFullName(text: string, tokens: Token[], index: number, known: KnownNames): Span | null {
  const first = tokens[index];
  if (first === undefined) return null;
  for (const person of known.people) {
    const span =
      findGivenThenFamily(text, tokens, index, person, known) ??
      findFamilyThenGiven(text, first, tokens[index + 1], person);
    if (span !== null) return span;
  }
  return null;
}

type Person = KnownNames['people'][number];

function findGivenThenFamily(
  text: string,
  tokens: Token[],
  index: number,
  person: Person,
  known: KnownNames,
): Span | null {
  const first = tokens[index];
  if (first === undefined) return null;
  const isInitial = first.folded === person.initial && text[first.end] === '.' && first.isCapital;
  if (!person.givens.has(first.folded) && !isInitial) return null;
  let before = first;
  for (const token of tokens.slice(index + 1, index + 5)) {
    const gap = text.slice(before.end, token.start);
    if (!(before.folded.length === 1 ? /^\.?[\s-]*$/u : /^[\s-]*$/u).test(gap)) return null;
    if (person.families.has(token.folded)) {
      // "Students mark reading passages" is not Mark Reading; nor is "the bell" M. Bell.
      const isName = (first.isCapital && token.isCapital) || !known.isOrdinary(token.folded);
      return isName ? { start: first.start, end: token.end } : null;
    }
    const isBetween =
      token.folded.length === 1 || particles.has(token.folded) || person.givens.has(token.folded);
    if (!isBetween) return null;
    before = token;
  }
  return null;
}

function findFamilyThenGiven(
  text: string,
  first: Token,
  next: Token | undefined,
  person: Person,
): Span | null {
  if (next === undefined || !person.families.has(first.folded) || !person.givens.has(next.folded))
    return null;
  if (!first.isCapital || !next.isCapital) return null;
  return /^,?\s+$/u.test(text.slice(first.end, next.start)) ? { start: first.start, end: next.end } : null;
}

function findAlone(token: Token, known: KnownNames): Span | null {
  const name = known.families.has(token.folded) ? token.folded : null;
  if (name === null || known.isOrdinary(name) || known.givens.has(name) || name.length < 3) return null;
  // Short names are short words of some language; a capital tells.
  if (name.length === 3 && !token.isCapital) return null;
  return { start: token.start, end: token.end };
}

/** Overlapping findings are one. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
