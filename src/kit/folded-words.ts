/** What Arabic writes onto the front of a word: "and", "in", "like", "to", "the". Three letters of the word must be left. */
const arabicFronts = /^(?:[وف]?(?:[بك]?ال|لل)|[وف])(?=\p{Script=Arabic}{3,}$)/u;

/**
 * The words of a text without case, accents or signs, for finding one text in another in any language. Arabic vowel
 * signs, the stroke that only stretches a word, and what is written onto its front are left out too.
 *
 * @example foldedWords('Límites, claros') // ['limites', 'claros']
 */
export function foldedWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(arabicFronts, ''));
}

/**
 * Which of the named things a text names, in the order in which they first stand in it. Whole words only; where one name
 * is part of a longer one, the longer one is meant.
 *
 * @param namesOf the names under which a thing is known
 */
export function findNamed<Thing>(
  text: string,
  things: readonly Thing[],
  namesOf: (thing: Thing) => readonly string[],
): Thing[] {
  const words = foldedWords(text);
  const byFirstWord = new Map<string, { name: string[]; thing: Thing }[]>();
  for (const thing of things)
    for (const written of namesOf(thing)) {
      const name = foldedWords(written);
      const [first] = name;
      if (first !== undefined) byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { name, thing }]);
    }
  const found = new Set<Thing>();
  for (let at = 0; at < words.length; ) {
    const here = (byFirstWord.get(words[at] ?? '') ?? []).filter(({ name }) =>
      name.every((word, index) => words[at + index] === word),
    );
    const longest = Math.max(1, ...here.map(({ name }) => name.length));
    for (const { name, thing } of here) if (name.length === longest) found.add(thing);
    at += longest;
  }
  return [...found];
}
