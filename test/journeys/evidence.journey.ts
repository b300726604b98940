import { adoptVision, day, holdingOf, idOf, planOf } from '../../src/areas/conversations/test-ground.ts';
import { entryOf, networkOf, ratingOf } from '../../src/areas/evidence/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

test('[A05] a group rates each part with its spread and evidence, another rating joins it, and a correction leaves both in the history', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const network = await networkOf(world);
  const dana = world.as('dana').evidence;
  const parts = [
    ['array', [4, 3, 0], 'beginning'],
    ['impact', [5, 2, 0], 'beginning'],
  ] as const;
  await dana.recordRating(ratingOf(network, 'e7', parts, { heldOn: day(-200) }));
  await signIn(page, 'dana');
  await page.goto('/culture/indicators');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(8);
  await seePage(page);
  await page.getByRole('link', { name: /array of institutionalized practices/ }).click();
  await page.getByRole('link', { name: 'Rate it with your group' }).click();
  await expect(page.getByRole('heading', { name: 'Rate this statement' })).toBeVisible();
  await page.getByRole('button', { name: 'Record the rating' }).click();
  await expect(page.getByText('Say how many were there')).toBeVisible();
  await page.getByLabel('Superintendent').fill('1');
  await page.getByLabel('District Network member').fill('7');
  const [array, impact] = [
    page.getByRole('group', { name: 'An array of routines' }),
    page.getByRole('group', { name: 'Planning that bears fruit' }),
  ];
  await expect(array.getByText('Nothing from the last 6 months is written down')).toBeVisible();
  await array.getByLabel('Something recent').fill('Every grade plans on Tuesdays.');
  await expect(array.getByText('Nothing from the last 6 months is written down')).toBeHidden();
  await array.getByRole('spinbutton', { name: 'Beginning' }).fill('2');
  await array.getByRole('spinbutton', { name: 'Partly in place' }).fill('5');
  await array.getByRole('spinbutton', { name: 'In place', exact: true }).fill('1');
  await array.getByRole('radio', { name: 'Partly in place' }).check();
  await impact.getByRole('spinbutton', { name: 'Beginning' }).fill('8');
  await impact.getByRole('radio', { name: 'We do not agree' }).check();
  await impact.getByLabel('What those say').fill('In two buildings one could see it.');
  await seePage(page);
  await page.getByRole('button', { name: 'Record the rating' }).click();
  await expect(
    page.getByText('8 people present: Superintendent: 1 and District Network member: 7'),
  ).toBeVisible();
  await expect(page.getByText('Partly in place: 5')).toBeVisible();
  await expect(page.getByText('The group did not agree')).toBeVisible();
  await expect(page.getByText('In two buildings one could see it.')).toBeVisible();
  await expect(page.getByText('Every grade plans on Tuesdays.')).toBeVisible();
  await expect(page.getByText('Nothing from the 6 months before was written down.')).toHaveCount(1);
  await seePage(page);
  await page.getByRole('link', { name: 'Correct it by a new one' }).click();
  const again = page.getByRole('group', { name: 'Planning that bears fruit' });
  await expect(again.getByRole('spinbutton', { name: 'Beginning' })).toHaveValue('8');
  await again.getByRole('radio', { name: 'Beginning' }).check();
  await page.getByRole('button', { name: 'Record the rating' }).click();
  await expect(page.getByText('It corrects an earlier rating.')).toBeVisible();
  await page.getByRole('link', { name: /array of institutionalized practices/ }).click();
  const part = page.getByRole('region', { name: 'An array of routines' });
  await expect(part.getByText('Corrected later')).toHaveCount(1);
  await expect(part.getByText('Beginning: 4')).toBeVisible();
  await expect(part.getByText('Beginning: 2')).toHaveCount(3);
  await seePage(page);
});

test('[A06] the research stands beside an indicator with author, year and source, and the district puts its own there', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'elena');
  await page.goto('/culture/indicators/e3');
  const research = page.getByRole('complementary', { name: 'Research' });
  await expect(research.getByText('Bryk, Schneider (2002). Trust in Schools')).toBeVisible();
  await expect(research.getByText('Its limits').first()).toBeVisible();
  await research.getByRole('button', { name: 'Add a citation' }).click();
  const cited = `Our own staff study ${newId().slice(-6)}, 2025.`;
  await research.getByLabel('The work, as you would cite it').fill(cited);
  await research.getByLabel('Its address or DOI').fill('10.1234/own');
  await research.getByLabel('What it tells us here').fill('Two schools, one spring.');
  await research.getByRole('button', { name: 'Add it' }).click();
  const own = research.getByRole('article').filter({ hasText: cited });
  await expect(own.getByText(/Added by Elena Vargas, Coach, on/)).toBeVisible();
  await expect(own.getByRole('link', { name: '10.1234/own' })).toHaveAttribute(
    'href',
    'https://doi.org/10.1234/own',
  );
  await seePage(page);
  await own.getByRole('button', { name: `Take it back: ${cited}` }).click();
  await expect(own).toBeHidden();
  await signIn(page, 'theo');
  await page.reload();
  await expect(research.getByText('Edmondson (1999)')).toBeVisible();
  await expect(research.getByRole('button', { name: 'Add a citation' })).toBeHidden();
});

