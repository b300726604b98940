import { day, list, number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { Channel, MessageAudience, MessageSummary, Reach, TimeToAnswer } from '../message-contract.ts';
import type { LetterAudience } from '../week-contract.ts';

type Words<Key extends string> = Record<Key, () => string>;

/** For whom a digest is written, and whom a message can be for. */
export const audienceWords: Words<LetterAudience | MessageAudience> = {
  administrators: m.digest_administrators,
  dn_members: m.digest_dn_members,
  teachers: m.digest_teachers,
  coaches: m.digest_coaches,
  other_staff: m.digest_other_staff,
};
/** In their order; the same as in the contracts, which screens do not load. */
export const letterOrder: readonly LetterAudience[] = [
  'administrators',
  'dn_members',
  'teachers',
  'other_staff',
];
export const messageOrder: readonly MessageAudience[] = [
  'administrators',
  'dn_members',
  'teachers',
  'coaches',
  'other_staff',
];

export const channelWords: Words<Channel> = {
  page: m.digest_channel_page,
  page_and_mail: m.digest_channel_page_and_mail,
  in_person: m.digest_channel_in_person,
};
export const channelHints: Words<Channel> = {
  page: m.digest_channel_page_hint,
  page_and_mail: m.digest_channel_page_and_mail_hint,
  in_person: m.digest_channel_in_person_hint,
};

/** Whom a message is for: "Teachers and coaches · Lakeside Elementary". */
export function forWhom({ audiences, buildings }: Pick<MessageSummary, 'audiences' | 'buildings'>): string {
  const who = list(audiences.map((audience) => audienceWords[audience]()));
  const where = buildings.length === 0 ? m.digest_whole_district() : list(buildings.map(({ name }) => name));
  return `${who} · ${where}`;
}

/** How it was told; in person, on which day and to how many. */
export function toldHow({ channel, told }: Pick<MessageSummary, 'channel' | 'told'>): string {
  if (told === null) return channelWords[channel]();
  return told.people === null
    ? m.digest_told_few({ day: day(told.on) })
    : m.digest_told({ day: day(told.on), people: number(told.people) });
}

/** How many opened it, or why that is not said. */
export function reachWords(reach: Reach): string {
  if (reach.people === null) return m.digest_reach_hidden();
  if (reach.people === 0) return m.digest_reach_nobody();
  return m.digest_reach({ opened: number(reach.opened), people: number(reach.people) });
}

/** How long answers took; never the pace of a few. */
export function timeWords({ asked, answered, medianHours }: TimeToAnswer): string {
  const counts = { asked: number(asked), answered: number(answered) };
  if (asked === 0) return m.digest_time_none();
  if (medianHours === null) return m.digest_time_few(counts);
  return m.digest_time({ ...counts, time: span(medianHours) });
}

function span(hours: number): string {
  const [value, unit] =
    hours < 48 ? [Math.max(1, Math.round(hours)), 'hour'] : [Math.round(hours / 24), 'day'];
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
