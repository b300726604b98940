import { m } from '../../../client/words/words.ts';
import type { RoomVocabulary } from '../room-list-rules.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import { type DayPart, dayParts } from '../visit-route-rules.ts';

/** The day in three, standing alone. */
export const routePartWords: Record<DayPart, () => string> = {
  early: m.route_part_early,
  midday: m.route_part_midday,
  late: m.route_part_late,
};

/** What a pasted list may say of a room: the window's bands, and the parts of the day in the reader's words. */
export function vocabularyOf(window: Pick<PhoneWindow, 'bands'>): RoomVocabulary {
  const more: Record<DayPart, string> = {
    early: m.route_part_early_words(),
    midday: m.route_part_midday_words(),
    late: m.route_part_late_words(),
  };
  return {
    bands: window.bands,
    parts: dayParts.map((part) => ({
      part,
      words: [routePartWords[part](), ...more[part].split(/\s*[,،]\s*/u)],
    })),
  };
}
