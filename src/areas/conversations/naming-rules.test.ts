import assert from 'node:assert/strict';
import test from 'node:test';
import { findNamedPractices, offerPractices } from './naming-rules.ts';

const practices = [
  { id: '1', name: 'Explain your thinking', visionTitle: 'Mathematics for everybody' },
  { id: '2', name: 'Thinking', visionTitle: 'Reading as a craft' },
  { id: '3', name: 'Lectura en círculo', visionTitle: 'Reading as a craft' },
];
const idsOf = (found: typeof practices) => found.map((practice) => practice.id);

test('a note names a practice in any case, with or without its accents', () => {
  assert.deepEqual(idsOf(findNamedPractices('We saw EXPLAIN YOUR THINKING twice.', practices)), ['1']);
  assert.deepEqual(idsOf(findNamedPractices('La lectura en circulo, then thinking', practices)), ['3', '2']);
  assert.deepEqual(idsOf(findNamedPractices('They explained their ideas.', practices)), []);
});

test('what is typed offers practices by the beginnings of their words, their own name before their vision', () => {
  assert.deepEqual(idsOf(offerPractices('thin', practices)), ['1', '2']);
  assert.deepEqual(idsOf(offerPractices('reading', practices)), ['2', '3']);
  assert.deepEqual(idsOf(offerPractices('CÍRC lec', practices)), ['3']);
  assert.deepEqual(idsOf(offerPractices('', practices)), ['1', '2', '3']);
  assert.deepEqual(idsOf(offerPractices('algebra', practices)), []);
});
