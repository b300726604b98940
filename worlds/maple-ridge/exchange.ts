import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';

/** What leaves the district: a chart that anybody may look at, and a token for one program, once there is a reading. */
export async function openData(ground: Ground): Promise<void> {
  const { sam } = ground.people;
  const { district } = await sam.api.people.readSession();
  const { subjects } = await sam.api.analysis.listSubjects();
  for (const { id: subjectId } of subjects) {
    const { practices, windows } = await sam.api.analysis.readSubjectPicture({ subjectId });
    const shown = practices.find((one) => one.district.points.some((point) => point !== null));
    if (shown === undefined || !windows.some(({ state }) => state === 'read')) continue;
    await sam.api.exchange.makeEmbed({
      id: newId() as never,
      subjectId,
      practiceId: shown.practiceId,
      buildingId: null,
    });
    break;
  }
  await sam.api.exchange.makeToken({
    id: newId() as never,
    name: 'Data warehouse of the county',
    endsOn: addDays(district.today, 200),
  });
}
