import ical, { ICalEventTransparency } from 'ical-generator';
import { addDays } from '../../kit/days.ts';
import type { CalendarEntry, Feed } from './calendar-store.ts';
import { fill } from './mail-rules.ts';
import type { MailWords } from './mail-schema.ts';

const wordings: Record<CalendarEntry['kind'], keyof MailWords> = {
  session: 'calendar_session',
  meeting: 'calendar_meeting',
  window: 'calendar_window',
  step: 'calendar_step',
};
const pathsOf: Record<CalendarEntry['kind'], string> = {
  session: '/conversations/sessions/',
  meeting: '/conversations/meetings/',
  window: '/visits/windows/',
  step: '/steps/',
};

/**
 * A person's calendar as a file of RFC 5545. Everything in it is on school days, never at an hour: days of the district,
 * which every program shows as such wherever it is. The ids stay the same, so that a program follows what is moved.
 */
export function writeCalendar(
  words: MailWords,
  feed: Feed,
  entries: readonly CalendarEntry[],
  publicUrl: string,
): string {
  const calendar = ical({
    name: fill(words.calendar_name, { district: feed.district }),
    prodId: { company: 'Jointly', product: 'calendar', language: feed.language.toUpperCase() },
    ttl: 4 * 3600,
  });
  for (const entry of entries) {
    const { kind, id, title, place, from, to, madeAt } = entry;
    const named = { title, subject: title, what: title };
    calendar.createEvent({
      id: `${kind}-${id}`,
      allDay: true,
      start: midnight(from),
      // The end of a whole day is the day after it.
      end: midnight(addDays(to, 1)),
      stamp: madeAt,
      summary: fill(words[wordings[kind]], named).replaceAll(/\s+/g, ' '),
      ...(place === null ? {} : { location: place }),
      url: `${publicUrl}${pathsOf[kind]}${id}`,
      // Nobody is busy the whole day because of these.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
