import type { Answer, LessonPart } from './visit-contract.ts';

/** One spelling of a cell's text, so that "Yes " and "yes" are one value. */
export function sheetValue(cell: string): string {
  return cell.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

const answers: Record<Answer, readonly string[]> = {
  seen: [
    'yes',
    'y',
    'seen',
    'observed',
    'evident',
    'present',
    'true',
    'x',
    '✓',
    '✔',
    'sí',
    'si',
    'visto',
    'observado',
    'نعم',
    'شوهد',
  ],
  not_seen: [
    'no',
    'n',
    'not seen',
    'not observed',
    'not evident',
    'not present',
    'absent',
    'false',
    'no visto',
    'no observado',
    'لا',
    'لم يُشاهد',
    'لم يشاهد',
  ],
  no_opportunity: [
    'n/a',
    'na',
    'n.a.',
    'not applicable',
    'no opportunity',
    'sin oportunidad',
    'no aplica',
    'لا ينطبق',
    'لا فرصة',
  ],
  could_not_tell: [
    'could not tell',
    "couldn't tell",
    'unsure',
    'not sure',
    'unclear',
    '?',
    'no se pudo ver',
    'غير واضح',
  ],
};

/**
 * What the values of a column most likely mean; a value that is not known is left for a person to say. Ones and noughts
 * are read only where the column has no other number: on a scale of four, one is the lowest step.
 */
export function guessAnswers(values: readonly string[]): Map<string, Answer> {
  const known = new Map<string, Answer>();
  const numbers = values.filter((value) => /^-?\d+([.,]\d+)?$/u.test(value));
  const isYesOrNo = numbers.every((value) => value === '0' || value === '1');
  for (const value of values) {
    for (const [answer, words] of Object.entries(answers) as [Answer, readonly string[]][])
      if (words.includes(value)) known.set(value, answer);
    if (isYesOrNo && value === '1') known.set(value, 'seen');
    if (isYesOrNo && value === '0') known.set(value, 'not_seen');
  }
  return known;
}

const parts: Record<LessonPart, readonly string[]> = {
  beginning: ['beginning', 'start', 'opening', 'inicio', 'comienzo', 'البداية', 'بداية'],
  middle: ['middle', 'mid', 'medio', 'mitad', 'الوسط', 'وسط'],
  end: ['end', 'closing', 'close', 'final', 'fin', 'cierre', 'النهاية', 'نهاية'],
};

/** The part of a lesson that a value names; null when it names none. */
export function guessPart(value: string): LessonPart | null {
  const found = (Object.entries(parts) as [LessonPart, readonly string[]][]).find(([, words]) =>
    words.some((word) => value === word || value.startsWith(`${word} `)),
  );
  return found?.[0] ?? null;
}

type Place = { id: string; name: string };

/** The place that a value names by its name, or by the beginning of one that no other place shares; null when none. */
export function guessPlace(value: string, places: readonly Place[]): string | null {
  const exact = places.find(({ name }) => sheetValue(name) === value);
  if (exact !== undefined) return exact.id;
  if (value.length < 4) return null;
  const begun = places.filter(({ name }) => sheetValue(name).startsWith(value));
  return begun.length === 1 ? (begun[0]?.id ?? null) : null;
}

/** The grade band that a value names: by its name, or by a grade within it ("Grade 4", "kindergarten"). */
export function guessBand(value: string, bands: readonly Place[]): string | null {
  const exact = bands.find(({ name }) => sheetValue(name) === value);
  if (exact !== undefined) return exact.id;
  const [lowest, highest] = gradesIn(value);
  if (lowest === undefined || highest === undefined) return null;
  const within = bands.filter(({ name }) => {
    const [from, to] = gradesIn(sheetValue(name));
    return from !== undefined && to !== undefined && from <= lowest && highest <= to;
  });
  return within.length === 1 ? (within[0]?.id ?? null) : null;
}

function gradesIn(value: string): [number?, number?] {
  const found = [...value.matchAll(/pre-?k|pk|kindergarten|\bk\b|\d{1,2}/gu)].map(([text]) =>
    /^\d/u.test(text) ? Number(text) : text.startsWith('p') ? -1 : 0,
  );
  return found.length === 0 ? [] : [Math.min(...found), Math.max(...found)];
}
