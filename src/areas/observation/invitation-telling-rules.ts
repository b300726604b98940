/** What words tell of: a piece of a note, and the words around it that may say that it is something else. */
type Telling = { pattern: RegExp; isOrdinary?(before: string, words: string, after: string): boolean };

const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const oneOf = (words: string) => words.split(' ').join('|');

/** In Arabic "and", "in", "with" and the article are written together with the word. */
const joined = '(?:[وفبك]?(?:ال|لل|ل)?)';
const room = `${joined}(?:${oneOf(
  'homeroom classroom room rm lab laboratory portable trailer suite hall sal[oó]n aula sala laboratorio غرفة قاعة فصل مختبر',
)})`;
const hour = `${joined}(?:${oneOf('period hour block bell per[ií]odo hora bloque حصة ساعة')})`;
/** "number", written in any of its ways. */
const numbered =
  '(?:number|num\\.?|no\\.?|nr\\.?|n[úu]mero|n[úu]m\\.?|nro\\.?|n\\.?\\s?[ºª°o]\\.?|№|#|:|رقم)';
const code = '\\p{L}?-?\\p{N}+\\p{L}?';

const small = oneOf(
  'two three four five six seven eight nine ten dos tres cuatro cinco seis siete ocho nueve diez',
);
const digitWords = oneOf('zero oh one two three four five six seven eight nine');
const larger = oneOf(
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred',
);
const enNumber = `(?:${digitWords}|${larger})(?:[\\s-](?:${digitWords}|${larger}))*`;
const esNumber = `(?:${oneOf(
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince diecis[eé]is diecisiete dieciocho diecinueve veinte veinti\\p{L}+ treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento',
)})(?:\\s(?:y\\s)?(?:${oneOf('uno dos tres cuatro cinco seis siete ocho nueve diez once doce')}))*`;
const arNumber = `(?:${oneOf('واحد اثنان اثنين اثنا اثني ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرون')})(?:\\sعشر)?`;
const numberWord = `(?:${enNumber}|${esNumber})`;

const ordinal = `(?:${oneOf(
  'first second third fourth fifth sixth seventh eighth ninth tenth last primer primera segund[oa] tercer tercera cuart[oa] quint[oa] sext[oa] s[eé]ptim[oa] octav[oa] noven[oa] d[eé]cim[oa] [uú]ltim[oa]',
)}|\\p{N}+(?:\\.?(?:${oneOf('st nd rd th er ra ro da do ta to a o ª º °')}))?)`;
const arOrdinal = `(?:${oneOf(
  'ال[أا]ولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الحادية ال[أا]خيرة',
)})(?:\\sعشرة)?`;

const tells: Telling[] = [
  // "Room 12", "Rm. B-204", "sala 7", "Salón n.º 12", "قاعة رقم 12"
  { pattern: made(`${start}${room}(?:\\.(?=\\p{N})|\\.(?<=rm\\.))?\\s*${numbered}?\\s*${code}`) },
  // "room number twelve", "غرفة رقم اثنا عشر"
  { pattern: made(`${start}(?:${room}|${hour})\\s*${numbered}\\s*(?:${numberWord}|${arNumber})${end}`) },
  // "Room twelve", "aula doce", "period two"
  { pattern: made(`${start}(?:${room}|${hour})[\\s-]+${numberWord}${end}`), isOrdinary: countsPeople },
  // "الغرفة الثانية", "الحصة الثالثة", "الساعة التاسعة"
  { pattern: made(`${start}${joined}(?:غرفة|قاعة|مختبر|حصة|ساعة)\\s+${arOrdinal}${end}`) },
  // "صف 204"; up to twelve it is a grade
  { pattern: made(`${start}${joined}صف\\s*(?:رقم\\s*\\p{N}+|\\p{N}{3,}|1[3-9]|[2-9]\\p{N})`) },
  // "B-204", "B204", "204B"; "K-12" is every grade
  { pattern: made(`${start}(?!x)\\p{L}{1,2}-?\\p{N}{3,4}\\p{L}?${end}`) },
  { pattern: made(`${start}(?!K-|P-)\\p{Lu}-?\\p{N}{2}${end}`, 'gu') },
  { pattern: made(`${start}\\p{N}{2,4}-?(?!K)\\p{Lu}${end}`, 'gu') },
  // "#12"
  { pattern: /#\s*\p{N}+/gu },
  // "period 3", "hora n.º 2", "الساعة 9"
  { pattern: made(`${start}${hour}\\s*${numbered}?\\s*\\p{N}+`) },
  // "3rd period", "third period", "2.ª hora", "última hora"
  { pattern: made(`${start}${ordinal}[\\s-]+${hour}${end}`) },
  // "10:15", "at 9 am", "9h15", "9 o’clock", "nine o’clock", "a las 9"
  { pattern: made(`${start}\\p{N}{1,2}(?::\\p{N}{2}|\\s*[ap]\\.?\\s?m\\b\\.?|\\s?h\\s?\\p{N}{2}${end})`) },
  { pattern: made(`${start}(?:\\p{N}{1,2}|${enNumber})\\s+o[’']?\\s?clock`) },
  { pattern: made(`${start}a\\s+las?\\s+\\p{N}{1,2}${end}`), isOrdinary: countsPeople },
];

function made(source: string, flags = 'giu'): RegExp {
  return new RegExp(source, flags);
}

const pointing = /(?<!\p{L})(?:the|this|that|our|my|your|his|her|their|each|every|an?)\s+$/iu;
const smallAtEnd = new RegExp(`(?:${small}|one|\\p{N})$`, 'iu');
/** A plural that is no verb, no day and no small word. */
const plural =
  /^\s+(?!\p{L}*mos(?!\p{L})|(?:es|nos|los|las|antes|después|lunes|martes|miércoles|jueves|viernes)(?!\p{L}))\p{L}{3,}s(?!\p{L})/iu;

/** "in our room two pairs compare", "en el aula dos parejas comparan": a number of people, not of a room. */
function countsPeople(before: string, words: string, after: string): boolean {
  if (!smallAtEnd.test(words) || !/^\s+\p{L}/u.test(after)) return false;
  return /^\p{L}*(?:room|lab|hall|hour|block|period|bell)/iu.test(words)
    ? pointing.test(before)
    : plural.test(after);
}

/**
 * The words of a note that tell a room, a period or a time of the clock, as typed: by these somebody could be known. Where it is
 * unclear it asks for other words rather than let somebody be known.
 *
 * @example findTellingWords('Room twelve, 3rd period') // ['Room twelve', '3rd period']
 */
export function findTellingWords(note: string): string[] {
  const found = tells.flatMap(({ pattern, isOrdinary }) =>
    [...note.matchAll(pattern)]
      .filter(
        ({ 0: words, index }) => !isOrdinary?.(note.slice(0, index), words, note.slice(index + words.length)),
      )
      .map(([words]) => words.trim()),
  );
  return [...new Set(found)].filter(
    (words, _, all) => !all.some((other) => other !== words && other.includes(words)),
  );
}
