import type { EmbeddedWindow } from './embed-line-rules.ts';
import type { EmbedSay } from './embed-say.ts';

/** One window of a published chart, in words and places on the line. */
export type ChartRow = {
  days: string;
  version: string;
  /** The finding as a sentence, in full: the text alternative and the table say the same. */
  finding: string;
  /** The finding in a few words, beside the line. */
  short: string;
  /** From 0 to 1; null where there are counts only, or nothing. */
  share: { share: number; low: number; high: number } | null;
  isGap: boolean;
  /** Whether wording or length of visits changed with this window. */
  isBreak: boolean;
};

/** Everything that a published chart says, in one language. */
export type EmbeddedChart = {
  language: 'en' | 'es' | 'ar';
  title: string;
  place: string;
  rows: ChartRow[];
  /** The rows that are drawn: the last ones. */
  drawn: ChartRow[];
  axis: string;
  changed: string;
  notes: string[];
  heads: { window: string; seen: string; version: string; table: string };
};

/** A drawing of more windows is not read any more; the table has them all. */
const mostDrawn = 12;

export type ChartGround = {
  district: string;
  subject: string;
  building: string | null;
  today: string;
  perfectionLine: string | null;
  windows: readonly EmbeddedWindow[];
};

/** A published chart in the words of a language. Figures are taken as they were frozen; nothing is worked out but shares of 100. */
export function chartOf(ground: ChartGround, say: EmbedSay): EmbeddedChart {
  const { district, subject, building, today, perfectionLine, windows } = ground;
  const rows = windows.map((window, index) => rowOf(window, windows[index - 1], say));
  const drawn = rows.slice(-mostDrawn);
  const counts = { shown: say.number(drawn.length), all: say.number(rows.length) };
  const place = building === null ? district : say.words('building', { building, district });
  return {
    language: say.language,
    title: windows.at(-1)?.practice ?? '',
    place: say.words('place', { subject, place }),
    rows,
    drawn,
    axis: say.words('axis'),
    changed: say.words('changed'),
    notes: [
      say.words('sharesLine'),
      perfectionLine ?? say.words('noPerfection'),
      say.words('floorsLine'),
      ...(rows.length > drawn.length ? [say.words('earlier', counts)] : []),
      say.words('asOf', { day: say.day(today) }),
    ],
    heads: {
      window: say.words('headWindow'),
      seen: say.words('headSeen'),
      version: say.words('headVersion'),
      table: say.words('table'),
    },
  };
}

function rowOf(window: EmbeddedWindow, before: EmbeddedWindow | undefined, say: EmbedSay): ChartRow {
  const { figure, floors } = window;
  const share = figure?.share ?? null;
  return {
    days: say.words('days', { from: say.day(window.startsOn), to: say.day(window.endsOn) }),
    version: say.words('version', {
      number: say.number(window.versionNumber),
      minutes: say.number(window.visitMinutes),
    }),
    ...(figure === null
      ? {
          finding: say.words('gap', { rooms: say.number(floors.rooms), visits: say.number(floors.visits) }),
          short: say.words('gapShort'),
        }
      : findingOf(figure, say)),
    share,
    isGap: figure === null,
    isBreak: before !== undefined && before.stretch !== window.stretch,
  };
}

function findingOf(figure: NonNullable<EmbeddedWindow['figure']>, say: EmbedSay) {
  const { present, visits, share } = figure;
  const short = say.words('seen', { present: say.number(present), visits: say.number(visits) });
  const ofHundred = (value: number) => say.number(Math.round(value * 100));
  const rest =
    share === null
      ? say.words('few')
      : say.words('likely', { low: ofHundred(share.low), high: ofHundred(share.high) });
  return { short, finding: say.words('both', { short, rest }) };
}
