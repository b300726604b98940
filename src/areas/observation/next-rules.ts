import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { mayObserve, mayOpenWindowIn, mayOpenWindows, mayPublishAgreement } from './access.ts';
import type { ObservationCard, ObservationWindow, WindowOptions } from './window-contract.ts';

/** A window that opens within so many days is worth a card. */
const daysAhead = 14;

/** What the cards are drawn from. `windows` are those that have not ended. */
export type NextGround = {
  today: SchoolDay;
  hasAgreement: boolean;
  windows: readonly ObservationWindow[];
  visions: WindowOptions['visions'];
};

/** What is next for the actor in this area, most pressing first. */
export function findNext(
  actor: Pick<Actor, 'capacity' | 'buildingId'>,
  ground: NextGround,
): ObservationCard[] {
  const cards: ObservationCard[] = [];
  if (!ground.hasAgreement && mayPublishAgreement(actor)) cards.push({ kind: 'agreement-to-publish' });
  for (const window of ground.windows) {
    if (window.startsOn > addDays(ground.today, daysAhead)) continue;
    const isHere = window.buildings.some(({ id }) => id === actor.buildingId);
    if (!mayObserve(actor.capacity) && !isHere) continue;
    cards.push({
      kind: mayObserve(actor.capacity) ? 'window-to-visit' : 'window-in-your-building',
      windowId: window.id,
      subject: window.subject.name,
      state: window.state,
      startsOn: window.startsOn,
      endsOn: window.endsOn,
    });
  }
  return [...cards, ...findOpenings(actor, ground)];
}

/** Visions whose gate is open and for which nothing is being looked for where the actor may open a window. */
function findOpenings(actor: Pick<Actor, 'capacity' | 'buildingId'>, ground: NextGround): ObservationCard[] {
  if (!ground.hasAgreement || !mayOpenWindows(actor)) return [];
  const isTheirs = ({ id }: { id: string }) => mayOpenWindowIn(actor, [id]);
  const isLookedFor = (subjectId: string) =>
    ground.windows.some((window) => window.subject.id === subjectId && window.buildings.some(isTheirs));
  return ground.visions
    .filter(({ subject, gate }) => gate.isOpen && !isLookedFor(subject.id))
    .map(({ subject, version, gate }) => ({
      kind: 'window-can-open',
      subject: subject.name,
      versionId: version.id,
      coveragePercent: gate.coveragePercent,
    }));
}
