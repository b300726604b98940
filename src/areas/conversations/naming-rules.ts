import { findNamed, foldedWords } from '../../kit/folded-words.ts';

type Named = { name: string };

/**
 * The practices that a text names, in the order in which they first stand in it: whole words, whatever their case, accents
 * or signs. Where one name is part of a longer one, the longer one is meant; two practices of one name are both found.
 */
export function findNamedPractices<Practice extends Named>(
  text: string,
  practices: readonly Practice[],
): Practice[] {
  return findNamed(text, practices, (practice) => [practice.name]);
}

/** The practices that what somebody is typing may mean: each typed word begins a word of the name or of its vision. */
export function offerPractices<Practice extends Named & { visionTitle: string }>(
  typed: string,
  practices: readonly Practice[],
): Practice[] {
  const asked = foldedWords(typed);
  const isBegun = (words: readonly string[]) =>
    asked.every((word) => words.some((one) => one.startsWith(word)));
  const byName = practices.filter((practice) => isBegun(foldedWords(practice.name)));
  const byVision = practices.filter(
    (practice) =>
      !byName.includes(practice) && isBegun(foldedWords(`${practice.name} ${practice.visionTitle}`)),
  );
  return [...byName, ...byVision];
}
