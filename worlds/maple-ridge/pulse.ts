import type { Value } from '../../src/areas/pulse/tally-rules.ts';
import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';

/** The staff pulse: a round that is open, a question of the district's own, and the results of a survey beside it. */
export async function fillPulse(ground: Ground): Promise<void> {
  await addQuestion(ground);
  await openRound(ground);
  await bringSurvey(ground);
}

async function addQuestion({ people }: Ground): Promise<void> {
  await people.dana.api.pulse.changeItems({
    id: newId() as never,
    after: 0,
    leftOut: [],
    own: [
      {
        partId: 'e3.respect',
        kind: 'know',
        text: {
          en: 'I know which norms we have agreed on.',
          es: 'Sé qué normas hemos acordado.',
          ar: 'أعرف المعايير التي اتفقنا عليها.',
        },
      },
    ],
  });
}

const answering: readonly PersonKey[] = ['priya', 'marcus', 'elena', 'theo', 'amina', 'grace', 'rosa'];

async function openRound({ people, calendar }: Ground): Promise<void> {
  const round = await people.sam.api.pulse.openRound({
    id: newId() as never,
    opensOn: calendar.today,
    closesOn: addDays(calendar.today, 11),
    groups: ['leaders', 'teachers', 'coaches', 'other_staff'],
  });
  for (const [index, key] of answering.entries())
    await people[key].api.pulse.answerRound({
      id: round.id,
      values: Object.fromEntries(
        round.items.map(({ id }, at) => [id, [3, 2, 4, 1, 3, null, 2][(at * 3 + index * 2) % 7] as Value]),
      ),
      helps: index % 3 === 0 ? 'The half hour on Tuesdays in which nobody else needs us.' : '',
      inTheWay: index % 3 === 1 ? 'Answers that come after the decision has been made.' : '',
    });
}

const survey = [
  'survey,scale,building,date,n,mean,percent,source',
  ...['Trust among colleagues', 'Time to plan together'].flatMap((scale, index) =>
    [
      ['', 168, 3.6],
      ['Lakeside Elementary', 44, 3.8],
      ['Birchwood Middle', 51, 3.4],
      ['Maple Ridge High', 73, 3.6],
    ].map(([building, n, mean]) =>
      [
        ...['Working conditions survey', scale, building, '2026-05-04', n],
        ...[(Number(mean) - index * 0.5).toFixed(1), '', 'Report of the provider, May 2026'],
      ].join(','),
    ),
  ),
].join('\n');

async function bringSurvey({ office, calendar }: Ground): Promise<void> {
  const spring = `${Number(calendar.start.slice(0, 4)) + 1}-05-04`;
  const year = spring.slice(0, 4);
  const csv = survey.replaceAll('2026-05-04', spring).replaceAll('May 2026', `May ${year}`);
  await office.pulse.importSurvey({ id: newId() as never, csv });
}
