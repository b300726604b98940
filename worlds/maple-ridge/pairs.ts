import { createHash } from 'node:crypto';
import { newId } from '../../src/kit/new-id.ts';
import { buildings, roomsOf } from './buildings.ts';
import { schoolDaysIn, utcOffsetOf } from './calendar.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';
import { chanceOf, seed } from './random.ts';
import { type Answer, answerIn } from './truth.ts';
import type { VisitedWindow } from './visits.ts';

/** Who goes together: a principal with a coach, or with a principal of another building. */
const couples: readonly (readonly [PersonKey, PersonKey, string])[] = [
  ['priya', 'elena', 'Lakeside Elementary'],
  ['marcus', 'darnell', 'Birchwood Middle'],
  ['keisha', 'elena', 'Maple Ridge High'],
  ['mai', 'darnell', 'Oak Street Elementary'],
  ['tomasz', 'priya', 'Riverbend Elementary'],
  ['marcus', 'keisha', 'Birchwood Middle'],
];
const pairsInAWindow = 7;

/** How often two who see the same lesson say the same: one practice has words that are read in two ways. */
const clearness: Record<string, number> = { M2: 0.66, E4: 0.7 };
const usually = 0.93;

/**
 * The paired visits of a window: two people, one room, the same minutes. They talk about half of them. To be called while
 * the window has no reading yet.
 */
export async function visitInPairs(ground: Ground, window: VisitedWindow): Promise<void> {
  const chance = chanceOf(`pairs/${window.subject}/${window.number}`);
  const days = schoolDaysIn(ground.calendar.start, window);
  for (let index = 0; index < pairsInAWindow; index += 1) {
    const couple = couples[(index + window.number) % couples.length];
    const building = buildings.find(({ name }) => name === couple?.[2]);
    if (couple === undefined || building === undefined) continue;
    const room = chance.pick(roomsOf(building));
    const day = chance.pick(days);
    const offset = utcOffsetOf(day);
    const begins = Date.parse(`${day}T00:00:00Z`) - offset * 60_000 + chance.whole(490, 860) * 60_000;
    const seen = window.truths.map((truth) => ({
      practice: truth.practice,
      answer: answerIn(room, truth, window.number, chance),
    }));
    const pairId = newId();
    for (const [side, who] of [couple[0], couple[1]].entries()) {
      const startedAt = new Date(begins + side * 40_000);
      const visit = {
        ...{ id: newId(), windowId: window.id, pairId, buildingId: ground.place(building.name) },
        ...{ bandId: ground.place(room.band), lessonPart: 'middle', roomToken: tokenOf(window, room.id) },
        ...{ observerId: ground.people[who].id, capacityId: ground.people[who].capacityId },
        // A phone of its own for each: the pair's visits are not among those that the phones have numbered.
        ...{ deviceId: newId(), deviceCounter: 1, utcOffsetMinutes: offset, clientVersion: '0.1.0' },
        startedAt: startedAt.toISOString(),
        endedAt: new Date(startedAt.getTime() + 300_000).toISOString(),
        tallies: seen.map(({ practice, answer }) => ({
          practiceId: window.practices.get(practice) ?? practice,
          answer: side === 0 || chance.happens(clearness[practice] ?? usually) ? answer : turned(answer),
          timesCount: null,
        })),
      };
      const { refused } = await ground.people[who].api.observation.deliverVisits({
        deviceSentAt: new Date().toISOString(),
        visits: [visit],
      });
      if (refused[0] !== undefined) throw new Error(`a visit was refused: ${JSON.stringify(refused[0])}`);
    }
    if (index % 2 === 0) await agree(ground, couple[0], pairId);
  }
}

async function agree(ground: Ground, who: PersonKey, pairId: string): Promise<void> {
  const { observation } = ground.people[who].api;
  const { practices } = await observation.readPair({ pairId: pairId as never });
  await observation.agreeInPair({
    id: newId() as never,
    pairId: pairId as never,
    answers: practices.map(({ id, yours, partners }) => ({
      practiceId: id,
      answer: yours?.answer ?? partners?.answer ?? 'could_not_tell',
    })),
  });
}

function turned(answer: Answer): Answer {
  return answer === 'seen' ? 'not_seen' : 'seen';
}

function tokenOf(window: VisitedWindow, room: string): string {
  return createHash('sha256')
    .update(`${seed}/${window.subject}/${window.number}/${room}`)
    .digest('base64url');
}