test('[A07] well-being and achievement stand apart, evidence is asked for and ages in sight', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const sam = world.as('sam').evidence;
  const what = `The reading hour began ${newId().slice(-6)}`;
  await sam.addEntry(entryOf('e1.achievement', { seenOn: day(-430), what }));
  await sam.recordRating(
    ratingOf(await networkOf(world), 'e1', [
      ['well_being', [1, 5, 1], 'partly'],
      ['achievement', [0, 1, 6], 'in_place'],
    ]),
  );
  await signIn(page, 'walt');
  await page.goto('/culture/indicators/e1');
  const wellBeing = page.getByRole('region', { name: 'Well-being' });
  const achievement = page.getByRole('region', { name: 'Achievement' });
  await expect(wellBeing.getByText('Partly in place', { exact: true })).toBeVisible();
  await expect(achievement.getByText('In place', { exact: true })).toBeVisible();
  await expect(achievement.getByText(/Last seen 14 months ago.*longer ago than 6 months/)).toBeVisible();
  await expect(
    achievement.getByRole('listitem').filter({ hasText: what }).getByText('Old by now'),
  ).toBeVisible();
  await expect(achievement.getByText('Rated without recent evidence').first()).toBeVisible();
  await page.getByRole('button', { name: 'Write down what was seen: Achievement' }).click();
  await achievement.getByLabel('What was seen').fill('Amina Yusuf opened a reading corner.');
  await achievement.getByRole('button', { name: 'Keep it' }).click();
  await expect(achievement.getByText('This names a member of staff: Amina Yusuf')).toBeVisible();
  await achievement.getByLabel('What was seen').fill('A reading corner opened by the gym.');
  await achievement.getByLabel('Other staff').check();
  await seePage(page);
  await achievement.getByRole('button', { name: 'Keep it' }).click();
  await expect(achievement.getByText('A reading corner opened by the gym.')).toBeVisible();
  await expect(achievement.getByText(/Last seen today/)).toBeVisible();
  await expect(achievement.getByText('longer ago than 6 months')).toBeHidden();
});

test('[A11] [A13] [B08] traces say what they count and open their records; whence all of it comes is shown by building and group, and a building is looked at with the same measures', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'English Language Arts', { title: `Reading ${newId().slice(-6)}` });
  const title = `Student work on one table ${newId().slice(-6)}`;
  const tags = { tags: { isEmbedded: true, isOnStudentWork: true, isWithPeers: true } };
  const plan = { ...planOf(world, vision, { heldOn: day(-1), title }), ...tags };
  await world.as('priya').conversations.planSession(plan);
  await world.as('priya').conversations.holdSession({ ...holdingOf(world, plan), ...tags });
  const what = `Put examples where people plan ${newId().slice(-6)}`;
  await world.as('dana').supports.makeStep({
    ...{ stepId: newId() as never, conversationId: null, subjectId: null, practiceId: null, bandId: null },
    ...{ buildingId: null, kind: 'structure', learning: 'student', what, measure: 'They are used.' },
    ...{ ownerId: idOf(world, 'dana'), dueOn: day(30) },
  });
  await world.as('sam').evidence.recordRating(
    ratingOf(await networkOf(world), 'e8', [
      ['communication', [0, 6, 1], 'partly'],
      ['focus', [0, 1, 6], 'in_place'],
    ]),
  );
  await world.as('rosa').evidence.recordRating(
    ratingOf(await networkOf(world, 'Lakeside Elementary'), 'e4', [
      ['leaders', [1, 5, 1], 'partly'],
      ['all_employees', [1, 5, 1], 'partly'],
      ['each_student', [1, 5, 1], 'partly'],
    ]),
  );
  await signIn(page, 'theo');
  await page.goto('/culture/indicators/e6');
  const peers = page.getByRole('region', { name: 'With peers' });
  const all = peers.getByRole('listitem').filter({ hasText: 'Sessions that were all three' });
  await expect(all.getByText(/^\d+ of \d+$/)).toBeVisible();
  await all.getByRole('button', { name: 'Open the records: Sessions that were all three' }).click();
  await expect(all.getByRole('link', { name: title })).toBeVisible();
  await seePage(page);
  await page.goto('/culture/indicators/e2');
  const leaders = page.getByRole('region', { name: 'Leaders’ commitment' });
  const owned = leaders.getByRole('listitem').filter({ hasText: 'Next steps owned by leaders' });
  await owned.getByRole('button', { name: /Open the records/ }).click();
  await owned.getByRole('link', { name: what }).click();
  await expect(page).toHaveURL(/\/steps\//);
  await expect(page.getByText(what).first()).toBeVisible();
  await page.goto('/culture/indicators/e5');
  await expect(page.getByText('Counted in steps of five.').first()).toBeVisible();
  await page.goto('/culture/indicators/e8');
  const focus = page.getByRole('region', { name: 'One common focus' });
  await expect(focus.getByText(/The rating says “.In place.”, and none of the traces/)).toBeVisible();
  await focus.getByRole('link', { name: 'Begin a conversation about it' }).click();
  await expect(page).toHaveURL(/conversations\/new/);
  await page.goto('/culture/indicators/e4');
  await expect(page.getByRole('heading', { name: 'Where this comes from' })).toBeVisible();
  await expect(page.getByText(/Nothing yet comes from:.*Birchwood Middle/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Lakeside Elementary \d+ \d+ [1-9]/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Teachers.*fewer than five people/ })).toBeVisible();
  await seePage(page);
  await page.getByLabel('Look at').selectOption('Lakeside Elementary');
  await expect(page).toHaveURL(/building=/);
  const each = page.getByRole('region', { name: 'Each student' });
  await expect(each.getByText('Partly in place', { exact: true })).toBeVisible();
  await expect(
    each.getByRole('link', { name: /Building Network: Lakeside Elementary/ }).first(),
  ).toBeVisible();
  await page.getByLabel('Look at').selectOption('The whole district');
  await expect(each.getByText('Nobody has rated it for this place yet')).toBeVisible();
  await expect(each.getByRole('link', { name: /Building Network: Lakeside Elementary/ })).toBeVisible();
});
