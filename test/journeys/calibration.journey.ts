import type { CodingAnswer } from '../../src/areas/conversations/calibration-contract.ts';
import { code, coders, offerOf, openLesson } from '../../src/areas/conversations/calibration-ground.ts';
import {
  addStaff,
  adoptVision,
  day,
  holdingOf,
  planOf,
  studyTogether,
} from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { adoptVision as adoptSample } from '../adopted-vision.ts';
import { expect, test } from './journey.ts';

/** A title that no other vision of this world has. */
const ownTitle = (about: string) => `${about} ${newId().slice(-6)}`;

test('[A13] a session says whether it was in the working day, on students’ work and with peers; the share of all three is told', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = ownTitle('Mathematics in the day');
  const vision = await adoptVision(world, 'Mathematics', { title });
  const { conversations } = world.as('priya');
  for (const isWithPeers of [true, false]) {
    const tags = { isEmbedded: true, isOnStudentWork: true, isWithPeers };
    const plan = planOf(world, vision, { heldOn: day(-1), tags });
    await conversations.planSession(plan);
    await conversations.holdSession(holdingOf(world, plan));
  }
  const silent = planOf(world, vision, { heldOn: day(-1) });
  await conversations.planSession(silent);
  await conversations.holdSession(holdingOf(world, silent));

  await signIn(page, 'priya');
  await page.goto('/conversations/sessions/new');
  await page.getByLabel('Vision').selectOption({ label: `Mathematics: ${title}` });
  await page.getByLabel('What the session is called').fill('Slips from Tuesday');
  await page.getByLabel('Practice 1').check();
  await page.getByRole('group', { name: 'Within the working day' }).getByLabel('Yes').check();
  await page.getByRole('group', { name: 'On students’ work' }).getByLabel('Yes').check();
  await seePage(page);
  await page.getByRole('button', { name: 'Plan the session' }).click();
  await expect(page.getByRole('heading', { name: 'Slips from Tuesday' })).toBeVisible();
  await expect(page.getByText('On students’ work')).toBeVisible();
  await expect(page.getByText('With peers'), 'what was not said is not a no').toBeHidden();

  await page.goto('/conversations?when=held');
  const learning = page.getByRole('region', { name: 'What kind of learning it was' });
  await expect(learning).toContainText(
    'Of 3 sessions held in the last 12 months, 2 said what kind of learning they were; 1 of these were all three',
  );
  await expect(learning).toContainText('With peers: 1 of 2 sessions that said so');
  await expect(learning).toContainText('Within the working day: 2 of 2');
  await expect(page.getByText(/in the working day.*on students’ work.*with peers/).first()).toBeVisible();
  await seePage(page);
});

