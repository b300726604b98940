import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground, SignedIn } from './ground.ts';
import { notes } from './notes.ts';
import type { PersonKey } from './people.ts';
import { chanceOf } from './random.ts';
import { makeSteps } from './steps.ts';
import type { VisitedWindow } from './visits.ts';

/** Who sits in on the data conversations of the district, some this time and some the next. */
const guests = ['elena', 'darnell', 'priya', 'marcus', 'keisha', 'mai', 'tomasz', 'linda'] as const;
const teachers = ['theo', 'grace', 'ben', 'amina'] as const satisfies readonly PersonKey[];

/** Talks a window through from its frozen reading, stage by stage, makes next steps, and closes the window. */
export async function holdConversation(
  ground: Ground,
  window: VisitedWindow,
  { leader, readingId }: { leader: SignedIn; readingId: string },
): Promise<void> {
  const { supports } = leader.api;
  const conversationId = newId();
  const chance = chanceOf(`talk/${window.subject}/${window.number}`);
  // Monday to Thursday of the week after.
  const heldOn = addDays(window.endsOn, chance.whole(3, 6));
  await supports.startConversation({
    ...{ conversationId, windowId: window.id, readingId, heldOn },
    ...{ buildingId: null, agreementAccepted: true, agreementLanguage: 'en' },
  });
  const teacher = teachers[window.number % teachers.length] ?? 'theo';
  const [one, other] = [window.number % guests.length, (window.number + 3) % guests.length];
  for (const key of [guests[one], guests[other], teacher]) {
    if (key !== undefined) await supports.markPresent({ conversationId, personId: ground.people[key].id });
  }
  for (const [stage, next] of [
    ['facts', 'wonderings'],
    ['wonderings', 'meaning'],
    ['meaning', 'next_steps'],
  ] as const) {
    const bank = notes[window.subject][stage];
    const count = stage === 'facts' ? 2 : chance.whole(1, 2);
    for (let turn = 0; turn < count; turn += 1) {
      const note = bank[(window.number * 2 + turn) % bank.length];
      if (note === undefined) continue;
      const author = turn === 1 ? ground.people[teacher].api : leader.api;
      await author.supports.writeNote({
        ...{ noteId: newId(), conversationId, stage, body: note.body },
        practiceId: note.practice === null ? null : (window.practices.get(note.practice) ?? null),
      });
    }
    await supports.openStage({ conversationId, stage: next });
  }
  await makeSteps(ground, window, { leader, conversationId, heldOn });
  await supports.closeWindow({ windowId: window.id, conversationId });
}
