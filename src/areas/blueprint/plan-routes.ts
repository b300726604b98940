import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayKeep } from './access.ts';
import type { ComponentId } from './component-contract.ts';
import { type Ground, readGround, standingOfKept } from './component-reading.ts';
import { type KeptComponent, listComponents } from './component-store.ts';
import { type PlanInput, type PlannedComponent, planContract, type Timeline } from './plan-contract.ts';
import { areVisionsLate, proposePlan, visionsWithinWeeks } from './plan-rules.ts';
import { findPlan, insertPlan, listPlans } from './plan-store.ts';
import { blueprintProblems } from './problem-contract.ts';
import { inTreeOrder } from './tree-rules.ts';

const signedIn = implement(planContract).$context<RequestContext>().use(admit);
/** How long a component is predicted to take where nobody has said. */
const usualWeeks = 26;

/** The handlers of the timeline. */
export const planRoutes = {
  readTimeline: signedIn.readTimeline.handler(({ context: { tx, actor } }) => readTimeline(tx, actor)),
  proposePlan: signedIn.proposePlan.handler(async ({ context: { tx, actor }, input }) => {
    const ground = await readGround(tx, actor.districtId);
    const levels = ground.framework.levels.map(({ id }) => id);
    const waiting = (await listPlannable(tx, ground)).filter(
      ({ component }) => component.plannedFrom === null && component.states.length === 0,
    );
    const components = waiting.map(({ component: { id, content } }) => ({
      ...{ id, parentId: content.parentId, holdsVisions: content.holds === 'visions' },
      levelOrdinal: content.level === null ? levels.length : levels.indexOf(content.level),
      weeks: content.weeks ?? usualWeeks,
    }));
    return {
      items: proposePlan(components, input.startsOn).map((item) => ({
        ...item,
        componentId: item.componentId as ComponentId,
      })),
    };
  }),
  planComponents: signedIn.planComponents.handler(async ({ context: { tx, actor }, input }) => {
    const items = input.items.toSorted((one, other) => (one.componentId < other.componentId ? -1 : 1));
    const facts: PlanInput = { ...input, items };
    const recorded = await recordOnce<PlanInput>(
      facts,
      () => findPlan(tx, input.id),
      async () => {
        await refuseFaults(tx, actor, facts);
        await insertPlan(tx, actor, facts);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'blueprint/planned', { id: input.id, detail: { count: items.length } });
    return readTimeline(tx, actor);
  }),
};

async function refuseFaults(tx: Tx, actor: Actor, { items, reason }: PlanInput): Promise<void> {
  const plannable = await listPlannable(tx, await readGround(tx, actor.districtId));
  for (const { componentId } of items) {
    const found = plannable.find(({ component }) => component.id === componentId);
    if (found === undefined) throw refusal(blueprintProblems, 'blueprint/no-such-thing');
    if (found.component.plannedFrom !== null && reason === null)
      throw refusal(blueprintProblems, 'blueprint/needs-a-reason');
  }
}

/** What is put in place over time and not retired, in reading order. */
async function listPlannable(
  tx: Tx,
  { framework }: Ground,
): Promise<{ component: KeptComponent; depth: number }[]> {
  const installed = new Set(framework.types.filter(({ isInstalled }) => isInstalled).map(({ id }) => id));
  const placed = (await listComponents(tx))
    .filter(({ content }) => !content.isRetired && installed.has(content.type))
    .map((component) => ({
      ...{ id: component.id, parentId: component.content.parentId, ordinal: component.content.ordinal },
      component,
    }));
  return inTreeOrder(placed).map(({ component: { component }, depth }) => ({ component, depth }));
}

async function readTimeline(tx: Tx, actor: Actor): Promise<Timeline> {
  const ground = await readGround(tx, actor.districtId);
  const plans = await listPlans(tx);
  const components: PlannedComponent[] = (await listPlannable(tx, ground)).map(({ component, depth }) => {
    const history = plans.get(component.id) ?? [];
    const { content } = component;
    return {
      ...{ id: component.id, name: content.name, depth, level: content.level, weeks: content.weeks },
      holdsVisions: content.holds === 'visions',
      standing: standingOfKept(component, ground),
      ...{ baseline: spanOf(history.at(0)), plan: spanOf(history.at(-1)), history },
    };
  });
  return {
    components,
    ...{ levels: ground.framework.levels, visionsLate: findVisionsLate(components) },
    ...{ today: ground.today, mayKeep: mayKeep(actor) },
  };
}

function spanOf(entry: PlannedComponent['history'][number] | undefined): PlannedComponent['plan'] {
  return entry === undefined ? null : { startsOn: entry.startsOn, endsOn: entry.endsOn };
}

function findVisionsLate(components: readonly PlannedComponent[]): Timeline['visionsLate'] {
  const firstOn = components.flatMap(({ plan }) => plan?.startsOn ?? []).toSorted()[0];
  const visions = components.filter(
    ({ holdsVisions, standing }) =>
      holdsVisions && standing.startedOn === null && standing.installedOn === null,
  );
  const visionsOn = visions.flatMap(({ plan }) => plan?.startsOn ?? []).toSorted()[0];
  if (firstOn === undefined || visionsOn === undefined || !areVisionsLate(firstOn, visionsOn)) return null;
  return { firstOn, visionsOn, withinWeeks: visionsWithinWeeks };
}
