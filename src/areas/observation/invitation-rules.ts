import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';

/** The longest an invitation may stand, in days, both its ends counted. */
const longest = 28;

/** Why the days of an invitation cannot stand; null when they can. */
export function findDaysFault(
  { startsOn, endsOn }: { startsOn: SchoolDay; endsOn: SchoolDay },
  today: SchoolDay,
): 'ends-before-it-starts' | 'in-the-past' | 'too-long' | null {
  if (endsOn < startsOn) return 'ends-before-it-starts';
  if (startsOn < today) return 'in-the-past';
  return endsOn > addDays(startsOn, longest - 1) ? 'too-long' : null;
}

const roomWords =
  'room|rm|classroom|lab|portable|trailer|suite|hall|sal[oó]n|aula|laboratorio|غرفة|قاعة|صف|فصل|مختبر';
const hourWords = 'period|hour|block|bell|per[ií]odo|hora|bloque|حصة|الحصة|ساعة';
const boundary = '(?<![\\p{L}\\p{N}])';
const told = [
  // "Room 12", "Rm. B-204", "aula 7"
  new RegExp(
    `${boundary}(?:ال)?(?:${roomWords})\\s*(?:no\\.?|#|\\.|:)?\\s*[\\p{L}]?-?\\p{N}+[\\p{L}]?`,
    'giu',
  ),
  // "#12"
  /#\s*\p{N}+/gu,
  // "period 3", "hora 2"
  new RegExp(`${boundary}(?:${hourWords})\\s*(?:#|:)?\\s*\\p{N}+`, 'giu'),
  // "3rd period", "2a hora"
  new RegExp(`${boundary}\\p{N}+(?:st|nd|rd|th|[aªºo°])?\\s+(?:${hourWords})(?![\\p{L}])`, 'giu'),
  // "10:15", "at 9 am"
  new RegExp(`${boundary}\\p{N}{1,2}(?::\\p{N}{2}|\\s*[ap]\\.?\\s?m\\b\\.?)`, 'giu'),
];

/**
 * The words of a note that tell a room, a period or a time of the clock, as typed: by these somebody could be known.
 *
 * @example findTellingWords('Room 12, 3rd period') // ['Room 12', '3rd period']
 */
export function findTellingWords(note: string): string[] {
  return [...new Set(told.flatMap((pattern) => [...note.matchAll(pattern)].map(([words]) => words.trim())))];
}
