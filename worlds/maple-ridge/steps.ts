import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { buildings } from './buildings.ts';
import type { Ground, SignedIn } from './ground.ts';
import type { PersonKey } from './people.ts';
import { chanceOf } from './random.ts';
import type { VisitedWindow } from './visits.ts';

type Idea = {
  kind: 'structure' | 'strategy' | 'practice' | 'resource';
  learning: 'student' | 'professional' | 'system';
  what: string;
  measure: string;
  result: string;
};

const ideas: readonly Idea[] = [
  {
    ...{ kind: 'structure', learning: 'professional' },
    what: 'Put a common planning half hour into the schedule of every grade team, once a week.',
    measure: 'The schedule of the next term shows it for every team.',
    result: 'It is in the schedule of all teams but two; those meet before school.',
  },
  {
    ...{ kind: 'resource', learning: 'student' },
    what: 'Make a set of task cards that ask for two ways, one for every unit of the next quarter.',
    measure: 'Every team has the set a week before its unit begins.',
    result: 'The cards for three of four units are with the teams; the fourth follows in the new quarter.',
  },
  {
    ...{ kind: 'strategy', learning: 'professional' },
    what: 'Study one short clip together in the staff meeting and agree on what we would call seen.',
    measure: 'Seven of ten of us answer the same when we watch the next clip apart.',
    result: 'Held in every building. We agreed on eight answers of ten.',
  },
  {
    ...{ kind: 'practice', learning: 'student' },
    what: 'Try a two-minute partner turn before any whole-class answer, for three weeks.',
    measure: 'It is easier to find in the next window, and teams say what got in its way.',
    result: 'Tried in most teams. What got in the way was the clock; two minutes became one.',
  },
  {
    ...{ kind: 'structure', learning: 'system' },
    what: 'Ask the District Network to look at the minutes that the schedule leaves for writing.',
    measure: 'The question is on its agenda, and the answer comes back in writing.',
    result: 'It was on the agenda. The Network will try one longer block a week in two buildings.',
  },
  {
    ...{ kind: 'resource', learning: 'professional' },
    what: 'Offer co-planning with a coach to any team that asks, two afternoons a week.',
    measure: 'Teams know of it and at least four have used it.',
    result: 'Six teams used it; the afternoons stay for the next term.',
  },
  {
    ...{ kind: 'practice', learning: 'professional' },
    what: 'Open two rooms a month to colleagues who want to see a lesson that has this practice in it.',
    measure: 'A sign-up list with dates, and a few words afterwards on what could be taken home.',
    result: 'Four dates were offered and taken. The list goes on by itself now.',
  },
  {
    ...{ kind: 'strategy', learning: 'system' },
    what: 'Bring the wording of this practice back to the team that wrote it, with our two readings of it.',
    measure: 'The team answers before the next version is written.',
    result: 'The team has taken it up; it will be in the next version.',
  },
];

/** Who holds steps: the load goes round, so that no one person carries it. */
const owners = [
  ...['priya', 'marcus', 'elena', 'theo', 'noor', 'keisha', 'darnell', 'amina', 'tomasz', 'rosa', 'grace'],
  ...['mai', 'ben', 'dana', 'linda', 'walt', 'odette', 'ursula', 'sam'],
] as readonly PersonKey[];

/** The number of windows in the year; the last ones have steps that are still open. */
const lastWindows = 15;

/** Makes one or two next steps from a conversation. What came of them depends on how long ago that is. */
export async function makeSteps(
  ground: Ground,
  window: VisitedWindow,
  talk: { leader: SignedIn; conversationId: string; heldOn: string },
): Promise<void> {
  const chance = chanceOf(`steps/${window.subject}/${window.number}`);
  const turn = window.number * 2 + (window.subject === 'reading' ? 1 : 0);
  const count = chance.whole(1, 2);
  for (let index = 0; index < count; index += 1) {
    const idea = ideas[(turn + index * 3) % ideas.length];
    const owner = owners[(turn + index * 7) % owners.length];
    if (idea === undefined || owner === undefined) continue;
    const isOld = window.number <= lastWindows;
    const practice = window.truths[(turn + index) % window.truths.length]?.practice ?? '';
    const building = buildings[(turn + index) % buildings.length]?.name ?? '';
    const stepId = newId();
    const { kind, learning, what, measure, result } = idea;
    await talk.leader.api.supports.makeStep({
      ...{ stepId, conversationId: talk.conversationId, kind, learning, what, measure },
      ...{ subjectId: null, bandId: null, ownerId: ground.people[owner].id },
      practiceId: window.practices.get(practice) ?? null,
      buildingId: chance.happens(0.4) ? ground.place(building) : null,
      dueOn: isOld ? addDays(talk.heldOn, chance.whole(14, 42)) : dueLater(ground, window, index),
    });
    const change = isOld
      ? endingOf(index === 0 || chance.happens(0.7), result)
      : startedOf(window.number + index);
    if (change !== null)
      await ground.people[owner].api.supports.changeStep({ changeId: newId(), stepId, ...change });
  }
}

/** The steps of spring that reach into this fall: one is a week over its day, the others are still to come. */
function dueLater(ground: Ground, window: VisitedWindow, index: number): string {
  const { subject, number } = window;
  const isOverdue = subject === 'mathematics' && number === lastWindows + 1 && index === 0;
  return addDays(ground.calendar.today, isOverdue ? -7 : 12 + number + index * 9);
}

/** A window closes with a step that stands; only a second one may have been let go. */
function endingOf(isDone: boolean, result: string) {
  if (isDone) return { change: 'done' as const, note: result };
  return { change: 'dropped' as const, note: 'Another step covers it; two would be one too many.' };
}

function startedOf(turn: number) {
  return turn % 2 === 0 ? { change: 'started' as const, note: 'Begun after the summer.' } : null;
}
