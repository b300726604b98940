import type { Actor } from '../../kit/actor.ts';
import { standingOf } from '../../kit/component-standing.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { mayKeep, mayTell, seesWork } from './access.ts';
import { type Component, type ComponentSummary, type Framework, linkKinds } from './component-contract.ts';
import type { FrameworkContent } from './component-schema.ts';
import {
  findComponent,
  type KeptComponent,
  listComponents,
  listGroupIds,
  listHolders,
  listStory,
} from './component-store.ts';
import { readFramework, readGraceWeeks, readToday } from './framework-store.ts';
import { listAdoptedVisions, listLinks } from './link-store.ts';
import { daysBetween } from './plan-rules.ts';
import { routineStandingOf } from './routine-rules.ts';
import { listKeptRoutines } from './routine-store.ts';
import { listEvidence } from './running-store.ts';
import { inTreeOrder } from './tree-rules.ts';

export type Ground = { framework: FrameworkContent; today: string; graceWeeks: number };

/** What everything that is read of components needs first. */
export async function readGround(tx: Tx, districtId: string): Promise<Ground> {
  const { content } = await readFramework(tx, districtId);
  return { framework: content, today: await readToday(tx), graceWeeks: await readGraceWeeks(tx) };
}

/** How a component stands today. */
export function standingOfKept(kept: KeptComponent, { today, graceWeeks }: Ground) {
  const { states, checks, plannedFrom, everyWeeks } = kept;
  return standingOf({ states, checks, plannedFrom, everyWeeks, graceWeeks, today });
}

function summaryOf(kept: KeptComponent, ground: Ground): ComponentSummary {
  const { id, key, number, content, owner, plannedFrom, plannedTo, seenCount, lastSeenOn } = kept;
  const type = ground.framework.types.find((one) => one.id === content.type);
  return {
    ...content,
    ...{ id, key, number, owner, plannedFrom, plannedTo, seenCount, lastSeenOn },
    isInstalledOverTime: type?.isInstalled ?? true,
    statement: kept.original?.statement ?? null,
    standing: standingOfKept(kept, ground),
  };
}

/** Everything of the framework, in reading order. */
export async function readWholeFramework(tx: Tx, actor: Actor): Promise<Framework> {
  const kept = await readFramework(tx, actor.districtId);
  const ground = await readGround(tx, actor.districtId);
  const summaries = (await listComponents(tx)).map((component) => summaryOf(component, ground));
  return {
    ...kept.content,
    ...{ source: kept.source, takenAt: kept.takenAt },
    components: inTreeOrder(summaries).map(({ component }) => component),
    ...{ graceWeeks: ground.graceWeeks, today: ground.today, mayKeep: mayKeep(actor) },
  };
}

export async function componentOr404(tx: Tx, id: string): Promise<KeptComponent> {
  const found = await findComponent(tx, id);
  if (found === undefined) throw refusal(commonProblems, 'record/not-found');
  return found;
}

/** A component with all that belongs to it, as the one who asks may see it. */
export async function readWholeComponent(tx: Tx, actor: Actor, id: string): Promise<Component> {
  const kept = await componentOr404(tx, id);
  const ground = await readGround(tx, actor.districtId);
  const { holders, count } = await listHolders(tx, kept.owner);
  const story = await listStory(tx, id);
  const kinds = seesWork(actor)
    ? linkKinds
    : linkKinds.filter((kind) => kind !== 'step' && kind !== 'meeting');
  const tied = await listLinks(tx, id, kinds);
  const adopted = kept.content.holds === 'visions' ? await listAdoptedVisions(tx) : [];
  const summary = summaryOf(kept, ground);
  return {
    ...summary,
    ...{ original: kept.original, everyWeeks: kept.everyWeeks },
    ...{ holders: holders as Component['holders'], holderCount: count },
    evidenceSeen: await listEvidence(tx, id),
    links: [...adopted.filter(({ targetId }) => tied.every((link) => link.targetId !== targetId)), ...tied],
    routines: await listRoutinesOf(tx, id, ground.today),
    pace: paceOf(story, summary),
    story,
    mayTell: mayTell(actor, kept.owner, await listGroupIds(tx, actor)),
    ...{ mayKeep: mayKeep(actor), today: ground.today },
  };
}

async function listRoutinesOf(tx: Tx, componentId: string, today: string): Promise<Component['routines']> {
  const routines = (await listKeptRoutines(tx)).filter(({ component }) => component?.id === componentId);
  return routines.map(({ id, name, rhythms, marks }) => {
    const { kept, last, lapsedSince } = routineStandingOf(
      rhythms,
      new Map(marks.map(({ on, mark }) => [on, mark])),
      today,
    );
    return { id, name, kept, of: last.length, lapsedSince };
  });
}

/** The first plan against what was. */
function paceOf(story: Component['story'], { standing }: ComponentSummary): Component['pace'] {
  const plans = story.flatMap((entry) => (entry.kind === 'planned' ? [entry] : [])).toReversed();
  const [first] = plans;
  const late = (planned: string | undefined, was: string | null) =>
    planned === undefined || was === null ? null : daysBetween(planned, was);
  return {
    baselineFrom: first?.startsOn ?? null,
    baselineTo: first?.endsOn ?? null,
    startedLate: late(first?.startsOn, standing.startedOn),
    installedLate: late(first?.endsOn, standing.installedOn),
    timesReplanned: Math.max(0, plans.length - 1),
  };
}
