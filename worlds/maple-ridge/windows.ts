import { newId } from '../../src/kit/new-id.ts';
import { waysOf } from './beats.ts';
import { buildings } from './buildings.ts';
import { holdConversation } from './data-talk.ts';
import type { Ground } from './ground.ts';
import { visitInPairs } from './pairs.ts';
import { truths } from './truth.ts';
import type { Adopted } from './visions.ts';
import { bringVisits, type Devices, type VisitedWindow } from './visits.ts';

type Subject = VisitedWindow['subject'];

const purposes: Record<Subject, readonly string[]> = {
  mathematics: [
    'Where do students get to reason aloud, and what makes room for it?',
    'How do tasks hold up once students work on them?',
    'Where are ways of solving set beside each other?',
  ],
  reading: [
    'Where do answers go back to the words of the text?',
    'How much of the talk about texts is among students?',
    'Which texts do students meet, and what do they write about them?',
  ],
};

/** The district's own aims, in visits of a hundred, by the models' ids of practices. */
const aims: Record<Subject, Record<string, number>> = {
  mathematics: { M1: 50, M2: 50, M3: 45, M4: 20, M6: 40 },
  reading: { E1: 50, E2: 40, E4: 35, E7: 30, E8: 50 },
};

/** Opens a window of a subject in every building, with the district's aims for it. */
export async function openWindow(
  ground: Ground,
  version: Adopted,
  about: { subject: Subject; number: number; startsOn: string; endsOn: string },
): Promise<VisitedWindow> {
  const { subject, number, startsOn, endsOn } = about;
  const { dana, noor } = ground.people;
  const opener = subject === 'mathematics' ? dana : noor;
  const id = newId();
  const practices = truths[subject].map(({ practice }) => version.practices.get(practice) ?? practice);
  await opener.api.observation.openWindow({
    ...{ id, subjectId: version.subjectId, versionId: version.versionId, startsOn, endsOn },
    purpose: purposes[subject][(number - 1) % purposes[subject].length] ?? '',
    practiceIds: practices,
    buildingIds: buildings.map(({ name }) => ground.place(name)),
    visitMinutes: 5,
    ways: waysOf(subject, version.practices),
  });
  await opener.api.analysis.setAims({
    ...{ id: newId(), windowId: id },
    aims: Object.entries(aims[subject]).map(([practice, presentPercent]) => ({
      practiceId: version.practices.get(practice) ?? practice,
      ...{ presentPercent, opportunityPercent: 60 },
    })),
  });
  return { id, subject, number, startsOn, endsOn, practices: version.practices, truths: truths[subject] };
}

/** A window of the year as it was lived: opened, visited, read, talked about, closed. Answers how many visits it had. */
export async function liveWindow(
  ground: Ground,
  version: Adopted,
  about: Parameters<typeof openWindow>[2],
  devices: Devices,
): Promise<number> {
  const window = await openWindow(ground, version, about);
  const visits = await bringVisits(ground, window, devices);
  await visitInPairs(ground, window);
  const readingId = newId();
  const leader = about.subject === 'mathematics' ? ground.people.dana : ground.people.noor;
  await leader.api.analysis.takeReading({ id: readingId, windowId: window.id });
  await holdConversation(ground, window, { leader, readingId });
  return visits;
}
