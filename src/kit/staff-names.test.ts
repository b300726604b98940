import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { people } from '../../test/maple-ridge.ts';
import { findNamedPersons, type StaffName } from './staff-names.ts';

const staff: StaffName[] = Object.values(people).map((person) => {
  const [givenName = '', ...family] = person.fullName.split(' ');
  return { givenName, familyName: family.join(' ') };
});
const named = (givenName: string, familyName: string): StaffName => ({ givenName, familyName });

function finds(text: string, expected: string[], names: StaffName[] = staff, ownWords: string[] = []) {
  assert.deepEqual(findNamedPersons(text, names, ownWords), expected, text);
}

test('finds a given and a family name together, also with an initial or an accent between', () => {
  finds('Grace Kowalski asked three why-questions', ['Grace Kowalski']);
  finds('grace kowalski asked', ['grace kowalski']);
  finds('we saw Marcus Bell talk', ['Marcus Bell']);
  finds('we saw Marcus J. Bell talk', ['Marcus J. Bell']);
  finds('Rosa Jiménez raised it', ['Rosa Jiménez']);
  finds('Bell, Marcus was there', ['Bell, Marcus']);
  finds('as M. Bell showed', ['M. Bell']);
});

test('finds a family name alone as a word, in any case and with a possessive', () => {
  finds('Kowalski was not ready', ['Kowalski']);
  finds("in kowalski's room nobody talked", ['kowalski']);
  finds('Raman’s building', ['Raman']);
  finds('Whitfield and Haddad differ', ['Whitfield', 'Haddad']);
});

test('does not find a family name inside another word', () => {
  finds('the ramanesque arch and the haddads of old', []);
});

test('finds a title and a name, whether or not we know the person', () => {
  finds('Mr. Bell does it well', ['Mr. Bell']);
  finds('ask mr bell', ['mr bell']);
  finds('Ms Grace waited', ['Ms Grace']);
  finds('Mrs Novak is behind', ['Mrs Novak']);
  finds('la Sra. Pacheco explicó', ['Sra. Pacheco']);
  finds('el Sr. Pacheco explicó', ['Sr. Pacheco']);
  finds('la señora Pacheco explicó', ['señora Pacheco']);
  finds('قالت السيدة منصور', ['السيدة منصور']);
  finds('Dr. Ortiz said so', ['Dr. Ortiz']);
  finds('Coach Elena said so', ['Coach Elena']);
  finds('Principal Bell said so', ['Principal Bell']);
});

test('leaves given names alone, and family names that are ordinary words', () => {
  finds('the bell rang before groups could share', []);
  finds('Bell work took ten minutes', []);
  finds('students met the problem with grace', []);
  finds('Grace and Ben appear in the story problem', []);
  finds('Marcus. Bell work began', []);
});

test('leaves titles that are none, and people of books and history', () => {
  finds('the MS Science rooms', []);
  finds('Sr High rooms had no opportunity', [], staff, ['Maple Ridge Sr High']);
  finds('we miss opportunities to hear students', []);
  finds('students read Dr. King and Professor Dewey', []);
  finds('the coach asked a question', []);
});

test('leaves the words of the district: practices, buildings, subjects', () => {
  const names = [named('Ada', 'Lakeside'), named('Paul', 'Revoice')];
  finds('Lakeside saw students revoice in 4 of 12 visits', [], names, [
    'Lakeside Elementary',
    'Students revoice and add on',
  ]);
  finds('Lakeside saw it', ['Lakeside'], names);
  finds('Ada Lakeside saw it', ['Ada Lakeside'], names, ['Lakeside Elementary']);
});

test('a family name that is a given name of the staff counts only with more', () => {
  const names = [named('Thomas', 'Novak'), named('Ruth', 'Thomas')];
  finds('Thomas has five apples', [], names);
  finds('Ruth Thomas has five apples', ['Ruth Thomas'], names);
  finds('Ms Thomas has five apples', ['Ms Thomas'], names);
});

test('knows compound names by their parts, and not by their particles', () => {
  const names = [
    named('Ana Maria', 'de la Vega-Ibarra'),
    named('Lou', 'van der Meer'),
    named('Siobhan', "O'Brien"),
  ];
  finds('Ibarra was there', ['Ibarra'], names);
  finds('a star in Vega', [], names);
  finds('Ana de la Vega was there', ['Ana de la Vega'], names);
  finds('la clase de la escuela', [], names);
  finds('Lou van der Meer was there', ['Lou van der Meer'], names);
  finds('O’Brien’s room', ['O’Brien'], names);
  finds('OBrien', ['OBrien'], names);
});

test('very short family names count only with more, and short ones with a capital', () => {
  const names = [named('Kim', 'Ng'), named('Hana', 'Kim'), named('Tuan', 'Vo'), named('An', 'Cho')];
  finds('ng and vo', [], names);
  finds('Tuan Vo asked', ['Tuan Vo'], names);
  finds('Ms Ng asked', ['Ms Ng'], names);
  finds('cho cho went the train', [], names);
  finds('Cho asked', ['Cho'], names);
});

test('a person whose whole name is ordinary words is found only with capitals', () => {
  const names = [named('Mark', 'Reading')];
  finds('students mark reading passages', [], names);
  finds('Mark reading passages with a pencil', [], names);
  finds('Mark Reading waited', ['Mark Reading'], names);
});

test('finds names in other scripts, with their marks or without', () => {
  finds('تحدثت مع منصوري اليوم', ['منصوري'], [named('ليلى', 'منصوري')]);
  finds('Иванова спросила', ['Иванова'], [named('Ольга', 'Иванова')]);
});

test('any text that holds the full name of a member of staff is found, wherever it stands', () => {
  const word = fc.constantFrom('we', 'saw', 'in', '4', 'visits,', 'students', 'the', 'bell', 'Grace.', '"');
  fc.assert(
    fc.property(fc.constantFrom(...staff), fc.array(word), fc.array(word), (person, before, after) => {
      const name = `${person.givenName} ${person.familyName}`;
      const found = findNamedPersons([...before, name, ...after].join(' '), staff);
      return found.some((words) => words.includes(person.familyName));
    }),
  );
});

test('nothing is found in a text when nobody works here, unless it has a title', () => {
  fc.assert(fc.property(fc.lorem(), (text) => findNamedPersons(text, []).length === 0));
});
