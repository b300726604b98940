import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTellingWords } from './invitation-telling-rules.ts';

/** Each is found whole, in the middle of a sentence. */
function findsEach(told: readonly string[]): void {
  for (const words of told) assert.deepEqual(findTellingWords(`… ${words}, …`), [words]);
}

test('finds what tells a room, a period or a time of the clock', () => {
  assert.deepEqual(findTellingWords('Room 12, 3rd period, at 10:15'), ['Room 12', '3rd period', '10:15']);
  findsEach(['Rm. B204', '#7', 'period 2', '9 am', 'Rm 12', 'room B-204', 'Room twelve', 'room one-oh-four']);
  findsEach([
    'room number 12',
    'Room No. 12',
    'classroom number twelve',
    'room #12',
    'Portable 3',
    'Lab two',
  ]);
  findsEach(['B-204', 'B204', 'b204', '204B', 'third period', 'Period three', 'block two', '2nd hour']);
  findsEach(['second block', 'last period', 'third-period', '9h15', '9 o’clock', 'nine o’clock']);
  assert.deepEqual(findTellingWords('Come to our room twelve.'), ['room twelve']);
});

test('finds them in Spanish', () => {
  findsEach(['aula 5', 'hora 3', 'sala 12', 'Sala doce', 'Salón n.º 12', 'salón nº 12', 'aula número 12']);
  findsEach(['aula núm. 7', 'Salon 4', 'tercera hora', '3.ª hora', '2a hora', 'segundo período', 'hora dos']);
  findsEach([
    'última hora',
    'primer bloque',
    'aula treinta y dos',
    '9h15',
    '9 h 15',
    'a las 9',
    'laboratorio dos',
  ]);
  assert.deepEqual(findTellingWords('Vengan al aula dos, tenemos sitio'), ['aula dos']);
  assert.deepEqual(findTellingWords('En el aula dos tenemos sitio'), ['aula dos']);
});

test('finds them in Arabic', () => {
  findsEach(['الغرفة 12', 'قاعة رقم 12', 'غرفة رقم ١٢', 'القاعة رقم ١٢', 'الحصة 3', 'الحصة الثالثة']);
  findsEach([
    'الغرفة الثانية',
    'الساعة 9',
    'الساعة التاسعة',
    'الحصة الأخيرة',
    'بالغرفة 12',
    'غرفة رقم اثنا عشر',
  ]);
  findsEach(['الصف رقم 12', 'صف 204', 'مختبر 2']);
});

test('leaves ordinary sentences alone', () => {
  for (const ordinary of [
    'We make room for talk: 2 solutions, 24 students, grades 3 to 5.',
    'We make room. Two ways are enough.',
    'Stay for the first task: who talks?',
    'We set two ways of solving side by side, for one hour.',
    'A first look at grade 3, K-2 and K-12; 3D shapes on a TI-84, CO2 and base-ten blocks.',
    'In our room two pairs compare, and in the lab three groups write.',
    'Count on from 9 to 15, or start at nine. The second group begins.',
    'Pairs take turns for a period one could call calm.',
    'Traigan una hora y media. Primera tarea, dos maneras, grado 3.',
    'En el aula dos parejas comparan; en la sala tres grupos escriben. Damos a las 3 parejas tiempo.',
    'En la primera parte, 24 estudiantes de 3.er grado; tercero y cuarto juntos.',
    'المهمة الأولى: طريقتان للحل. الصف الثالث، الصف 3، و24 طالبًا.',
    'في الغرفة ثلاث مجموعات تقارن، والمجموعة الثانية تكتب.',
  ])
    assert.deepEqual(findTellingWords(ordinary), [], ordinary);
});
