import type { CapacityKind } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Example, Letter, LetterAudience, Research } from './week-contract.ts';

const dayMs = 86_400_000;

/** The Monday on or before a day. */
export function mondayOf(day: SchoolDay): SchoolDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** Which week since the first Monday of 1970 a Monday begins. */
export function weekNumberOf(monday: SchoolDay): number {
  const first = Date.parse('1970-01-05T00:00:00Z');
  return Math.round((Date.parse(`${monday}T00:00:00Z`) - first) / (7 * dayMs));
}

/** The one of a list whose turn it is in a week: each comes once before any comes again. */
export function turnOf<Item>(items: readonly Item[], monday: SchoolDay): Item | null {
  if (items.length === 0) return null;
  return items[weekNumberOf(monday) % items.length] ?? null;
}

/** The audience whose digest somebody reads, by the capacity in which they act. */
export function letterAudienceOf(capacity: CapacityKind): LetterAudience {
  if (capacity === 'superintendent' || capacity === 'building_administrator') return 'administrators';
  if (capacity === 'dn_member') return 'dn_members';
  return capacity === 'teacher' ? 'teachers' : 'other_staff';
}

export type PracticeInForce = Letter['practice'] & { ordinal: number; version: Letter['version'] };

/**
 * The fixed order in which practices have their turn: the first of every vision, then the second of every vision, so that
 * no subject waits until another is through.
 *
 * @param practices of the visions in force, in the district's own order of subjects
 */
export function inFairOrder(practices: readonly PracticeInForce[]): PracticeInForce[] {
  return practices.toSorted((a, b) => a.ordinal - b.ordinal);
}

export type SetFocus = {
  audience: LetterAudience | null;
  practiceId: string;
  why: string;
  setAs: CapacityKind;
};

/**
 * What a week is about for an audience: what was set for it, else for all, else the practice whose turn it is.
 *
 * @param focuses of the week, the latest first; one on a practice no longer in force is passed over
 */
export function chooseFocus(
  focuses: readonly SetFocus[],
  practices: readonly PracticeInForce[],
  audience: LetterAudience,
  monday: SchoolDay,
): { practice: PracticeInForce; focus: Letter['focus'] } | null {
  for (const wanted of [audience, null]) {
    for (const set of focuses.filter((one) => one.audience === wanted)) {
      const practice = practices.find(({ id }) => id === set.practiceId);
      if (practice !== undefined)
        return { practice, focus: { source: 'set', why: set.why, setAs: set.setAs } };
    }
  }
  const practice = turnOf(inFairOrder(practices), monday);
  return practice && { practice, focus: { source: 'turn', outOf: practices.length } };
}

/** A work as a version keeps it, and a citation of a practice. */
export type KeptWork = {
  id: string;
  authors: string[];
  year: number;
  title: string;
  venue: string;
  identifier: string | null;
};
export type KeptCitation = { workId: string | null; text: string; doi: string | null; note: string };

/** The research of a practice for a week: works that can be opened by a link first, each in its turn. */
export function chooseResearch(
  citations: readonly KeptCitation[],
  works: readonly KeptWork[],
  monday: SchoolDay,
): Research | null {
  const all = citations.flatMap((citation) => asResearch(citation, works) ?? []);
  const linked = all.filter(({ link }) => link !== null);
  return turnOf(linked.length > 0 ? linked : all, monday);
}

function asResearch(citation: KeptCitation, works: readonly KeptWork[]): Research | null {
  const work = works.find(({ id }) => id === citation.workId);
  if (work === undefined) {
    if (citation.text === '') return null;
    const link = linkOf(citation.doi);
    return {
      authors: [],
      year: null,
      title: citation.text,
      venue: '',
      identifier: citation.doi,
      link,
      note: citation.note,
    };
  }
  const { authors, year, title, venue, identifier } = work;
  return { authors, year, title, venue, identifier, link: linkOf(identifier), note: citation.note };
}

/** Where the identifiers of works lead, by their form. What has none of these forms is only shown. */
const resolvers: [RegExp, (found: string) => string][] = [
  [/^(10\.\d{4,9}\/\S+)$/, (doi) => `https://doi.org/${doi}`],
  [/^ERIC (E[DJ]\d+)$/, (id) => `https://eric.ed.gov/?id=${id}`],
  [/^JSTOR (\d+)$/, (id) => `https://www.jstor.org/stable/${id}`],
  [/^ISBN ([\dX-]+)$/, (isbn) => `https://openlibrary.org/isbn/${isbn.replaceAll('-', '')}`],
  [/^(?:https:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?)$/, (address) => `https://${address}`],
];

/** Where an identifier leads: a DOI to its resolver, a report or a book to its catalog, an address to itself. */
export function linkOf(identifier: string | null): string | null {
  for (const [form, lead] of resolvers) {
    const found = form.exec(identifier ?? '')?.[1];
    if (found !== undefined) return lead(found);
  }
  return null;
}

/**
 * The phrase of a week and the example: the example never repeats the phrase.
 *
 * @param examples the kind that says most first: an answer, a session, words that somebody gave
 */
export function choosePhraseAndExample(
  phrases: readonly string[],
  examples: readonly Example[],
  monday: SchoolDay,
): { phrase: string | null; example: Example | null } {
  const phrase = turnOf(phrases, monday);
  const example = examples.find((one) => one.kind !== 'phrase' || one.text !== phrase) ?? null;
  return { phrase, example };
}
