import { schoolDayOf } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';

/** What one saw and heard in a room, for oneself. It is kept on the device alone and is never a part of the visit. */
export type Note = {
  id: string;
  /** Of which visit it is; the visit itself knows nothing of it. */
  visitId: string;
  /** Under which window, by its subject's name, since the window goes from the phone before the note does. */
  subjectName: string;
  at: string;
  text: string;
  /** When it goes from the phone, in milliseconds: thirty days after its window. */
  goesAt: number;
};

export const longestNote = 1000;
const daysAfterWindow = 30;

/** When a note goes, by the first moment after its window. */
export function noteGoesAt(windowClosesAt: number): number {
  return windowClosesAt + daysAfterWindow * 86_400_000;
}

/** The school day on which a note goes, where the district is: midnight there is another day elsewhere. */
export function noteGoesOn(goesAt: number, timeZone: string): SchoolDay {
  return schoolDayOf(new Date(goesAt), timeZone);
}

/** A beginning of one's own, and how often it was used. */
export type Snippet = { text: string; uses: number };

const mostSnippets = 12;
const longestSnippet = 40;

/**
 * One's own beginnings out of the notes that are on the phone, in the order in which they were written: of each line what
 * stands before a colon (`Students asked:`), and never what was said after it. The most used come first, and of those used
 * equally often the latest. They are kept nowhere beside the notes, so that they go with them.
 */
export function beginningsOf(texts: readonly string[]): Snippet[] {
  return texts.reduce<Snippet[]>(learn, []).slice(0, mostSnippets);
}

function learn(snippets: readonly Snippet[], text: string): Snippet[] {
  const found = [...new Set(text.split('\n').map(beginningOf))].filter((beginning) => beginning !== '');
  const usesOf = (beginning: string) => snippets.find((snippet) => snippet.text === beginning)?.uses ?? 0;
  const told = found.map((beginning) => ({ text: beginning, uses: usesOf(beginning) + 1 }));
  const others = snippets.filter((snippet) => !found.includes(snippet.text));
  return [...told, ...others].sort((one, other) => other.uses - one.uses);
}

/** Empty where there is none, or where it may tell of somebody: with a figure, a likely name, or one who spoke. */
function beginningOf(line: string): string {
  const colon = line.indexOf(':');
  const beginning = line.slice(0, colon + 1).trim();
  if (colon < 1 || beginning.length > longestSnippet || beginning.length < 4) return '';
  const tells =
    /\p{N}/u.test(beginning) || capitalWithin.test(beginning) || findLikelyNames(beginning, []).length > 0;
  return tells || mayTellWhoSpoke(beginning) ? '' : beginning;
}

/** A capital after the first word: `What Maya tried:`. */
const capitalWithin = /\S\s+\p{Lu}/u;

const speaking = new Set(
  [
    'said says say asked asks ask answered answers explained explains told tells wrote writes tried tries showed shows thinks thought did',
    'dijo dice preguntó pregunta respondió responde explicó explica escribió escribe mostró muestra hizo hace probó',
    'قال قالت سأل سألت أجاب أجابت شرح شرحت كتب كتبت أوضح أوضحت',
  ].flatMap((words) => words.split(' ')),
);
/** Who may be said to have spoken: many, or anybody. */
const many = new Set(
  [
    'students student children kids groups group pairs pair partners partner teacher teachers somebody someone everybody they we i',
    'estudiantes estudiante niños grupos grupo parejas pareja docente alguien todos maestro maestra',
    'الطلاب الطالبات الأطفال المجموعات المعلم المعلمة أحدهم الجميع',
  ].flatMap((words) => words.split(' ')),
);

/** A word alone (`Maya:`), or somebody who speaks where it is not said that it was many: `Maya said:`, `قالت نور:`. */
function mayTellWhoSpoke(beginning: string): boolean {
  const words = beginning.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  if (words.length < 2) return true;
  return words.some((word) => speaking.has(word)) && !words.some((word) => many.has(word));
}

const title =
  /(?<!\p{L})(?:mr|mrs|ms|mx|miss|dr|sr|sra|srta|señor|señora|señorita|السيد|السيدة|الآنسة)\.?\s+[\p{L}'’-]+/giu;
/** Words that are as often no title: only before a capital letter. */
const role =
  /(?<!\p{L})(?:[Mm]aestr[oa]|[Pp]rofesora?|[Pp]rof\.|[Pp]rofessor|[Cc]oach|[Pp]rincipal|[Tt]eacher)\s+\p{Lu}[\p{L}'’-]+/gu;
const capitals =
  /(?<!\p{L})\p{Lu}[\p{Ll}'’-]+(?:\s+(?:(?:de|del|la|las|los|van|von|al|el)\s+)*\p{Lu}[\p{Ll}'’-]+)+/gu;

/**
 * What in a note looks like a name: a title with a word, or two words with capitals beside each other. Who works in the
 * district cannot be known without a signal, so this asks more often than it needs to; a person says that it is no name.
 *
 * @param ownWords the words of the window: names of practices and subjects are not names of people
 * @example findLikelyNames('Ms. Bell asked why', []) // ['Ms. Bell']
 */
export function findLikelyNames(text: string, ownWords: readonly string[]): string[] {
  const others = ownWords.reduce(
    (rest, words) => (words === '' ? rest : rest.replaceAll(words, ' · ')),
    text,
  );
  const found = [title, role, capitals].flatMap((pattern) =>
    [...others.matchAll(pattern)].map(([words]) => words.trim()),
  );
  return [...new Set(found)].filter(
    (words, _, all) => !all.some((other) => other !== words && other.includes(words)),
  );
}

/** Words that judge, in the three languages: beside them stands the question what was seen or heard. */
const judging = new Set(
  [
    'good great bad excellent poor weak strong nice wonderful terrible boring brilliant awful amazing lazy effective ineffective',
    'bueno buena malo mala excelente pobre débil maravilloso maravillosa aburrido aburrida genial pésimo pésima brillante eficaz',
    'جيد جيدة سيئ سيئة ممتاز ممتازة رائع رائعة ضعيف ضعيفة ممل مملة',
  ].flatMap((words) => words.split(' ')),
);

/** The words of a note that judge, as typed, in their order. */
export function findJudgingWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return [...new Set(words.filter((word) => judging.has(word.toLowerCase())))];
}
