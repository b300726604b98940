import type { Locator, Page } from '@playwright/test';
import type { Ground } from '../../src/areas/analysis/reading-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { adoptVision } from '../adopted-vision.ts';
import type { World } from '../world.ts';

/** A vision in force for mathematics, and an agreement; once in a world. */
export async function visionInForce(world: World): Promise<Ground & { names: string[]; phrase: string }> {
  if ((await world.as('sam').visions.listVersions({})).length === 0) {
    await adoptVision(world);
    await world.as('sam').observation.publishAgreement({
      id: newId() as never,
      content: {
        statement:
          'Visits show how the vision lives in our buildings, so that support goes where it is needed.',
        kept: ['Whether a practice was seen'],
        notKept: ['Who taught', 'Which room'],
        seenBy: ['Everybody, as figures'],
        keptForMonths: 24,
        visitMinutes: { min: 3, max: 8 },
        notForEvaluation: 'No visit is used to judge anybody.',
        perfectionLine: 'The vision is where we are going. Nobody expects all of it in a lesson.',
      },
    });
  }
  const [version] = await world.as('sam').visions.listVersions({});
  if (version === undefined) throw new Error('no vision was adopted');
  const full = await world.as('sam').visions.readVersion({ versionId: version.id as never });
  return {
    subjectId: version.subject.id,
    versionId: version.id,
    practiceIds: version.practices.map(({ practiceId }) => practiceId),
    names: version.practices.map(({ name }) => name),
    phrase: full.practices[0]?.phrases[0] ?? '',
  };
}

/** A subject of its own for one test, so that no other test's windows are in its picture. */
export async function subjectFor(world: World, name: string): Promise<string> {
  const id = newId();
  await world.query(
    'insert into district.subjects (district_id, id, key, name, ordinal) values ($1, $2, $3, $4, 9)',
    [world.districtId, id, name.toLowerCase(), name],
  );
  return id;
}

/** The strip of one practice. */
export const practice = (page: Page, name: string | undefined) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: name ?? '', exact: true }) });

/** Opens the buildings of a practice, which are folded on a phone. */
export async function openBuildings(of: Locator): Promise<void> {
  const buildings = of.locator('.seen-buildings');
  if ((await buildings.getAttribute('open')) === null)
    await buildings.getByText('By building, in the district’s own order').click();
}
