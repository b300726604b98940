import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import { named, type PersonKey } from './people.ts';

type Wish = {
  by: PersonKey;
  owner: PersonKey;
  what: string;
  measure: string;
  building: string | null;
  inDays: number;
};

/** One coach has taken on more than the district asks of anybody, as coaches do; the other has room. */
const wishes: readonly Wish[] = [
  {
    ...{ by: 'dana', owner: 'darnell', building: null, inDays: 18 },
    what: 'Gather one opening task from every grade team into one folder.',
    measure: 'Every team finds its own in it, and one from another.',
  },
  {
    ...{ by: 'priya', owner: 'darnell', building: 'Lakeside Elementary', inDays: 25 },
    what: 'Plan two lessons with any team that asks, and leave the plans with them.',
    measure: 'Two teams have used a plan a second time without help.',
  },
  {
    ...{ by: 'marcus', owner: 'darnell', building: 'Birchwood Middle', inDays: 30 },
    what: 'Show the talk moves on one page that fits a lanyard.',
    measure: 'It is asked for again when it runs out.',
  },
  {
    ...{ by: 'keisha', owner: 'darnell', building: 'Maple Ridge High', inDays: 33 },
    what: 'Sit in on one department meeting a month and bring a student solution.',
    measure: 'The department brings the next one itself.',
  },
  {
    ...{ by: 'noor', owner: 'darnell', building: null, inDays: 40 },
    what: 'Ask every building what would free one hour of planning.',
    measure: 'The answers are on the agenda of the District Network.',
  },
  {
    ...{ by: 'elena', owner: 'theo', building: null, inDays: 21 },
    what: 'Bring one exit slip a week to the grade team, without names.',
    measure: 'The team begins its meeting with it.',
  },
];

/** The load that people carry and share: questions answered, two that wait, a person with little time. */
export async function fillLoad(ground: Ground): Promise<void> {
  await sayYesToAll(ground);
  for (const wish of wishes) await make(ground, wish);
  await sayYes(ground, 'darnell');
  await ground.people.sam.api.supports.changeLoadSettings({ cap: 5, minutesAnItem: 30 });
  await ground.people.amina.api.supports.setLoadTime({ weeklyMinutes: 60 });
  await handOver(ground);
}

async function sayYesToAll(ground: Ground): Promise<void> {
  for (const key of Object.keys(named) as PersonKey[]) if (key !== 'bruno') await sayYes(ground, key);
}

async function sayYes(ground: Ground, key: PersonKey): Promise<void> {
  const { supports } = ground.people[key].api;
  const { offers } = await supports.listOffers();
  for (const { id, part } of offers)
    if (part === 'asked') await supports.answerOffer({ offerId: id, answer: 'accept' });
}

async function make(ground: Ground, { by, owner, what, measure, building, inDays }: Wish): Promise<void> {
  await ground.people[by].api.supports.makeStep({
    ...{ stepId: newId(), conversationId: null, subjectId: null, practiceId: null, bandId: null },
    ...{ kind: 'practice', learning: 'professional', what, measure },
    buildingId: building === null ? null : ground.place(building),
    ownerId: ground.people[owner].id,
    dueOn: addDays(ground.calendar.today, inDays),
  });
}

/** Darnell asks Elena to take one of his steps; she has not answered yet. */
async function handOver(ground: Ground): Promise<void> {
  const { supports } = ground.people.darnell.api;
  const { steps } = await supports.listSteps({ whose: 'mine' });
  const last = steps.at(-1);
  if (last === undefined) return;
  await supports.offerStep({
    ...{ offerId: newId() as never, stepId: last.id, inReturnFor: null },
    toId: ground.people.elena.id as never,
  });
}
