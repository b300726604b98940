import {
  addStaff,
  adoptVision,
  day,
  idOf,
  planOf,
  questionOn,
  studyTogether,
} from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

/** A title that no other vision of this world has. */
const ownTitle = (about: string) => `${about} ${newId().slice(-6)}`;

test('[C26] a principal plans a study session and records who was there, ticked from the staff of the building', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = ownTitle('Mathematics we explain');
  await adoptVision(world, 'Mathematics', { title });
  const name = ownTitle('Reading practice 1 together');
  await signIn(page, 'priya');
  await page.goto('/conversations');
  await page.getByRole('link', { name: 'Plan a study session' }).click();
  await page.getByLabel('Vision').selectOption({ label: `Mathematics: ${title}` });
  await page.getByLabel('What the session is called').fill(name);
  await page.getByLabel('Practice 1').check();
  await seePage(page);
  await page.getByRole('button', { name: 'Plan the session' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await seePage(page);

  await page.getByRole('button', { name: 'Record it as held' }).click();
  await page.getByLabel('Role').selectOption({ label: 'Teacher' });
  await expect(page.getByLabel('Amina Yusuf')).toBeVisible();
  await page.getByRole('button', { name: /^Mark (all|this)/ }).click();
  await page.getByLabel('Amina Yusuf').uncheck();
  await seePage(page);
  await page.getByRole('button', { name: /^Record with/ }).click();
  await expect(page.getByText('Theo Lindqvist')).toBeVisible();
  await expect(page.getByText('Amina Yusuf')).toBeHidden();
});

test('[C26] a teacher says “I was there” after a session, and does not see who else was', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics we missed') });
  const session = await studyTogether(world, vision, [idOf(world, 'theo')]);
  await signIn(page, 'amina');
  await page.goto(`/conversations/sessions/${session.id}`);
  await expect(page.getByText('1 person was there')).toBeVisible();
  await page.getByRole('button', { name: 'I was there' }).click();
  await expect(page.getByText('You are counted among those who were there.')).toBeVisible();
  await expect(page.getByText('2 people were there')).toBeVisible();
  await expect(page.getByText('Theo Lindqvist'), 'colleagues’ names are not hers to see').toBeHidden();
  await seePage(page);
});

test('[C26] anybody asks, without a name if they like; an answer closes the open question', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics to ask about') });
  await signIn(page, 'theo');
  await page.goto(`/conversations/questions/${vision.versionId}`);
  await expect(page.getByText('No question has been asked yet.')).toBeVisible();
  await seePage(page);
  await page.getByLabel('About').first().selectOption({ label: 'Practice 2' });
  await page.getByLabel('Your question').fill('How would this look in art?');
  await page.getByLabel('Ask without my name').check();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('heading', { name: '1 open, 0 answered' })).toBeVisible();
  await expect(page.getByText(/Asked without a name/)).toBeVisible();
  await expect(page.getByText('Theo Lindqvist')).toBeHidden();

  await signIn(page, 'elena');
  await page.reload();
  await page.getByRole('button', { name: 'Answer' }).click();
  await page.getByLabel('Your answer').fill('Students tell each other what they tried.');
  await page.getByRole('button', { name: 'Give this answer' }).click();
  await expect(page.getByRole('heading', { name: '0 open, 1 answered' })).toBeVisible();
  await expect(page.getByText(/Elena Vargas.* · .*Coach/)).toBeVisible();
  await seePage(page);
});

test('[C24] [C25] who has studied a vision is shown by audience, building and grade band, small groups protected', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics to study') });
  const lakeside = await addStaff(world, 'teacher', 'Lakeside Elementary', 8);
  for (const building of ['Lakeside Elementary', 'Birchwood Middle', 'Maple Ridge High'])
    await addStaff(world, 'other_staff', building, 6);
  await addStaff(world, 'dn_member', null, 6);
  const administrators = await addStaff(world, 'building_administrator', 'Maple Ridge High', 5);
  await studyTogether(world, vision, [...lakeside, ...administrators.slice(0, 2)]);
  await signIn(page, 'grace');
  await page.goto(`/conversations/coverage/${vision.versionId}`);
  const [row] = await world.query<{ teachers: number; administrators: number; dn: number }>(
    `select count(distinct person_id) filter (where audience = 'teachers')::int as teachers,
       count(distinct person_id) filter (where audience = 'administrators')::int as administrators,
       count(distinct person_id) filter (where audience = 'dn_members')::int as dn
     from conversations.audience_members where district_id = $1`,
    [world.districtId],
  );
  const audiences = page.getByRole('table', { name: 'By audience' });
  await expect(audiences.getByRole('row', { name: /^Teachers/ })).toContainText(`8 of ${row?.teachers}`);
  await expect(audiences.getByRole('row', { name: /^Administrators/ })).toContainText(
    `2 of ${row?.administrators}`,
  );
  await expect(audiences.getByRole('row', { name: /^District Network/ })).toContainText(`0 of ${row?.dn}`);
  const buildings = page.getByRole('table', { name: 'By building' });
  await expect(buildings.getByRole('row', { name: /^Lakeside/ })).toContainText(
    /8 of \d+.*fewer than 5 people|fewer than 5 people.*8 of \d+/,
  );
  await expect(page.getByRole('table', { name: 'Teachers by grade band' })).toBeVisible();
  await seePage(page);
});

