import type { ChartRow, EmbeddedChart } from './embed-rules.ts';

// The roles of the light theme as plain colors: an image has no style sheet of its own. Ink and accent, no red and no green.
const ground = '#fffdf8';
const ink = '#29231d';
const quiet = '#5f574f';
const line = '#8f867c';
const faint = '#e3dcd0';
const accent = '#0c5a63';

const width = 640;
const edge = 24;
const rowHeight = 58;
const inner = width - 2 * edge;
/** Letters that fit on a line at 13 pixels, reckoned widely. */
const fits = Math.floor(inner / 6.9);

/**
 * A published chart as an image: one window a row, oldest first, each a dot with its interval on a line from 0 to 100.
 * Counts without a share have no dot. It mirrors with the reading direction; its text alternative says every value.
 */
export function drawChart(chart: EmbeddedChart): string {
  const isRightToLeft = chart.language === 'ar';
  const x = (value: number) => round(isRightToLeft ? width - value : value);
  const title = wrapped(chart.title, Math.floor(fits * 0.74));
  const top = 26 + title.length * 24 + 40;
  const notesAt = top + chart.drawn.length * rowHeight + 30;
  const notes = chart.notes.flatMap((note) => wrapped(note, fits));
  const height = notesAt + notes.length * 18 + 14;
  const text = textAt(x);
  const parts = [
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    ...title.map((part, index) => text(edge, 38 + index * 24, part, 'font-size="19" font-weight="600"')),
    text(edge, 38 + title.length * 24, chart.place, `font-size="14" fill="${quiet}"`),
    ...axisOf(chart, top, x),
    ...chart.drawn.flatMap((row, index) => drawRow(row, chart, top + index * rowHeight, x)),
    ...notes.map((part, index) => text(edge, notesAt + index * 18, part, `font-size="13" fill="${quiet}"`)),
  ];
  const said = chart.rows.map(({ days, finding, version }) => `${days}: ${finding}. ${version}.`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    ` aria-labelledby="chart-title" aria-describedby="chart-values" xml:lang="${chart.language}" lang="${chart.language}"`,
    ` direction="${isRightToLeft ? 'rtl' : 'ltr'}" font-family="'IBM Plex Sans', system-ui, 'Noto Sans Arabic', sans-serif" fill="${ink}">`,
    `<title id="chart-title">${escaped(`${chart.title}. ${chart.place}`)}</title>`,
    `<desc id="chart-values">${escaped([...said, ...chart.notes].join(' '))}</desc>`,
    ...parts,
    '</svg>',
  ].join('');
}

/** Where a share of visits stands on the line. */
const onLine = (share: number) => edge + share * inner;

type Across = (value: number) => number;

function textAt(x: Across) {
  return (at: number, y: number, words: string, look: string) =>
    `<text x="${x(at)}" y="${y}" ${look}>${escaped(words)}</text>`;
}

function axisOf(chart: EmbeddedChart, top: number, x: Across): string[] {
  const bottom = top + chart.drawn.length * rowHeight;
  const numbers = new Intl.NumberFormat(chart.language);
  return [0, 25, 50, 75, 100].flatMap((value) => {
    const at = x(onLine(value / 100));
    const anchor = value === 0 ? 'start' : value === 100 ? 'end' : 'middle';
    const said = value === 100 ? `${numbers.format(value)} ${chart.axis}` : numbers.format(value);
    return [
      `<line x1="${at}" x2="${at}" y1="${top - 8}" y2="${bottom}" stroke="${faint}"/>`,
      `<text x="${at}" y="${top - 13}" font-size="12" fill="${quiet}" text-anchor="${anchor}">${escaped(said)}</text>`,
    ];
  });
}

function drawRow(row: ChartRow, chart: EmbeddedChart, top: number, x: Across): string[] {
  const text = textAt(x);
  const middle = top + 44;
  const parts = [
    text(edge, top + 18, row.days, 'font-size="13"'),
    text(edge, top + 33, row.version, `font-size="11.5" fill="${quiet}"`),
    text(
      width - edge,
      top + 18,
      row.short,
      `font-size="13" text-anchor="end"${row.isGap ? ` fill="${quiet}"` : ''}`,
    ),
  ];
  if (row.isBreak)
    parts.unshift(
      `<line x1="${edge}" x2="${width - edge}" y1="${top + 1}" y2="${top + 1}" stroke="${line}" stroke-dasharray="5 4"><title>${escaped(chart.changed)}</title></line>`,
    );
  if (row.share !== null) {
    const [low, high] = [x(onLine(row.share.low)), x(onLine(row.share.high))];
    parts.push(
      `<line x1="${low}" x2="${high}" y1="${middle}" y2="${middle}" stroke="${accent}" stroke-width="3" stroke-linecap="round"/>`,
      `<circle cx="${x(onLine(row.share.share))}" cy="${middle}" r="6" fill="${accent}" stroke="${ground}" stroke-width="2"/>`,
    );
  } else {
    parts.push(
      `<line x1="${edge}" x2="${width - edge}" y1="${middle}" y2="${middle}" stroke="${faint}" stroke-dasharray="2 6"/>`,
    );
  }
  return parts;
}

/** Words in lines of so many letters at most; a word that is longer has a line of its own. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in markup, whatever it is made of. */
export function escaped(text: string): string {
  // Control characters have no place in XML at all.
  return text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '').replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '');
}

const round = (value: number) => Math.round(value * 10) / 10;
