import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Work } from '../model-schema.ts';
import { findDoi, findWorks, readCitation } from './draft-citation.ts';

const stein: Work = {
  id: 'stein-1996',
  authors: ['Stein', 'Grover', 'Henningsen'],
  year: 1996,
  title: 'Building Student Capacity for Mathematical Thinking',
  venue: 'American Educational Research Journal 33(2)',
  identifier: '10.3102/00028312033002455',
  kind: 'study',
  finding: 'High demand often fell while students worked.',
  limits: null,
};

test('a DOI is found in an address, in a citation and alone, without the sign that ends the sentence', () => {
  assert.equal(findDoi('https://doi.org/10.3102/00028312033002455'), '10.3102/00028312033002455');
  assert.equal(findDoi('Stein (1996). Journal. doi:10.3102/0002.'), '10.3102/0002');
  assert.equal(findDoi('(see 10.1000/abc)'), '10.1000/abc');
  assert.equal(findDoi('Stein, Grover and Henningsen, 1996'), null);
});

test('a pasted DOI of a work that the library has becomes that work', () => {
  const citation = readCitation('https://doi.org/10.3102/00028312033002455', [stein]);
  assert.deepEqual(citation, { workId: 'stein-1996', text: '', doi: null, note: '' });
});

test('any other text is kept as it was pasted, with its DOI beside it where it has one', () => {
  assert.deepEqual(readCitation('  A district study of talk, 2025 ', [stein]), {
    workId: null,
    text: 'A district study of talk, 2025',
    doi: null,
    note: '',
  });
  assert.deepEqual(readCitation('10.1000/xyz', [stein]), {
    workId: null,
    text: '10.1000/xyz',
    doi: '10.1000/xyz',
    note: '',
  });
  assert.equal(readCitation('   ', [stein]), null);
});

test('works are found by all of the words, in any order, or by their DOI', () => {
  assert.deepEqual(findWorks('thinking stein', [stein]), [stein]);
  assert.deepEqual(findWorks('1996 demand', [stein]), [stein]);
  assert.deepEqual(findWorks('doi:10.3102/00028312033002455', [stein]), [stein]);
  assert.deepEqual(findWorks('stein reading', [stein]), []);
  assert.deepEqual(findWorks(' ', [stein]), []);
});