test('a teacher offers an example with its reason; it asks about students, refuses a colleague’s name, and stands beside the practice', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { visionId } = await adoptSample(world);
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}`);
  const margin = page.getByRole('complementary', { name: /^Examples of Students answer students/ });
  await margin.getByRole('link', { name: 'Offer an example of this practice' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Examples' })).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Offer an example' }).click();
  await page.getByLabel('Easily mistaken for it').check();
  await page.getByLabel('Title').fill('Answers read out in turn');
  await page
    .getByLabel('What happens in it')
    .fill('In the room of Grace Kowalski each student reads one answer; the next one reads the next.');
  await page
    .getByLabel('Why it is mistaken for this practice')
    .fill('Many speak, and nobody takes up a reason.');
  await page.getByRole('button', { name: 'Offer it to everybody' }).click();
  await expect(page.getByRole('alert')).toContainText('Say that no student’s name or face is in it');
  await seePage(page);
  await page.getByLabel('No student’s name or face is in it').check();
  await page.getByRole('button', { name: 'Offer it to everybody' }).click();
  await expect(page.getByText('This seems to name a person: Grace Kowalski')).toBeVisible();
  await page
    .getByLabel('What happens in it')
    .fill('Each student reads one answer; the next one reads the next.');
  await page.getByRole('button', { name: 'Offer it to everybody' }).click();
  await expect(page.getByRole('heading', { name: 'Answers read out in turn' })).toBeVisible();

  await signIn(page, 'grace');
  await page.goto(`/visions/${visionId}`);
  await margin.getByText('Easily mistaken for it: Answers read out in turn').click();
  await expect(margin.getByText('Many speak, and nobody takes up a reason.')).toBeVisible();
  await expect(page.getByText('Theo Lindqvist', { exact: true })).toBeHidden();
  await seePage(page);
});

test('a study session brings the examples of the practices that it studies', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics by example') });
  await world.as('elena').conversations.offerExemplar(offerOf(vision));
  const plan = planOf(world, vision);
  await world.as('priya').conversations.planSession(plan);
  await signIn(page, 'theo');
  await page.goto(`/conversations/sessions/${plan.id}`);
  await expect(page.getByRole('heading', { name: 'Two tables, two drawings' })).toBeVisible();
  await expect(page.getByText('Students do the explaining')).toBeVisible();
  await seePage(page);
});

test('a coach makes a lesson from a sample and opens it; a teacher codes it alone, from Home, and then sees the reasons', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { visionId } = await adoptSample(world, { heldOn: day(0) });
  const vision = await world.as('elena').visions.readVision({ visionId: visionId as never });
  const versionId = vision.current?.versionId;
  await signIn(page, 'elena');
  await page.goto(`/conversations/calibration/${versionId}`);
  await seePage(page);
  await page.getByRole('link', { name: 'Make a lesson to code' }).click();
  await page.getByRole('button', { name: /^Begin with this one: A lesson about juice/ }).click();
  await expect(page.getByRole('heading', { name: 'Moment 4' })).toBeVisible();
  await page.getByLabel('Title').fill('Juice, at Lakeside');
  await page.getByLabel('No student’s name or face is in it').check();
  await seePage(page);
  await page.getByRole('button', { name: 'Make the lesson' }).click();
  await page.getByRole('button', { name: 'Open it for coding' }).click();
  await expect(page.getByText('Open', { exact: true })).toBeVisible();

  await signIn(page, 'theo');
  await page.goto('/');
  await page.getByRole('link', { name: /Code a lesson: Juice, at Lakeside/ }).click();
  await expect(page.getByText('Moment 1 of 4')).toBeVisible();
  await expect(page.getByText('Why the master coding says so')).toBeHidden();
  await seePage(page);
  await page.getByRole('button', { name: 'Next moment' }).click();
  await expect(page.getByText('Choose one of the four').first()).toBeVisible();
  for (const moment of [1, 2, 3, 4]) {
    await expect(page.getByRole('heading', { name: `Moment ${moment} of 4` })).toBeVisible();
    for (const answers of await page.locator('form fieldset').all())
      await answers.getByLabel('Not seen').check();
    await page.getByRole('button', { name: moment === 4 ? 'Give my coding' : 'Next moment' }).click();
  }
  await expect(page.getByText('How others coded it is shown from five people on.')).toBeVisible();
  await expect(page.getByText('Why the master coding says so').first()).toBeVisible();
  await seePage(page);
});

test('[C05] whether a vision is understood: who has studied it stands beside how far people see its practices alike', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics we see alike') });
  const teachers = await addStaff(world, 'teacher', 'Lakeside Elementary', 8);
  await studyTogether(world, vision, teachers);
  const lesson = await openLesson(world, vision);
  const apart: CodingAnswer[] = ['not_seen', 'no_opportunity', 'seen', 'seen'];
  for (const [index, name] of coders.slice(0, 10).entries())
    await code(world, lesson, name, index < 7 ? apart : undefined);

  await signIn(page, 'theo');
  await page.goto(`/conversations/calibration/sets/${lesson.id}`);
  await expect(page.getByText('Of 10 people, 3 coded this as the master coding does.').first()).toBeVisible();
  await expect(
    page.getByText('Of 10 people, 10 coded this as the master coding does.').first(),
  ).toBeVisible();
  await expect(page.getByText('In moment 1 the words say so.').first()).toBeVisible();
  await expect(page.getByText(/Lindqvist|Yusuf|Kowalski/)).toBeHidden();
  await seePage(page);

  await page.goto('/conversations');
  await page
    .getByRole('article')
    .filter({ hasText: vision.title })
    .getByRole('link', { name: 'Seeing alike' })
    .click();
  await expect(page.getByText(/of \d+ people have studied it|of 100/).first()).toBeVisible();
  await expect(page.getByText('Of 20 answers by 10 people, 6 say what the master coding says')).toBeVisible();
  await expect(page.getByText('It is the words of the practice that want work, not people')).toBeVisible();
  await expect(
    page.getByText('Of 20 answers by 10 people, 20 say what the master coding says'),
  ).toBeVisible();
  await page.getByText('By month, and the figures').first().click();
  await expect(page.getByRole('row', { name: /^All together/ }).first()).toContainText('6 of 20 (30 of 100)');
  await expect(page.getByRole('link', { name: 'The vision in our talk' })).toBeVisible();
  await seePage(page);

  await page.goto(`/conversations/coverage/${vision.versionId}`);
  await page.getByRole('link', { name: 'How far people see its practices alike' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Seeing alike' })).toBeVisible();
});
