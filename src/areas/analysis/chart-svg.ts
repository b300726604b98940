import { escaped } from '../../kit/drawn-text.ts';
import { type Chart, pathOf, type Role, type Scene, type SceneItem, tenth } from './chart-scene.ts';

/** How things look on white paper: ink, one accent, and shapes. The screen draws the same roles by its own tokens. */
const ink = '#1d1b18';
const quiet = '#5a554d';
const accent = '#0f5b63';
const looks: Record<Exclude<Role, 'label' | 'letter'>, string> = {
  axis: 'stroke="#8a8377" stroke-width="1.5"',
  grid: 'stroke="#d9d3c7" stroke-width="1"',
  line: `fill="none" stroke="${accent}" stroke-width="2"`,
  median: `stroke="${quiet}" stroke-width="1.25" stroke-dasharray="5 4" fill="none"`,
  limit: `fill="none" stroke="${quiet}" stroke-width="1.25"`,
  'outer-limit': `fill="none" stroke="${quiet}" stroke-width="1" stroke-dasharray="2 3"`,
  break: `stroke="${quiet}" stroke-width="1" stroke-dasharray="1 3"`,
  tick: `stroke="${ink}" stroke-width="1.5"`,
  interval: `stroke="${accent}" stroke-width="5" stroke-linecap="round" stroke-opacity="0.55"`,
  area: `fill="${accent}" fill-opacity="0.22" stroke="none"`,
  aim: `fill="none" stroke="${ink}" stroke-width="1.5"`,
  point: `fill="${ink}"`,
  ring: `fill="#ffffff" stroke="${ink}" stroke-width="2"`,
  dot: `fill="${ink}"`,
};

/** A chart as an SVG document that stands by itself: with a title, a description, and looks for white paper. */
export function svgOf(chart: Chart): string {
  const { width, height } = chart.scene;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${tenth(width)} ${tenth(height)}" width="${tenth(width)}" ` +
      `height="${tenth(height)}" role="img" font-family="IBM Plex Sans, DejaVu Sans, sans-serif">`,
    `<title>${escaped(chart.title)}</title><desc>${escaped(chart.said)}</desc>`,
    `<rect width="${tenth(width)}" height="${tenth(height)}" fill="#ffffff"/>`,
    drawnIn(chart.scene),
    '</svg>',
  ].join('\n');
}

/** What is drawn, without the document around it. */
export function drawnIn(scene: Scene): string {
  return scene.items.map(drawn).join('\n');
}

function drawn(item: SceneItem): string {
  if (item.is === 'text') {
    const { x, y, anchor, text, role } = item;
    const look = role === 'letter' ? `fill="${ink}" font-weight="600"` : `fill="${quiet}"`;
    return `<text x="${tenth(x)}" y="${tenth(y)}" text-anchor="${anchor}" font-size="12" ${look}>${escaped(inOrder(text))}</text>`;
  }
  const look = looks[item.role as keyof typeof looks];
  if (item.is === 'line') {
    const [[x1, y1], [x2, y2]] = [item.from, item.to];
    return `<line x1="${tenth(x1)}" y1="${tenth(y1)}" x2="${tenth(x2)}" y2="${tenth(y2)}" ${look}/>`;
  }
  if (item.is === 'path') return `<path d="${pathOf(item.points, item.isClosed)}" ${look}/>`;
  return `<circle cx="${tenth(item.at[0])}" cy="${tenth(item.at[1])}" r="${item.r}" ${look}/>`;
}

/** Arabic words with numbers among them keep their own order, whatever stands around them: a right-to-left isolate. */
function inOrder(text: string): string {
  return /[\u0590-\u08ff]/.test(text) ? `\u2067${text}\u2069` : text;
}
