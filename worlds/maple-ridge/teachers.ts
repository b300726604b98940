import { addDays } from '../../src/kit/days.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';
import type { Adopted } from './visions.ts';

/** The teachers' own side of visits: three invitations to come and see, one taken up; and a team's visits among colleagues. */
export async function inviteAndVisitAmongUs(ground: Ground, mathematics: Adopted): Promise<void> {
  await invite(ground, 'theo', practiceOf(mathematics, 'M3'), 'We set two ways of solving side by side.');
  await invite(ground, 'amina', practiceOf(mathematics, 'M1'), 'Stay for the first task: who talks?');
  await invite(ground, 'grace', practiceOf(mathematics, 'M2'), '');
  const { observation } = ground.people.priya.api;
  const [first] = (await observation.listInvitations()).open;
  if (first !== undefined) await observation.takeUpInvitation({ id: first.id });
  await visitAmongUs(ground);
}

const practiceOf = (version: Adopted, key: string) => version.practices.get(key) ?? '';

async function invite(ground: Ground, by: PersonKey, practiceId: string, note: string): Promise<void> {
  const { today } = ground.calendar;
  await ground.people[by].api.observation.invite({
    ...{ id: crypto.randomUUID() as never, practiceId: practiceId as never, note },
    ...{ startsOn: today, endsOn: addDays(today, 9), dayPart: 'any' },
  });
}

/** The team that Theo formed: eleven visits on its one practice. */
async function visitAmongUs(ground: Ground): Promise<void> {
  const { observation } = ground.people.theo.api;
  const { teams, today } = await observation.listPeerTeams();
  const team = teams.find(({ isLargeEnough, practices }) => isLargeEnough && practices.length > 0);
  if (team === undefined) return;
  for (let visit = 0; visit < 11; visit += 1)
    await observation.recordPeerVisit({
      teamId: team.id,
      id: crypto.randomUUID() as never,
      madeOn: addDays(today, -(visit % 12)),
      tallies: team.practices.map(({ id: practiceId }, at) => ({
        practiceId,
        answer: visit === 7 ? 'no_opportunity' : (visit + at) % 3 === 0 ? 'seen' : 'not_seen',
      })),
    });
}
