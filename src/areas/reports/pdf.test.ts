import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeset } from '../../server/typeset.ts';
import { pdfOf } from './pdf.ts';
import type { ReportDocument } from './report-contract.ts';
import { readPdf } from './test-pdf.ts';

const page = (more: Partial<ReportDocument> = {}): ReportDocument => ({
  language: 'en',
  title: 'Board update',
  place: 'Maple Ridge Community Schools',
  madeOn: '2026-11-22',
  made: 'As of Nov 22, 2026',
  lead: 'Practices are counted, never people.',
  columns: [
    {
      id: 'responsibility',
      title: 'Collective responsibility',
      sections: [
        {
          id: 'norms',
          title: 'What we agreed to keep',
          statements: ['We speak of practices.', '#panic("no program") *and* $x$ "\\" @nobody'],
          figures: [],
          note: null,
        },
      ],
    },
    {
      id: 'understanding',
      title: 'Shared understanding',
      sections: [
        {
          id: 'seen',
          title: 'What was last seen',
          statements: [],
          figures: [{ text: 'Explaining: seen in 12 of 31 visits', n: 31, on: '2026-11-12' }],
          note: 'A vision is an aim.',
        },
      ],
    },
  ],
  heads: { what: 'What', n: 'n', on: 'Date' },
  footer: 'n is the number behind a figure.',
  ...more,
});

const bytesOf = async (document: ReportDocument) =>
  new Uint8Array(await (await pdfOf(document)).arrayBuffer());
const squeezed = (text: string) => text.replaceAll(/\s/g, '');

test('a page is a tagged PDF of one page: its title, its language, headings, and tables with heads', async () => {
  const pdf = readPdf(await bytesOf(page()));
  assert.equal(pdf.pages, 1);
  assert.equal(pdf.language, 'en-US');
  assert.equal(pdf.title, 'Board update · Maple Ridge Community Schools');
  assert.ok(pdf.isMarked);
  for (const tag of ['H1', 'H2', 'H3', 'L', 'LI', 'Table', 'THead', 'TH', 'TBody', 'TR', 'TD', 'P'])
    assert.ok(pdf.tags.includes(tag), `${tag} is not among ${[...new Set(pdf.tags)].join()}`);
  assert.equal(pdf.tags.filter((tag) => tag === 'TH').length, 3);
});

test('its words copy out as they were written, and what people write is never a program', async () => {
  const { text } = readPdf(await bytesOf(page()));
  for (const words of ['Explaining: seen in 12 of 31 visits', 'Nov 12, 2026', 'We speak of practices.'])
    assert.ok(squeezed(text).includes(squeezed(words)), `${words} is not in ${text}`);
  assert.ok(squeezed(text).includes(squeezed('#panic("no program") *and* $x$ "\\" @nobody')), text);
});

test('an Arabic page reads from right to left, in Arabic letters', async () => {
  const pdf = readPdf(
    await bytesOf(page({ language: 'ar', title: 'تقرير للمجلس', lead: 'نصفان من قصة واحدة' })),
  );
  assert.equal(pdf.language, 'ar');
  assert.equal(pdf.direction, 'R2L');
  assert.match(pdf.title, /^تقرير للمجلس/);
  assert.match(pdf.text, /[\u0600-\u06ff]{2,}/);
});

test('a page that is a little too long is set in smaller letters; one that is much too long goes on to the next', async () => {
  const long = (rows: number) => {
    const [left, right] = page().columns;
    assert.ok(left && right);
    const [section] = right.sections;
    assert.ok(section);
    const figures = Array.from({ length: rows }, (_, index) => ({
      text: `Practice ${index}: seen in 12 of 31 visits; likely between 24 and 56 of 100 of them`,
      n: 31,
      on: '2026-11-12',
    }));
    return page({ columns: [left, { ...right, sections: [{ ...section, figures }] }] });
  };
  const fits = readPdf(await bytesOf(long(29)));
  assert.equal(fits.pages, 1);
  const longer = readPdf(await bytesOf(long(40)));
  assert.ok(longer.pages > 1);
  assert.ok(squeezed(longer.text).includes('Practice39'));
});

test('the same page has the same bytes', async () => {
  assert.deepEqual(await bytesOf(page()), await bytesOf(page()));
});

test('a template that fails is a bug that is told, and the next page is typeset all the same', async () => {
  await assert.rejects(typeset('#panic("broken")', {}), /broken/);
  await assert.rejects(typeset('#read("/etc/passwd")', {}), /could not be typeset/);
  await assert.rejects(typeset('ok', { text: 'x'.repeat(600_000) }), /too much for a page/);
  assert.equal(readPdf(await bytesOf(page())).pages, 1);
});

test('a template that never ends is stopped', { timeout: 60_000 }, async () => {
  await assert.rejects(typeset('#{ let n = 0; while n < 100000000000 { n += 1 } }', {}));
  assert.equal(readPdf(await bytesOf(page())).pages, 1);
});
