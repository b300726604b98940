import assert from 'node:assert/strict';
import { test } from 'node:test';
import judging from '../../../packs/words/judging.json' with { type: 'json' };
import type { Language } from '../../kit/text.ts';
import { findBlame } from './blame-rules.ts';
import { JudgingWords } from './blame-schema.ts';

const names = ['Grace Kowalski', 'Marcus Bell', 'Amina Yusuf', 'Elena Vargas', 'ليلى حداد'];
const found = (text: string, language: Language) =>
  findBlame(text, { names, language }).map(({ name, word }) => [name, word]);

/** Every word of the list of a language, in each of its forms. */
const wordsOf = (language: Language) =>
  Object.entries(JudgingWords.parse(judging)[language].words).flatMap(([stem, endings]) =>
    endings.map((ending) => stem + ending),
  );

test('the lists are whole, and no word is in them twice', () => {
  const lists = JudgingWords.parse(judging);
  for (const language of ['en', 'es', 'ar'] as const) {
    const words = wordsOf(language);
    assert.ok(words.length > 30, language);
    assert.deepEqual(
      words.filter((word, index) => words.indexOf(word) !== index),
      [],
    );
    const { phrases } = lists[language];
    assert.deepEqual(
      phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index),
      [],
    );
  }
});

test('finds a name near a judging word in English', () => {
  assert.deepEqual(found('I think Grace is lazy.', 'en'), [['Grace', 'lazy']]);
  assert.deepEqual(found('Grace is lazy.', 'en'), [['Grace', 'lazy']]);
  assert.deepEqual(found('Honestly, Ms. Peters refuses to plan.', 'en'), [['Ms. Peters', 'refuses to']]);
  assert.deepEqual(found('For this Marcus Bell is to blame', 'en'), [['Marcus Bell', 'is to blame']]);
  assert.deepEqual(found('Amina’s plans were careless', 'en'), [['Amina’s', 'careless']]);
  assert.deepEqual(found('Coach Vargas doesn’t care', 'en'), [['Coach Vargas', 'doesn’t care']]);
});

test('finds a name near a judging word in Spanish, in every inflection', () => {
  assert.deepEqual(found('La maestra García es perezosa.', 'es'), [['maestra García', 'perezosa']]);
  assert.deepEqual(found('Creo que Elena Vargas se negó a ayudar', 'es'), [['Elena Vargas', 'se negó a']]);
  assert.deepEqual(found('El Sr. Bell es un INUTIL', 'es'), [['Sr. Bell', 'INUTIL']]);
  for (const form of ['perezoso', 'perezosa', 'perezosos', 'perezosas'])
    assert.equal(found(`Dicen que Amina y Grace son ${form}.`, 'es').length, 1, form);
});

test('finds a name near a judging word in Arabic, with what is written together with it', () => {
  assert.deepEqual(found('أرى أن ليلى مهملة.', 'ar'), [['ليلى', 'مهملة']]);
  assert.deepEqual(found('ليلى هي الكسولة وليست غيرها', 'ar'), [['ليلى', 'الكسولة']]);
  assert.deepEqual(found('السيدة سلمى لا تهتم بالتخطيط', 'ar'), [['السيدة سلمى', 'لا تهتم']]);
  assert.deepEqual(found('العمل بطيء ولليلى يد فيه وهي مُهمِلة', 'ar'), [['ولليلى', 'مُهمِلة']]);
  assert.deepEqual(found('قيل وليلى فاشلة', 'ar'), [['وليلى', 'فاشلة']]);
});

test('says nothing of ordinary sentences', () => {
  const ordinary: [string, Language][] = [
    ['Grace asked why the schedule leaves so little time.', 'en'],
    ['Grace periods are a lazy idea.', 'en'],
    ['The bell rang and nobody was prepared.', 'en'],
    ['We were careless with the data.', 'en'],
    ['Thank you, Marcus. The copier is useless again.', 'en'],
    ['Elena Vargas will bring the student work on Tuesday.', 'en'],
    ['Grace asked us not to blame anybody.', 'en'],
    ['May we blame the schedule for it?', 'en'],
    ['Students failed to find a second strategy.', 'en'],
    ['Ms Bell and Mr. Ortiz own the next step.', 'en'],
    ['Elena va a traer los trabajos el martes.', 'es'],
    ['La maestra pregunta y los estudiantes explican.', 'es'],
    ['Tenemos una idea vaga de la causa.', 'es'],
    ['El horario es pésimo para todas las escuelas.', 'es'],
    ['Gracias, Elena. El calendario es un desastre.', 'es'],
    ['ستأتي ليلى بأعمال الطلاب يوم الثلاثاء.', 'ar'],
    ['المعلم كسول في القصة التي قرأناها.', 'ar'],
    ['شكرًا ليلى. الجدول فاشل هذه السنة.', 'ar'],
    ['لم تسنح فرصة للممارسة في هذه الدروس.', 'ar'],
  ];
  for (const [text, language] of ordinary) assert.deepEqual(found(text, language), [], text);
});

test('a name and a judging word of two sentences have nothing to do with each other', () => {
  for (const end of ['.', '?', '\n', '…'])
    assert.deepEqual(found(`We thank Amina${end} The copier is useless`, 'en'), [], end);
  assert.deepEqual(found(`Amina read aloud ${'and then we listened '.repeat(5)}to a lazy river`, 'en'), []);
});

test('every word of the lists is found beside a name, before it and after it, in any case', () => {
  for (const word of wordsOf('en'))
    for (const text of [`Maybe Amina is ${word}`, `Such ${word.toUpperCase()}, Amina said`])
      assert.equal(found(text, 'en').length, 1, text);
  for (const word of wordsOf('es')) assert.equal(found(`Dicen que Amina es ${word}`, 'es').length, 1, word);
  for (const word of wordsOf('ar'))
    for (const prefix of ['', 'ال', 'و', 'وال']) {
      const text = `قيل إن ليلى ${prefix}${word}`;
      assert.equal(found(text, 'ar').length, 1, text);
    }
});

test('without a name no judging word is found, and without a judging word no name', () => {
  for (const language of ['en', 'es', 'ar'] as const)
    for (const word of wordsOf(language)) {
      assert.deepEqual(findBlame(word, { names, language }), [], word);
      assert.deepEqual(findBlame(`Amina ${word}`, { names: [], language }), [], word);
    }
  for (const name of names) assert.deepEqual(found(`Today ${name} begins`, 'en'), []);
});

test('a place is inside the text, around both of its words, whatever is written', () => {
  const pieces = [
    'Amina',
    'ليلى',
    'Ms.',
    'lazy',
    'كسول',
    'perezosa',
    ' ',
    '.',
    '\n',
    '’s',
    '١٢',
    '🙂',
    'no',
    ',',
  ];
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed;
  };
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: next() % 14 }, () => pieces[next() % pieces.length]).join(
      round % 2 === 0 ? ' ' : '',
    );
    for (const language of ['en', 'es', 'ar'] as const)
      for (const { name, word, start, end } of findBlame(text, { names, language })) {
        const place = text.slice(start, end);
        assert.ok(place.includes(name) && place.includes(word), text);
        assert.ok(place.startsWith(name) || place.startsWith(word), text);
      }
  }
});
