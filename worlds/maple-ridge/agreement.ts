import type { AgreementContent } from '../../src/areas/observation/agreement-contract.ts';

/** The observation agreement of Maple Ridge. */
export const agreement: AgreementContent = {
  statement:
    'We visit rooms for five minutes to learn how our visions live in our buildings, and where support is needed. What we count are practices.',
  kept: [
    'Which practices of the vision were seen, were not seen, or had no opportunity',
    'The building, the grade band, the part of the lesson and the time of day',
    'Who made the visit, so that the visits of a phone arrive exactly once',
  ],
  notKept: ['Who taught', 'Which room it was', 'The class, the period or any student', 'Notes in words'],
  seenBy: [
    'Everybody in the district, as figures over at least five rooms and ten visits',
    'Nobody as a single visit',
  ],
  keptForMonths: 36,
  sharedWithinDays: 14,
  visitMinutes: { min: 3, max: 8 },
  notForEvaluation:
    'No visit, and no figure made of visits, is used in the evaluation of any employee, now or later.',
  perfectionLine: 'The vision is an aim. Nobody expects to see all of it in one lesson, or in five minutes.',
};