test('the gate says how many more people it needs, and opens by an override that everybody can read', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics behind a gate') });
  await studyTogether(world, vision, [idOf(world, 'theo')]);
  await signIn(page, 'priya');
  await page.goto(`/conversations/coverage/${vision.versionId}`);
  await expect(page.getByText('Not yet')).toBeVisible();
  await expect(page.getByText(/asks for 60 of 100 before visits begin: \d+ more people/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Open it before that/ })).toBeHidden();

  await signIn(page, 'dana');
  await page.reload();
  await page.getByRole('button', { name: /Open it before that/ }).click();
  await page.getByLabel('Why').fill('We studied it last spring; the lists are on paper.');
  await seePage(page);
  await page.getByRole('button', { name: 'Open for visits' }).click();
  await expect(page.getByText(/Dana Whitfield opened the visits/)).toBeVisible();
  await expect(page.getByText('the lists are on paper')).toBeVisible();
  await expect(page.getByText('Open', { exact: true })).toBeVisible();
  await seePage(page);
});

test('[C27] practices are named in a meeting by one tap, their sentences go to its agenda, and the share of talk shows', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics we talk about') });
  await signIn(page, 'theo');
  await page.goto('/conversations/meetings/new');
  const name = ownTitle('Third grade team');
  await page.getByLabel('Name of the meeting').fill(name);
  const field = page.getByRole('combobox', { name: 'Which of our practices is this about?' });
  await field.fill(`practice 1 ${vision.title}`);
  await field.press('Enter');
  await page.getByRole('button', { name: /To the agenda: I heard practice 1/ }).click();
  await expect(page.getByLabel(/^Agenda/)).toHaveValue('I heard practice 1 in the room.');
  await seePage(page);
  await page.getByRole('button', { name: 'Save the meeting' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page
    .getByRole('group', { name: vision.title })
    .getByRole('button', { name: 'Practice 3', exact: true })
    .click();
  await expect(
    page.getByRole('group', { name: vision.title }).getByRole('button', { name: 'Practice 3', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');
  await seePage(page);
  await page.goto(`/conversations/language/${vision.versionId}`);
  await expect(page.getByText(/A practice of this vision was named in 1 of \d+ meetings?/)).toBeVisible();
  await expect(page.getByRole('row', { name: /^Practice 3/ })).toContainText('named in 1 meeting');
  await expect(page.getByRole('row', { name: /^Practice 2/ })).toContainText('named in 0 meetings');
  await seePage(page);
});

test('a vision that nobody studies, asks about or names for six weeks is called quiet', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = ownTitle('A vision in a binder');
  const vision = await adoptVision(world, 'English Language Arts', { title, daysAgo: 50 });
  await signIn(page, 'elena');
  await page.goto('/conversations');
  const article = page.getByRole('article').filter({ hasText: title });
  await expect(article.getByText(/named it in a meeting for 7 weeks/)).toBeVisible();
  await seePage(page);
  await world.as('theo').conversations.askQuestion(questionOn(vision, 'Where do we begin?'));
  await page.reload();
  await expect(article.getByRole('link', { name: 'Questions: 1 open' })).toBeVisible();
  await expect(article.getByText(/weeks/)).toBeHidden();
});

test('a planned session is canceled only after one is sure, and its sheet can be printed', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics on paper') });
  const plan = planOf(world, vision, { heldOn: day(3) });
  await world.as('priya').conversations.planSession(plan);
  await signIn(page, 'priya');
  await page.goto(`/conversations/sessions/${plan.id}/sheet`);
  await expect(page.getByRole('row', { name: /Theo Lindqvist/ })).toBeVisible();
  await seePage(page);
  await page.goto(`/conversations/sessions/${plan.id}`);
  await page.getByRole('button', { name: 'Cancel this session' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Cancel this session' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel this session' }).click();
  await expect(page.getByText('Canceled', { exact: true })).toBeVisible();
});
