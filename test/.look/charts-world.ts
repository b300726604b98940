import { openWorld } from '../world.ts';
import { visionInForce, subjectFor } from '../journeys/analysis-ground.ts';
import { buildings, day, insertVisits, insertWindow, seenIn } from '../../src/areas/analysis/reading-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
const world = await openWorld();
const vision = await visionInForce(world);
const ground = { ...vision };
const steady = [22, 20, 26, 36, 30, 42, 42, 32, 38, 44, 40, 32, 52, 50, 54, 58];
for (const [index, seen] of steady.entries()) {
  const ended = 480 - index * 28;
  const windowId = await insertWindow(world, ground, { startsOn: day(-ended - 10), endsOn: day(-ended), visitMinutes: index < 5 ? 4 : 5 });
  await insertVisits(world, ground, windowId, buildings.map((building, b) => ({
    building, rooms: 20, each: [4, 3, 2][b] ?? 2,
    answers: (visit: number) => [
      visit < (b === 2 ? Math.round(seen * 0.62) : seen * 1) ? 'seen' : 'not_seen',
      visit % 11 === 0 ? 'seen' : 'not_seen',
      visit % 3 === 0 ? 'no_opportunity' : visit % 5 === 0 ? 'could_not_tell' : visit % 2 === 0 ? 'seen' : 'not_seen',
    ] as never,
  })));
  if (index !== 15) await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  else await world.as('dana').analysis.takeReading({ id: newId(), windowId });
}
const perf = await subjectFor(world, 'Sixty');
const names: string[] = [];
for (let index = 0; index < 20; index += 1) {
  const name = `School number ${index + 1}`;
  const id = newId();
  await world.query('insert into district.buildings (district_id, id, name, ordinal) values ($1,$2,$3,$4)', [world.districtId, id, name, 20 + index]).catch(async (e) => { console.log(String(e)); throw e; });
  names.push(id);
}
for (let w = 0; w < 24; w += 1) {
  const ended = 600 - w * 24;
  const windowId = await insertWindow(world, { ...vision, subjectId: perf }, { startsOn: day(-ended - 10), endsOn: day(-ended) });
  await world.query('alter table observation.windows disable trigger user');
  await world.query('update observation.windows set building_ids = $2 where id = $1', [windowId, names]);
  await world.query('alter table observation.windows enable trigger user');
  const place = world.place;
  (world as { place: unknown }).place = (name: string) => (names.includes(name) ? name : place(name));
  await insertVisits(world, vision, windowId, names.map((building, b) => ({ building, rooms: 12, each: 2, answers: seenIn((w * 7 + b * 5) % 22, (b + w) % 20, 12) })));
  (world as { place: unknown }).place = place;
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
}
console.log(JSON.stringify({ url: world.url, subject: vision.subjectId, perf, cookie: world.cookieOf('ursula'), marcus: world.cookieOf('marcus'), practices: vision.practiceIds }));
process.on('SIGTERM', () => void world.close().then(() => process.exit(0)));
setInterval(() => {}, 1000);
