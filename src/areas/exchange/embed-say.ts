import type { Language } from '../../kit/text.ts';

/** What a published chart says, each under its key. */
export const embedKeys = [
  'seen',
  'likely',
  'few',
  'gap',
  'both',
  'gapShort',
  'days',
  'version',
  'changed',
  'axis',
  'place',
  'building',
  'asOf',
  'sharesLine',
  'noPerfection',
  'floorsLine',
  'headWindow',
  'headSeen',
  'headVersion',
  'table',
  'earlier',
] as const;
export type EmbedKey = (typeof embedKeys)[number];

/** How a published chart speaks: one language's words, numbers and days. */
export type EmbedSay = {
  language: Language;
  words(key: EmbedKey, values?: Record<string, string>): string;
  number(value: number): string;
  day(day: string): string;
};
