import { language } from '../../../client/words/language.ts';

/** How long ago a day was, in whole days, weeks or months: "14 months ago". Years would hide how old it is. */
export function sinceWords(seenOn: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(seenOn)) / 86_400_000);
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  if (days < 14) return relative.format(-days, 'day');
  if (days < 61) return relative.format(-Math.floor(days / 7), 'week');
  const [year = 0, month = 0, date = 0] = seenOn.split('-').map(Number);
  const [thisYear = 0, thisMonth = 0, thisDate = 0] = today.split('-').map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month - (thisDate < date ? 1 : 0);
  return relative.format(-months, 'month');
}
