import { addDistrict } from '../../src/areas/district/setup-store.ts';
import { firstPerson } from '../../src/areas/people/first-person.ts';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Database } from '../../src/server/database.ts';
import { agreement } from './agreement.ts';
import { bands, buildings, subjects } from './buildings.ts';
import { type Calendar, calendarOf, dayIn } from './calendar.ts';
import { beginScience, callForArts, submitSocialStudies } from './drafts.ts';
import { openData } from './exchange.ts';
import { liveTheFoundation } from './foundation.ts';
import { apiOf, type Ground } from './ground.ts';
import { visitInPairs } from './pairs.ts';
import { emailOf, named, password } from './people.ts';
import { putVisitsRight } from './put-right.ts';
import { bringStaff, signEverybodyIn } from './staff.ts';
import { planSession, studyVersion } from './study.ts';
import { talkAboutVisions } from './talk.ts';
import { inviteAndVisitAmongUs } from './teachers.ts';
import { workTogether } from './together.ts';
import { secondVersionFromWindow, studiedAtWindow, truths } from './truth.ts';
import { type Adopted, adoptMathematics, adoptReading, reviseMathematics } from './visions.ts';
import { bringVisits, type Devices, handOutDevices, planVisits } from './visits.ts';
import { liveWindow, openWindow } from './windows.ts';

export const districtName = 'Maple Ridge Community Schools';

/** The name while it is being loaded: by it a load that was cut short is known. */
export const unfinishedName = 'Maple Ridge (being loaded)';

const timeZone = 'America/Detroit';

export type Loaded = {
  districtId: string;
  session: { districtId: string; secret: string };
  /** The phones from which visits came, with how many each sent. */
  phones: { id: string; visits: number }[];
};

/**
 * Loads Maple Ridge: a district, its staff, two adopted visions and two on their way, a school year of visits and what
 * became of them, and the fall that is going on. Only the district and its first person are made by function, as the
 * first run does; everything else goes through the API like everybody's work.
 *
 * @param url where the API is served, without a slash at the end
 */
export async function loadMapleRidge(
  database: Database,
  url: string,
  say: (line: string) => void,
): Promise<Loaded> {
  const calendar = calendarOf(schoolDayOf(new Date(), timeZone));
  const loaded = await makeDistrict(database, calendar);
  const office = apiOf(url, `jointly_session=${loaded.session.districtId}.${loaded.session.secret}`);
  say('Maple Ridge: staff');
  const ids = await bringStaff({ url, office }, addDays(calendar.start, -800));
  const people = await signEverybodyIn({ url, office }, ids);
  const profile = await office.district.readProfile();
  const places = [...profile.buildings, ...profile.subjects, ...profile.bands];
  const place = (name: string) => {
    const id = places.find((one) => one.name === name)?.id;
    if (id === undefined) throw new Error(`no place is called ${name}`);
    return id;
  };
  const ground: Ground = { url, office, calendar, place, people, ids, say };
  const phones = await tellStory(ground);
  const { language } = profile;
  await office.district.changeDetails({ name: districtName, language, timeZone });
  return { ...loaded, phones };
}

async function makeDistrict(database: Database, calendar: Calendar): Promise<Omit<Loaded, 'phones'>> {
  const districtId = newId();
  const [givenName, familyName] = named.odette.name.split(' ') as [string, string];
  const passwordHash = await firstPerson.hashPassword(password);
  const session = await database.inDistrict(districtId, async (tx) => {
    await addDistrict(tx, districtId, {
      ...{ name: unfinishedName, language: 'en', timeZone, isDemo: true },
      ...{ buildings: buildings.map(({ name }) => name), subjects, bands, terms: calendar.terms },
    });
    const email = emailOf(named.odette.name);
    const office = { isSuperintendent: false, isDnMember: false, passwordHash, device: 'Maple Ridge' };
    return firstPerson.add(tx, districtId, { givenName, familyName, email, ...office });
  });
  return { districtId, session };
}

