import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP by their names, read from its central directory as any unpacking program does. */
export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  assert.ok(end >= 0, 'no end of a ZIP');
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const [packed, size, local] = [20, 24, 42].map((offset) => bytes.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(from, from + packed);
    const content = bytes.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw);
    assert.equal(content.length, size, name);
    files.set(name, content.toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The cells of a workbook's sheets, by the sheet's name: texts and numbers as they are, empty cells left out. */
export function readWorkbook(bytes: Buffer): Map<string, Map<string, string | number | boolean>[]> {
  const files = unzip(bytes);
  const fileOf = (name: string) => files.get(name) ?? assert.fail(`${name} is not in the workbook`);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = '']) =>
      plain([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => text).join('')),
  );
  const targets = new Map(
    [...fileOf('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)?.[1] ?? '',
      /Target="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );
  const sheets = [...fileOf('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)];
  return new Map(
    sheets.map(([tag]) => {
      const target = targets.get(/r:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
      const name = plain(/name="([^"]*)"/.exec(tag)?.[1] ?? '');
      return [name, rowsOf(fileOf(`xl/${target.replace(/^\/?xl\//, '')}`), shared)];
    }),
  );
}

function rowsOf(sheet: string, shared: readonly string[]): Map<string, string | number | boolean>[] {
  assert.ok(!sheet.includes('<f>') && !sheet.includes('<f '), 'a cell is a formula');
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells = new Map<string, string | number | boolean>();
    for (const [, attributes = '', inside = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = /r="([A-Z]+)/.exec(attributes)?.[1] ?? '';
      const kind = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
      const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
      const inline = /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1];
      if (kind === 'inlineStr') cells.set(column, plain(inline ?? ''));
      else if (value === undefined) continue;
      else if (kind === 's') cells.set(column, shared[Number(value)] ?? '');
      else if (kind === 'b') cells.set(column, value === '1');
      else if (kind === 'str') cells.set(column, plain(value));
      else cells.set(column, Number(value));
    }
    return cells;
  });
}
