import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

/** Every pair of text on ground that the style sheets use. */
const textPairs = [
  ['ink', 'ground'],
  ['ink', 'sheet'],
  ['ink', 'sunken'],
  ['ink', 'accent-wash'],
  ['ink', 'attention-wash'],
  ['ink', 'unsaved-wash'],
  ['ink-quiet', 'ground'],
  ['ink-quiet', 'sheet'],
  ['ink-quiet', 'sunken'],
  ['ink-quiet', 'accent-wash'],
  ['ink-quiet', 'attention-wash'],
  ['accent', 'ground'],
  ['accent', 'sheet'],
  ['accent', 'accent-wash'],
  ['accent-deep', 'sheet'],
  ['accent-deep', 'accent-wash'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['attention', 'sheet'],
  ['attention', 'ground'],
  ['unsaved', 'sheet'],
  ['unsaved', 'ground'],
] as const;
/** Lines that tell where a control is, and the ring of focus. */
const linePairs = [
  ['line-strong', 'sheet'],
  ['line-strong', 'ground'],
  ['focus', 'ground'],
  ['focus', 'sheet'],
] as const;

for (const [name, text] of [
  ['light', light],
  ['dark', dark],
] as const) {
  const tokens = readTokens(text);
  test(`every text can be read on its ground, ${name}`, () => {
    for (const [ink, ground] of textPairs) {
      const ratio = contrast(tokens, ink, ground);
      assert.ok(ratio >= 4.5, `${ink} on ${ground} is ${ratio.toFixed(2)} to 1; text needs 4.5`);
    }
  });
  test(`every line of a control can be seen, ${name}`, () => {
    for (const [line, ground] of linePairs) {
      const ratio = contrast(tokens, line, ground);
      assert.ok(ratio >= 3, `${line} on ${ground} is ${ratio.toFixed(2)} to 1; a control needs 3`);
    }
  });
}

type Oklch = [lightness: number, chroma: number, hue: number];

function readTokens(text: string): Map<string, Oklch> {
  const found = [...text.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)];
  return new Map(found.map(([, name, l, c, h]) => [name ?? '', [Number(l), Number(c), Number(h)]]));
}

function contrast(tokens: Map<string, Oklch>, first: string, second: string): number {
  const [a, b] = [first, second].map((name) => {
    const token = tokens.get(name);
    assert.ok(token, `there is no token ${name}`);
    return luminance(token);
  });
  const [high, low] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance (WCAG) of an OKLCH color, by way of linear sRGB (Ottosson's matrices). */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
