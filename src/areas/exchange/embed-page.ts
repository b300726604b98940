import { createHash } from 'node:crypto';
import { escaped } from '../../kit/drawn-text.ts';
import { drawChart } from './embed-drawing.ts';
import type { EmbeddedChart } from './embed-rules.ts';

const style = [
  ':root{color-scheme:light}',
  "body{margin:0;background:#fffdf8;color:#29231d;font:16px/1.5 'IBM Plex Sans',system-ui,'Noto Sans Arabic',sans-serif}",
  'main{max-inline-size:660px;margin-inline:auto;padding:8px}',
  'h1{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  '.narrow{display:none}',
  'svg{display:block;inline-size:100%;block-size:auto}',
  'summary{padding:12px 24px;cursor:pointer}',
  'table{border-collapse:collapse;margin:0 24px 16px;font-size:14px}',
  'caption{text-align:start;padding-block-end:4px;color:#5f574f}',
  'th,td{text-align:start;vertical-align:top;padding-block:6px;padding-inline:0 12px;border-block-end:1px solid #e3dcd0;font-weight:400}',
  'thead th{font-weight:600}',
  '@media(max-width:520px){.wide{display:none}.narrow{display:block}summary{padding-inline:12px}table{margin-inline:12px}}',
].join('');

/**
 * What a published chart may do in the browser of whoever reads another site: be looked at, in a frame anywhere. No script,
 * no request, no form, nothing but this one style.
 */
export const embedPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ');

/** A published chart as a page: the image, and the same figures as a table. */
export function embedPage(chart: EmbeddedChart): string {
  const { heads, language } = chart;
  const rows = chart.rows.map(
    ({ days, finding, version, isBreak }) =>
      `<tr><th scope="row">${escaped(days)}</th><td>${escaped(finding)}</td><td>${escaped(version)}${isBreak ? `<br>${escaped(chart.changed)}` : ''}</td></tr>`,
  );
  return [
    `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">',
    `<title>${escaped(`${chart.title}. ${chart.place}`)}</title><style>${style}</style></head>`,
    `<body><main><h1>${escaped(`${chart.title}. ${chart.place}`)}</h1><div class="wide">${drawChart(chart)}</div>`,
    `<div class="narrow">${drawChart(chart, 'narrow')}</div>`,
    `<details open><summary>${escaped(heads.table)}</summary><table><caption>${escaped(chart.place)}</caption>`,
    `<thead><tr><th scope="col">${escaped(heads.window)}</th><th scope="col">${escaped(heads.seen)}</th>`,
    `<th scope="col">${escaped(heads.version)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></details></main></body></html>`,
  ].join('');
}
