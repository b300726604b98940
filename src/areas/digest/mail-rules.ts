import type { SchoolDay } from '../../kit/school-time.ts';
import type { Language } from '../../kit/text.ts';
import type { MailWords } from './mail-schema.ts';
import type { Example, Letter, Research, Waiting } from './week-contract.ts';
import { mondayOf } from './week-rules.ts';

/** From which hour of the district's Monday the digest is mailed. */
const firstHour = 6;

/**
 * The week whose digest is to be mailed now: on its Monday from six in the morning and, for what could not be sent then, on
 * Tuesday. Null at any other time.
 */
export function weekToMail(now: Date, timeZone: string): SchoolDay | null {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
  }).formatToParts(now);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const today = `${of('year')}-${of('month')}-${of('day')}`;
  const monday = mondayOf(today);
  if (today === monday) return Number(of('hour')) >= firstHour ? monday : null;
  return Date.parse(today) - Date.parse(monday) === 86_400_000 ? monday : null;
}

/** After so many tries a mail is given up. */
export const mostAttempts = 6;
/** The pause before a mail that was not taken is tried again. */
export const pauseMinutes = 50;

/** Everything a mail is made of. */
export type MailGround = {
  language: Language;
  district: string;
  weekOn: SchoolDay;
  letter: Letter | null;
  waiting: Waiting;
  messages: readonly { id: string; title: string }[];
  /** The address of Jointly, and the part of the stopping address that is this mail's own. */
  publicUrl: string;
  stopToken: string;
};

/** Fills the places of a wording. A place that nothing is given for stays, so that a test finds it. */
export function fill(wording: string, values: Record<string, string>): string {
  return wording.replaceAll(/\{(\w+)\}/g, (place, key: string) => values[key] ?? place);
}

/** A school day in words: "Monday, November 23". */
export function dayIn(language: Language, day: SchoolDay): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  };
  return new Intl.DateTimeFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}

/** A part of a mail: its heading, and its lines; a line may be a link or an item of a list. */
type Part = { heading: string | null; lines: Line[] };
type Line = { text: string; link?: string; isItem?: boolean };

/** The mail of a week: its text can be read alone, the page says the same. */
export function composeMail(
  words: MailWords,
  ground: MailGround,
): { subject: string; text: string; html: string } {
  const { language, letter, district, weekOn } = ground;
  const heading = fill(words.heading, { district, day: dayIn(language, weekOn) });
  const parts = [
    ...(letter === null ? [] : letterParts(words, ground, letter)),
    waitingPart(words, ground),
    messagePart(words, ground),
    { heading: null, lines: [{ text: words.open, link: `${ground.publicUrl}/this-week` }] },
    {
      heading: null,
      lines: [
        { text: fill(words.why_you, { district }) },
        { text: words.stop, link: `${ground.publicUrl}/mail-off#${ground.stopToken}` },
      ],
    },
  ].filter((part): part is Part => part !== null);
  return {
    subject: letter === null ? heading : fill(words.subject, { practice: letter.practice.name }),
    text: asText(heading, parts),
    html: asHtml(language, heading, parts),
  };
}

function letterParts(words: MailWords, { language }: MailGround, letter: Letter): Part[] {
  const { practice, version, focus, phrase, research, example } = letter;
  const part = (heading: string, lines: Line[]): Part[] => (lines.length === 0 ? [] : [{ heading, lines }]);
  return [
    ...part(words.focus, [
      { text: practice.name },
      { text: practice.sentence },
      { text: fill(words.from_vision, { vision: version.title }) },
    ]),
    ...(focus.source === 'set'
      ? part(words.why, [{ text: focus.why }])
      : [{ heading: null, lines: [{ text: words.turn }] }]),
    ...part(words.phrase, phrase === null ? [] : [{ text: phrase }]),
    ...part(words.read, research === null ? [] : researchLines(words, research)),
    ...part(words.example, example === null ? [] : exampleLines(words, language, example)),
  ];
}

