import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { apiOf, type Ground, send } from './ground.ts';
import { associate, password } from './people.ts';

/** The board update kept for a meeting, the field team's consent, what it looked at, and the talk with it. */
export async function fillReports(ground: Ground, _versions: unknown): Promise<void> {
  const { sam, dana } = ground.people;
  const { district } = await sam.api.people.readSession();
  await sam.api.reports.keepGiven({
    id: newId() as never,
    buildingId: null,
    givenOn: addDays(district.today, 9),
  });
  const consentId = newId() as never;
  const consent = await sam.api.people.giveConsent({
    id: consentId,
    ...associate,
    scopes: ['board_update', 'visions'],
    startsOn: district.today,
    endsOn: addDays(district.today, 200),
  });
  const fiona = await signInAssociate(ground, consent.person.id);
  await fiona.reports.readShared({ scope: 'board_update' });
  await fiona.reports.readShared({ scope: 'visions' });
  const asked = newId() as never;
  await fiona.reports.makeComment({
    id: asked,
    consentId,
    about: 'visions',
    replyTo: null,
    body: 'How did you come to the look-fors of the second practice? Two other districts are stuck exactly there.',
  });
  await dana.api.reports.makeComment({
    id: newId() as never,
    consentId,
    about: 'visions',
    replyTo: asked,
    body: 'We studied student work for three evenings and kept only what we had all seen. The minutes of those evenings are short; I can ask the team whether to share them.',
  });
  await fiona.reports.makeComment({
    id: newId() as never,
    consentId,
    about: 'board_update',
    replyTo: null,
    body: 'The barrier of planning time is on your page and on four others in the region. Shall we bring the districts together on it in the new year?',
  });
}

async function signInAssociate(ground: Ground, personId: string) {
  const { link } = await ground.people.sam.api.people.makeInvitation({
    personId: personId as never,
    id: newId() as never,
  });
  const [districtId, secret] = new URL(link).hash.slice(1).split('.');
  const { cookie } = await send(ground.url, 'PUT', '/people/invitation/acceptance', {
    ...{ districtId, secret, password },
  });
  return apiOf(ground.url, cookie);
}
