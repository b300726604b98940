import type { PersonKey } from './people.ts';

/** A question on the board of a vision, with what was answered. `practice` is a model's id. */
export type Asked = {
  vision: 'mathematics' | 'reading';
  practice: string | null;
  by: PersonKey;
  isNameless?: true;
  body: string;
  answers: { by: PersonKey; body: string }[];
};

export const questions: readonly Asked[] = [
  {
    ...{ vision: 'mathematics', practice: 'M3', by: 'theo' },
    body: 'Does it count when students answer each other in Spanish or Arabic?',
    answers: [
      { by: 'dana', body: 'Yes. One of the look-fors says so since the version we adopted.' },
      { by: 'amina', body: 'We put it in because it is what happens in our rooms.' },
    ],
  },
  {
    ...{ vision: 'mathematics', practice: 'M3', by: 'grace', isNameless: true },
    body: 'What if only the same four students ever answer each other?',
    answers: [
      {
        by: 'elena',
        body: 'Then it was seen, and you have found what to work on. A partner turn first helps.',
      },
    ],
  },
  {
    ...{ vision: 'mathematics', practice: 'M4', by: 'ben' },
    body: 'In a review lesson there is only one method. Is that “not seen” or “no opportunity”?',
    answers: [{ by: 'noor', body: 'No opportunity. The practice page says when it could occur.' }],
  },
  {
    ...{ vision: 'mathematics', practice: 'M6', by: 'walt' },
    body: 'I work with two students at a time. Do I have to wait for the reason behind every step?',
    answers: [
      { by: 'darnell', body: 'No. One step in a lesson is plenty; choose the one that they find odd.' },
    ],
  },
  {
    ...{ vision: 'mathematics', practice: 'M1', by: 'amina' },
    body: 'How long is “stays with them” for six-year-olds?',
    answers: [
      {
        by: 'elena',
        body: 'A few minutes. Come to the session in December, there is a clip from first grade.',
      },
    ],
  },
  {
    ...{ vision: 'mathematics', practice: null, by: 'ursula' },
    body: 'Where is it written that none of this goes into an evaluation?',
    answers: [
      {
        by: 'sam',
        body: 'In the observation agreement, which is in force for all visits, and I stand by it.',
      },
    ],
  },
  {
    ...{ vision: 'mathematics', practice: null, by: 'grace', isNameless: true },
    body: 'Can a principal find out which of the visits were in my room?',
    answers: [
      { by: 'noor', body: 'No. A visit holds no name and no room, and under ten visits nothing is shown.' },
    ],
  },
  {
    ...{ vision: 'mathematics', practice: 'M2', by: 'rosa' },
    body: 'Is a number line next to an equation already two pictures?',
    answers: [{ by: 'darnell', body: 'Yes, when somebody says or shows how the one is in the other.' }],
  },
  {
    ...{ vision: 'mathematics', practice: 'M5', by: 'theo' },
    body: 'We do not observe this one. Should we still plan for it?',
    answers: [
      { by: 'dana', body: 'It is in the vision. We look at five at a time, so that a visit stays short.' },
    ],
  },
  {
    ...{ vision: 'mathematics', practice: 'M8', by: 'ben' },
    body: 'Do exit tickets count as looking?',
    answers: [{ by: 'keisha', body: 'They do when the next move answers them. That may be tomorrow.' }],
  },
  {
    ...{ vision: 'mathematics', practice: 'M4', by: 'amina' },
    body: 'Could we have an example for K-2?',
    answers: [],
  },
  {
    ...{ vision: 'mathematics', practice: 'M6', by: 'grace' },
    body: 'The line on the chart begins anew in January. Did we do something wrong?',
    answers: [],
  },
  {
    ...{ vision: 'reading', practice: 'E1', by: 'amina' },
    body: 'Is pointing at the picture in a picture book “back to the text”?',
    answers: [{ by: 'priya', body: 'In K-2, yes: pictures are part of the text there.' }],
  },
  {
    ...{ vision: 'reading', practice: 'E7', by: 'ben' },
    body: 'With 47-minute periods I never get to the writing. What should give?',
    answers: [
      {
        by: 'dana',
        body: 'This came up in the data conversations too. The Network is trying a longer block.',
      },
    ],
  },
  {
    ...{ vision: 'reading', practice: 'E2', by: 'theo', isNameless: true },
    body: 'My questions have answers. How do I find ones that do not?',
    answers: [{ by: 'elena', body: 'Bring a text to the co-planning afternoon and we write three of them.' }],
  },
  {
    ...{ vision: 'reading', practice: 'E4', by: 'rosa' },
    body: 'May the words come from the students’ list?',
    answers: [{ by: 'mai', body: 'They may. What matters is that they come back and are used.' }],
  },
  {
    ...{ vision: 'reading', practice: 'E8', by: 'grace' },
    body: 'Does a science article count as one of the tied texts?',
    answers: [{ by: 'marcus', body: 'Yes, and it is a good way to meet the science team.' }],
  },
  {
    ...{ vision: 'reading', practice: null, by: 'walt' },
    body: 'What can I do with it as a paraprofessional?',
    answers: [{ by: 'linda', body: 'Ask “what in the text makes you say that?” It fits every lesson.' }],
  },
  {
    ...{ vision: 'reading', practice: 'E5', by: 'amina' },
    body: 'Who has decodable texts to lend?',
    answers: [],
  },
  {
    ...{ vision: 'reading', practice: null, by: 'rosa' },
    body: 'Will there be a Spanish translation of the vision for families?',
    answers: [],
  },
];
