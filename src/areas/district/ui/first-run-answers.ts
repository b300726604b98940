import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { NewDistrict } from '../setup-contract.ts';

/** A term while it is being typed. */
export type TermDraft = { id: string; name: string; startsOn: string; endsOn: string };

/** What has been answered so far. The password is asked last and never kept. */
export type Answers = {
  name: string;
  timeZone: string;
  /** One a line. */
  buildings: string;
  bands: string;
  /** Keys of the offered subjects, then others, one a line. */
  subjects: string[];
  otherSubjects: string;
  terms: TermDraft[];
  person: {
    givenName: string;
    familyName: string;
    email: string;
    isSuperintendent: boolean;
    isDnMember: boolean;
  };
};

/** The subjects for which Jointly brings sample models. */
export const offeredSubjects: { key: string; name: () => string }[] = [
  { key: 'mathematics', name: m.district_subject_mathematics },
  { key: 'english-language-arts', name: m.district_subject_ela },
  { key: 'science', name: m.district_subject_science },
  { key: 'social-studies', name: m.district_subject_social_studies },
];

const kept = 'jointly-first-run';

/** The answers as a new district finds them, or as this browser tab remembers them. */
export function firstAnswers(today = new Date()): Answers {
  const remembered = sessionStorage.getItem(kept);
  if (remembered !== null) return JSON.parse(remembered) as Answers;
  const year = today.getMonth() >= 5 ? today.getFullYear() : today.getFullYear() - 1;
  return {
    name: '',
    timeZone: ownTimeZone(),
    buildings: '',
    bands: 'K-2\n3-5\n6-8\n9-12',
    subjects: ['mathematics', 'english-language-arts'],
    otherSubjects: '',
    terms: [
      { id: 'one', name: m.district_term_one(), startsOn: `${year}-09-01`, endsOn: `${year + 1}-01-22` },
      { id: 'two', name: m.district_term_two(), startsOn: `${year + 1}-01-25`, endsOn: `${year + 1}-06-11` },
    ],
    person: { givenName: '', familyName: '', email: '', isSuperintendent: false, isDnMember: false },
  };
}

/** The device's time zone; a device that keeps to UTC says nothing about where the district is. */
function ownTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone.includes('/') ? timeZone : 'America/Detroit';
}

/** Remembers the answers in this tab, so that changing the language or reloading loses none of them. */
export function rememberAnswers(answers: Answers | null): void {
  if (answers === null) sessionStorage.removeItem(kept);
  else sessionStorage.setItem(kept, JSON.stringify(answers));
}

/** The names that stand in a text, one a line. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The answers as the server takes them. */
export function districtOf(answers: Answers): NewDistrict {
  const offered = offeredSubjects
    .filter(({ key }) => answers.subjects.includes(key))
    .map(({ key, name }) => ({ key, name: name() }));
  return {
    name: answers.name,
    language: language(),
    timeZone: answers.timeZone,
    buildings: linesOf(answers.buildings),
    subjects: [...offered, ...linesOf(answers.otherSubjects).map((name) => ({ name }))],
    bands: linesOf(answers.bands),
    terms: answers.terms.map(({ name, startsOn, endsOn }) => ({ name, startsOn, endsOn })),
  };
}
