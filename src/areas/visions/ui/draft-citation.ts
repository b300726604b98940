import type { Work } from '../model-schema.ts';
import type { PracticeCitation } from '../practice-contract.ts';

const doiWithin = /10\.\d{4,9}\/[^\s"<>]+/;

/** The DOI in a pasted text, whatever address or words stand around it; null when there is none. */
export function findDoi(text: string): string | null {
  const found = doiWithin.exec(text)?.[0].replace(/[.,;:)\]}]+$/, '');
  return found === undefined ? null : found;
}

/**
 * A citation from what somebody pasted: a work of the library when its DOI is there, else their own words with the DOI
 * beside them. Null for an empty text.
 */
export function readCitation(text: string, works: readonly Work[]): PracticeCitation | null {
  const words = text.trim();
  if (words === '') return null;
  const doi = findDoi(words);
  const work = doi === null ? undefined : works.find(({ identifier }) => isSameDoi(identifier, doi));
  if (work !== undefined) return citationOf(work);
  return { workId: null, text: words, doi, note: '' } as PracticeCitation;
}

/** A citation of a work of the library. */
export function citationOf(work: Work): PracticeCitation {
  return { workId: work.id, text: '', doi: null, note: '' } as PracticeCitation;
}

/** Works that have all the words in their authors, year, title or finding, or the DOI that was pasted. */
export function findWorks(text: string, works: readonly Work[]): Work[] {
  const doi = findDoi(text);
  if (doi !== null) return works.filter(({ identifier }) => isSameDoi(identifier, doi));
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return works.filter((work) => {
    const all = [...work.authors, work.year, work.title, work.venue, work.finding]
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  });
}

function isSameDoi(identifier: string | null, doi: string): boolean {
  return identifier?.toLocaleLowerCase() === doi.toLocaleLowerCase();
}
