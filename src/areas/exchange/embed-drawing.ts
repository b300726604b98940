import { escaped, wrapped } from '../../kit/drawn-text.ts';
import type { ChartRow, EmbeddedChart } from './embed-rules.ts';

// The roles of the light theme as plain colors: an image has no style sheet of its own. Ink and accent, no red and no green.
const ground = '#fffdf8';
const ink = '#29231d';
const quiet = '#5f574f';
const line = '#8f867c';
const faint = '#e3dcd0';
const accent = '#0c5a63';

/** A chart for a page or an image, or for a phone: the same in fewer pixels across, with a line more for each window. */
const looks = {
  wide: { width: 640, edge: 24, rowHeight: 58, middle: 44 },
  narrow: { width: 340, edge: 12, rowHeight: 78, middle: 62 },
} as const;
type LookName = keyof typeof looks;

type Canvas = {
  chart: EmbeddedChart;
  look: (typeof looks)[LookName];
  isNarrow: boolean;
  /** Where words stand across, from the side on which reading begins. */
  x(value: number): number;
  /** Where a share of visits stands on the line, which runs from left to right in every language. */
  onLine(share: number): number;
  text(at: number, y: number, words: string, style: string): string;
};

function canvasOf(chart: EmbeddedChart, name: LookName): Canvas {
  const look = looks[name];
  const isRightToLeft = chart.language === 'ar';
  const x = (value: number) => round(isRightToLeft ? look.width - value : value);
  return {
    chart,
    look,
    isNarrow: name === 'narrow',
    x,
    onLine: (share) => round(look.edge + share * (look.width - 2 * look.edge)),
    text: (at, y, words, style) =>
      `<text x="${x(at)}" y="${y}" ${style}>${escaped(isRightToLeft ? heldTogether(words) : words)}</text>`,
  };
}

/**
 * A published chart as an image: one window a row, oldest first, each a dot with its interval on a line from 0 to 100.
 * Counts without a share have no dot. Its words stand on the side on which reading begins;
 * its text alternative says every value.
 */
export function drawChart(chart: EmbeddedChart, name: LookName = 'wide'): string {
  const canvas = canvasOf(chart, name);
  const { look, text } = canvas;
  const { width, edge } = look;
  // Letters that fit on a line, reckoned widely.
  const fits = (size: number) => (words: string) =>
    words.length <= Math.floor((width - 2 * edge) / (size * 0.57));
  const title = wrapped(chart.title, fits(19));
  const place = wrapped(chart.place, fits(14));
  const placeAt = 14 + (title.length + 1) * 24;
  const top = placeAt + place.length * 19 + 44;
  const notes = chart.notes.flatMap((note) => wrapped(note, fits(13)));
  const notesAt = top + chart.drawn.length * look.rowHeight + 30;
  const height = notesAt + notes.length * 18 + 14;
  const said = chart.rows.map(({ days, finding, version }) => `${days}: ${finding}. ${version}.`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    ` aria-labelledby="${name}-title" aria-describedby="${name}-values" lang="${chart.language}"`,
    ` direction="${chart.language === 'ar' ? 'rtl' : 'ltr'}"`,
    ` font-family="'IBM Plex Sans', system-ui, 'Noto Sans Arabic', sans-serif" fill="${ink}">`,
    `<title id="${name}-title">${escaped(`${chart.title}. ${chart.place}`)}</title>`,
    `<desc id="${name}-values">${escaped([...said, ...chart.notes].join(' '))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    ...title.map((part, index) => text(edge, 38 + index * 24, part, 'font-size="19" font-weight="600"')),
    ...place.map((part, index) => text(edge, placeAt + index * 19, part, `font-size="14" fill="${quiet}"`)),
    ...axisOf(canvas, top),
    ...chart.drawn.flatMap((row, index) => drawRow(row, canvas, top + index * look.rowHeight)),
    ...notes.map((part, index) => text(edge, notesAt + index * 18, part, `font-size="13" fill="${quiet}"`)),
    '</svg>',
  ].join('');
}

function axisOf({ chart, look, onLine, text }: Canvas, top: number): string[] {
  const bottom = top + chart.drawn.length * look.rowHeight;
  const numbers = new Intl.NumberFormat(chart.language);
  return [
    text(look.edge, top - 26, chart.axis, `font-size="12" fill="${quiet}"`),
    ...[0, 25, 50, 75, 100].flatMap((value) => {
      const at = onLine(value / 100);
      const anchor = value === 0 ? 'start' : value === 100 ? 'end' : 'middle';
      return [
        `<line x1="${at}" x2="${at}" y1="${top - 6}" y2="${bottom}" stroke="${faint}"/>`,
        `<text x="${at}" y="${top - 10}" font-size="12" fill="${quiet}" text-anchor="${anchor}" direction="ltr">${numbers.format(value)}</text>`,
      ];
    }),
  ];
}

function drawRow(row: ChartRow, { chart, look, isNarrow, x, onLine, text }: Canvas, top: number): string[] {
  const { width, edge } = look;
  const middle = top + look.middle;
  const across = `x1="${x(edge)}" x2="${x(width - edge)}"`;
  const shortLook = `font-size="13"${row.isGap ? ` fill="${quiet}"` : ''}`;
  const parts = [
    text(edge, top + 18, row.days, 'font-size="13"'),
    text(edge, top + (isNarrow ? 50 : 33), row.version, `font-size="11.5" fill="${quiet}"`),
    isNarrow
      ? text(edge, top + 34, row.short, shortLook)
      : text(width - edge, top + 18, row.short, `${shortLook} text-anchor="end"`),
  ];
  if (row.isBreak)
    parts.unshift(
      `<line ${across} y1="${top + 1}" y2="${top + 1}" stroke="${line}" stroke-dasharray="5 4"><title>${escaped(chart.changed)}</title></line>`,
    );
  if (row.share === null)
    return [
      ...parts,
      `<line ${across} y1="${middle}" y2="${middle}" stroke="${faint}" stroke-dasharray="2 6"/>`,
    ];
  return [
    ...parts,
    `<line x1="${onLine(row.share.low)}" x2="${onLine(row.share.high)}" y1="${middle}" y2="${middle}" stroke="${accent}" stroke-width="3" stroke-linecap="round"/>`,
    `<circle cx="${onLine(row.share.share)}" cy="${middle}" r="6" fill="${accent}" stroke="${ground}" stroke-width="2"/>`,
  ];
}

/** A line in Latin letters alone keeps its own marks on its own side among Arabic. */
function heldTogether(text: string): string {
  return /[a-z]/i.test(text) && !/[\u0620-\u06ff]/.test(text) ? `\u2068${text}\u2069` : text;
}

const round = (value: number) => Math.round(value * 10) / 10;