async function tellStory(ground: Ground): Promise<Loaded['phones']> {
  const { calendar, people, say } = ground;
  say('Maple Ridge: visions');
  await people.sam.api.observation.publishAgreement({ id: newId(), content: agreement });
  const mathematics = await adoptMathematics(ground);
  const reading = await adoptReading(ground);
  say('Maple Ridge: study sessions');
  const from = addDays(calendar.start, -6);
  const study = { from, turnout: 0.82, note: 'Read, tried on one lesson of our own, and compared.' };
  await studyVersion(ground, mathematics.adopted, { ...study, title: 'What our mathematics vision says' });
  await studyVersion(ground, reading, { ...study, title: 'Back to the text, and the seven other practices' });
  const progress = progressOf(ground);
  // Two phones each, so that the two subjects can be told at the same time.
  const [phones, others] = [handOutDevices(), handOutDevices()];
  const [current] = await Promise.all([
    liveMathematics(ground, mathematics, phones, progress),
    liveReading(ground, reading, others, progress),
  ]);
  say('Maple Ridge: this fall');
  await liveThisFall(ground, { mathematics: current, reading }, others);
  await talkAboutVisions(ground, { mathematics: current, reading });
  await workTogether(ground, { mathematics: current, reading });
  await inviteAndVisitAmongUs(ground, current);
  say('Maple Ridge: the foundation');
  await liveTheFoundation(ground, { mathematics: current, reading });
  await openData(ground);
  await planSession(ground, current);
  await beginScience(ground);
  await submitSocialStudies(ground);
  await callForArts(ground);
  return [...phones.values(), ...others.values()].map(({ id, counter }) => ({ id, visits: counter }));
}

/** Says now and then how many of the year's visits are there. */
function progressOf(ground: Ground): (visits: number) => void {
  const { windows, start } = ground.calendar;
  const planned = (subject: 'mathematics' | 'reading') =>
    windows.map((window, index) =>
      planVisits({ subject, number: index + 1, truths: truths[subject], ...window }, start),
    );
  const all = [...planned('mathematics'), ...planned('reading')].flat().length;
  let [brought, told] = [0, 0];
  return (visits) => {
    brought += visits;
    if (brought < told + 400 && brought < all) return;
    told = brought;
    const [have, of] = [brought, all].map((number) => number.toLocaleString('en'));
    ground.say(`Maple Ridge: visits ${have} of ${of}`);
  };
}

async function liveMathematics(
  ground: Ground,
  { started, adopted }: Awaited<ReturnType<typeof adoptMathematics>>,
  devices: Devices,
  count: (visits: number) => void,
): Promise<Adopted> {
  let version = adopted;
  for (const [index, window] of ground.calendar.windows.entries()) {
    const number = index + 1;
    if (number === secondVersionFromWindow) {
      version = await reviseMathematics(ground, started);
      const title = 'The second version of our mathematics vision';
      const from = dayIn(ground.calendar.start, 19, 0);
      await studyVersion(ground, version, { title, from, turnout: 0.78, note: 'One practice reads anew.' });
    }
    count(await liveWindow(ground, version, { subject: 'mathematics', number, ...window }, devices));
    if (number === studiedAtWindow) {
      const title = 'Students answer students: what we say after an answer';
      const note = 'Two clips, one routine to try, and a date to say how it went.';
      const from = addDays(window.endsOn, -4);
      await studyVersion(ground, version, { title, from, practices: ['M3'], turnout: 0.9, note });
    }
  }
  return version;
}

async function liveReading(
  ground: Ground,
  version: Adopted,
  devices: Devices,
  count: (visits: number) => void,
): Promise<void> {
  for (const [index, window] of ground.calendar.windows.entries())
    count(await liveWindow(ground, version, { subject: 'reading', number: index + 1, ...window }, devices));
}

/** One window is open from today, and one has ended and waits for its reading and its conversation. */
async function liveThisFall(
  ground: Ground,
  versions: { mathematics: Adopted; reading: Adopted },
  devices: Devices,
): Promise<void> {
  const { today, windows } = ground.calendar;
  const number = windows.length + 1;
  const ended = { startsOn: addDays(today, -16), endsOn: addDays(today, -3) };
  const waiting = await openWindow(ground, versions.reading, { subject: 'reading', number, ...ended });
  await bringVisits(ground, waiting, devices);
  await visitInPairs(ground, waiting);
  await putVisitsRight(ground);
  const open = { startsOn: today, endsOn: addDays(today, 11) };
  await openWindow(ground, versions.mathematics, { subject: 'mathematics', number, ...open });
}
