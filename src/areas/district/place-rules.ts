import type { TermDates } from './profile-contract.ts';
import type { NewDistrict } from './setup-contract.ts';

/** A place's name as it is kept: single spaces, composed letters. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** What two names have in common that a reader would call the same. */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase();
}

/** The first name that stands twice in a list, as it stands the second time. */
export function findNamedTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => {
    const key = nameKey(name);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** A list of a new district in which a name stands twice. */
export function findListFault(
  district: Pick<NewDistrict, 'buildings' | 'subjects' | 'bands'>,
): { list: 'buildings' | 'subjects' | 'bands'; name: string } | undefined {
  const lists = {
    buildings: district.buildings,
    subjects: district.subjects.map(({ name }) => name),
    bands: district.bands,
  };
  for (const list of ['buildings', 'subjects', 'bands'] as const) {
    const name = findNamedTwice(lists[list]);
    if (name !== undefined) return { list, name: tidyName(name) };
  }
  return undefined;
}

/** Two terms that share a day, or one that ends before it starts (then both names are its own). */
export function findTermFault(terms: readonly TermDates[]): { one: string; other: string } | undefined {
  const ordered = terms.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  for (const [at, term] of ordered.entries()) {
    if (term.endsOn < term.startsOn) return { one: term.name, other: term.name };
    const before = ordered[at - 1];
    if (before !== undefined && term.startsOn <= before.endsOn) return { one: before.name, other: term.name };
  }
  return undefined;
}

/** A subject's key out of its name: `English Language Arts` → `english-language-arts`; null when it has no Latin letters. */
export function keyOfSubject(name: string): string | null {
  const key = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
  return key === '' ? null : key;
}