function researchLines(words: MailWords, research: Research): Line[] {
  const { authors, year, title, venue, identifier, link, note } = research;
  const by = authors.length > 3 ? fill(words.and_others, { author: authors[0] ?? '' }) : authors.join(', ');
  const cited = [by + (year === null ? '' : ` (${year})`), title, venue, link === null ? identifier : null];
  const text = cited.filter((one) => one !== null && one !== '').join('. ');
  return [link === null ? { text } : { text, link }, ...(note === '' ? [] : [{ text: note }])];
}

function exampleLines(words: MailWords, language: Language, example: Example): Line[] {
  if (example.kind === 'phrase') return [{ text: example.text }];
  if (example.kind === 'answer')
    return [{ text: words.example_answer }, { text: example.question }, { text: example.answer }];
  const { title, building } = example;
  const day = dayIn(language, example.heldOn);
  return [
    building === null
      ? { text: fill(words.example_session, { day, title }) }
      : { text: fill(words.example_session_at, { day, title, building }) },
  ];
}

function waitingPart(words: MailWords, { language, waiting, publicUrl }: MailGround): Part | null {
  const day = (on: SchoolDay) => dayIn(language, on);
  const number = (count: number) => new Intl.NumberFormat(language).format(count);
  const item = (path: string, text: string): Line => ({ text, link: `${publicUrl}${path}`, isItem: true });
  const lines = [
    ...waiting.steps.map(({ id, what, dueOn, isOverdue }) => {
      const wording = isOverdue ? words.step_was_due : words.step_due;
      return item(`/steps/${id}`, fill(wording, { what, day: day(dueOn) }));
    }),
    ...waiting.sessions.map(({ id, title, heldOn, building }) => {
      const wording = building === null ? words.session_on : words.session_on_at;
      const values = { title, day: day(heldOn), building: building ?? '' };
      return item(`/conversations/sessions/${id}`, fill(wording, values));
    }),
    ...waiting.questions.map(({ versionId, title, count }) =>
      item(
        `/conversations/questions/${versionId}`,
        fill(words.questions_open, { title, count: number(count) }),
      ),
    ),
    ...waiting.windows.map(({ id, subject, endsOn }) =>
      item(`/visits/windows/${id}`, fill(words.window_open, { subject, day: day(endsOn) })),
    ),
    ...(waiting.missingVisits === 0
      ? []
      : [item('/visits/mine', fill(words.visits_missing, { count: number(waiting.missingVisits) }))]),
  ];
  return lines.length === 0 ? null : { heading: words.waiting, lines };
}

function messagePart(words: MailWords, { messages, publicUrl }: MailGround): Part | null {
  if (messages.length === 0) return null;
  const lines = messages.map(({ id, title }) => ({
    ...{ text: title, link: `${publicUrl}/messages/${id}`, isItem: true },
  }));
  return { heading: words.messages, lines };
}

function asText(heading: string, parts: readonly Part[]): string {
  const lineText = ({ text, link, isItem }: Line) =>
    `${isItem ? '- ' : ''}${text}${link === undefined ? '' : `\n${isItem ? '  ' : ''}${link}`}`;
  const partText = (part: Part) =>
    [...(part.heading === null ? [] : [`* ${part.heading}`]), ...part.lines.map(lineText)].join('\n');
  return `${[heading, ...parts.map(partText)].join('\n\n')}\n`;
}

function asHtml(language: Language, heading: string, parts: readonly Part[]): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const lineHtml = ({ text, link, isItem }: Line) => {
    const inner = link === undefined ? escaped(text) : `<a href="${escaped(link)}">${escaped(text)}</a>`;
    return `<p dir="auto" style="margin:4px 0">${isItem ? '• ' : ''}${inner}</p>`;
  };
  const partHtml = (part: Part) =>
    `<div style="margin:20px 0">${part.heading === null ? '' : `<h2 style="font-size:15px;margin:0 0 4px">${escaped(part.heading)}</h2>`}${part.lines.map(lineHtml).join('')}</div>`;
  const style = 'font:16px/1.5 sans-serif;max-width:36em;margin:0 auto;padding:16px';
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${escaped(heading)}</title></head><body dir="${direction}" style="${style}"><h1 style="font-size:19px">${escaped(heading)}</h1>${parts.map(partHtml).join('')}</body></html>`;
}

function escaped(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
