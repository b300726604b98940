import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

/** Enough of a reader of PDF files for tests: the structure that a screen reader walks, and the words as they copy out. */
export type ReadPdf = {
  pages: number;
  language: string;
  title: string;
  isMarked: boolean;
  /** The kinds of structure elements, in the order of the file. */
  tags: string[];
  direction: string;
  text: string;
};

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes);
  const raw = file.toString('latin1');
  assert.ok(raw.startsWith('%PDF-1.7'), 'is no PDF');
  const objects = new Map<string, { body: string; stream: Buffer | null }>();
  for (const match of raw.matchAll(/^(\d+) 0 obj\n/gm)) {
    const start = match.index + match[0].length;
    const end = raw.indexOf('endobj', start);
    const body = raw.slice(start, end);
    objects.set(match[1] ?? '', { body, stream: streamOf(file, start, body) });
  }
  const all = [...objects.values()];
  const catalog = all.find(({ body }) => body.includes('/Type /Catalog'))?.body ?? '';
  assert.match(catalog, /\/StructTreeRoot \d+ 0 R/, 'has no structure');
  const pages = all.filter(({ body }) => /\/Type \/Page\n/.test(body));
  return {
    pages: pages.length,
    language: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? '',
    direction: /\/Direction \/(\w+)/.exec(catalog)?.[1] ?? '',
    title: wide(/\/Title <FEFF([0-9A-F]*)>/.exec(infoOf(raw, objects))?.[1] ?? ''),
    isMarked: /\/Marked true/.test(catalog),
    tags: all.flatMap(({ body }) =>
      body.includes('/StructElem') ? (/\/S \/(\w+)/.exec(body)?.[1] ?? []) : [],
    ),
    text: pages.map(({ body }) => textOf(body, objects)).join('\n'),
  };
}

type Objects = ReadonlyMap<string, { body: string; stream: Buffer | null }>;

function infoOf(raw: string, objects: Objects): string {
  return objects.get(/\/Info (\d+) 0 R/.exec(raw)?.[1] ?? '')?.body ?? '';
}

function streamOf(file: Buffer, start: number, body: string): Buffer | null {
  const at = body.indexOf('stream\n');
  const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
  if (at < 0) return null;
  const from = start + at + 'stream\n'.length;
  const stream = file.subarray(from, from + length);
  return body.slice(0, at).includes('/FlateDecode') ? inflateSync(stream) : stream;
}

function textOf(page: string, objects: Objects): string {
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', id = ''] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+)/.exec(objects.get(id)?.body ?? '')?.[1];
    fonts.set(name, mapOf(objects.get(map ?? '')?.stream?.toString('latin1') ?? ''));
  }
  const content = /\/Contents (\d+)/.exec(page)?.[1] ?? '';
  const commands = objects.get(content)?.stream ?? Buffer.alloc(0);
  let font: ReadonlyMap<string, string> = new Map();
  const said: string[] = [];
  const pattern =
    /\/(f\d+) [\d.]+ Tf|\/ActualText <FEFF([0-9A-F]*)>|(\[(?=[(<])[\s\S]*?\]) TJ|(\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f]+>) Tj/g;
  for (const [, name, actual, shown, alone] of commands.toString('latin1').matchAll(pattern)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (actual !== undefined) said.push(wide(actual));
    else
      said.push(
        glyphsIn(shown ?? alone ?? '')
          .map((glyph) => font.get(glyph) ?? '')
          .join(''),
      );
  }
  return said.join(' ');
}

/** The glyphs of what is shown, as four hex digits each. */
function glyphsIn(shown: string): string[] {
  const glyphs: string[] = [];
  for (const [, hex, literal] of shown.matchAll(/<([0-9A-Fa-f]*)>|\(((?:\\[\s\S]|[^\\)])*)\)/g)) {
    const bytes = hex === undefined ? literalBytes(literal ?? '') : Buffer.from(hex, 'hex');
    for (let at = 0; at + 1 < bytes.length; at += 2)
      glyphs.push(bytes.readUInt16BE(at).toString(16).toUpperCase().padStart(4, '0'));
  }
  return glyphs;
}

function literalBytes(literal: string): Buffer {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const plain = literal.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_all, octal?: string, one?: string) =>
    octal === undefined ? (escapes[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1');
}

function mapOf(text: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [, from = '', to = ''] of text.matchAll(/^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$/gm))
    map.set(from.toUpperCase(), wide(to));
  return map;
}

function wide(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
