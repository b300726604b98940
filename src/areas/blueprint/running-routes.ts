import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { type AuditAct, audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { isAccountable, mayTell, seesWork } from './access.ts';
import { componentOr404, readGround, readWholeComponent, standingOfKept } from './component-reading.ts';
import { type KeptComponent, listComponents, listGroupIds } from './component-store.ts';
import { readToday } from './framework-store.ts';
import { findLink, findTargets, insertLink, isLinked, isTargetThere, removeLink } from './link-store.ts';
import { blueprintProblems } from './problem-contract.ts';
import { type NextComponent, runningContract } from './running-contract.ts';
import {
  arePlacesThere,
  findArrangement,
  findCheck,
  findEvidence,
  findState,
  insertArrangement,
  insertCheck,
  insertEvidence,
  insertState,
} from './running-store.ts';

const signedIn = implement(runningContract).$context<RequestContext>().use(admit);

/** The handlers of what keeps a component running: who is accountable, evidence, states, checks, ties. */
export const runningRoutes = {
  arrangeComponent: signedIn.arrangeComponent.handler(async ({ context: { tx, actor }, input }) => {
    const component = await componentOr404(tx, input.componentId);
    await keepFact(tx, actor, 'blueprint/component-arranged', input, findArrangement, async () => {
      await refuseUninstalled(tx, actor, component);
      const { owner } = component;
      const before = owner && { buildingId: owner.building?.id ?? null, groupId: owner.group?.id ?? null };
      if (!(await arePlacesThere(tx, input, before ?? undefined)))
        throw refusal(blueprintProblems, 'blueprint/nobody-there');
      await insertArrangement(tx, actor, input);
    });
    return readWholeComponent(tx, actor, input.componentId);
  }),
  noteEvidence: signedIn.noteEvidence.handler(async ({ context: { tx, actor }, input }) => {
    const component = await tellableOr403(tx, actor, input.componentId);
    await keepFact(tx, actor, 'blueprint/evidence-noted', input, findEvidence, async () => {
      refuseRetired(component);
      const { statementId } = input;
      if (statementId !== null && component.content.evidence.every(({ id }) => id !== statementId))
        throw refusal(blueprintProblems, 'blueprint/no-such-thing');
      await refuseFuture(tx, input.seenOn);
      await refuseNames(tx, `${input.note}\n${input.source}`);
      await insertEvidence(tx, actor, input);
    });
    return readWholeComponent(tx, actor, input.componentId);
  }),
  sayState: signedIn.sayState.handler(async ({ context: { tx, actor }, input }) => {
    const component = await tellableOr403(tx, actor, input.componentId);
    await keepFact(tx, actor, 'blueprint/state-said', input, findState, async () => {
      await refuseUninstalled(tx, actor, component);
      await refuseFuture(tx, input.on);
      await refuseNames(tx, input.note);
      await insertState(tx, actor, input);
    });
    return readWholeComponent(tx, actor, input.componentId);
  }),
  checkComponent: signedIn.checkComponent.handler(async ({ context: { tx, actor }, input }) => {
    const component = await tellableOr403(tx, actor, input.componentId);
    await keepFact(tx, actor, 'blueprint/component-checked', input, findCheck, async () => {
      await refuseUninstalled(tx, actor, component);
      const { installedOn } = standingOfKept(component, await readGround(tx, actor.districtId));
      if (installedOn === null || input.on < installedOn)
        throw refusal(blueprintProblems, 'blueprint/not-installed-yet');
      await refuseFuture(tx, input.on);
      await refuseNames(tx, input.evidence);
      await insertCheck(tx, actor, input);
    });
    return readWholeComponent(tx, actor, input.componentId);
  }),
  linkComponent: signedIn.linkComponent.handler(async ({ context: { tx, actor }, input }) => {
    const component = await tellableOr403(tx, actor, input.componentId);
    await keepFact(tx, actor, 'blueprint/component-linked', input, findLink, async () => {
      refuseRetired(component);
      if (!(await isTargetThere(tx, input.kind, input.targetId)))
        throw refusal(blueprintProblems, 'blueprint/no-such-thing');
      if (!(await isLinked(tx, input))) await insertLink(tx, actor, input);
    });
    return readWholeComponent(tx, actor, input.componentId);
  }),
  unlinkComponent: signedIn.unlinkComponent.handler(async ({ context: { tx, actor }, input }) => {
    const link = await findLink(tx, input.id);
    if (link === undefined) throw refusal(commonProblems, 'record/not-found');
    await tellableOr403(tx, actor, link.componentId);
    if (await removeLink(tx, actor, input.id))
      await audit(tx, actor, 'blueprint/component-unlinked', { id: link.componentId });
    return readWholeComponent(tx, actor, link.componentId);
  }),
  findLinkTargets: signedIn.findLinkTargets.handler(async ({ context: { tx, actor }, input }) => {
    const isHidden = !seesWork(actor) && (input.kind === 'step' || input.kind === 'meeting');
    return { targets: isHidden ? [] : await findTargets(tx, input.kind, input.search.trim()) };
  }),
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => ({
    components: await listWaiting(tx, actor),
  })),
};

type OfComponent = { id: string; componentId: string };

/** Keeps a fact about a component once, with its audit entry. */
async function keepFact<Facts extends OfComponent>(
  tx: Tx,
  actor: Actor,
  act: AuditAct,
  facts: Facts,
  find: (tx: Tx, id: string) => Promise<Facts | undefined>,
  insert: () => Promise<void>,
): Promise<void> {
  const recorded = await recordOnce<Facts>(facts, () => find(tx, facts.id), insert);
  if (recorded === 'new') await audit(tx, actor, act, { id: facts.componentId, detail: { fact: facts.id } });
}

async function tellableOr403(tx: Tx, actor: Actor, componentId: string): Promise<KeptComponent> {
  const component = await componentOr404(tx, componentId);
  if (!mayTell(actor, component.owner, await listGroupIds(tx, actor)))
    throw refusal(blueprintProblems, 'blueprint/not-accountable');
  return component;
}

function refuseRetired({ content }: KeptComponent): void {
  if (content.isRetired) throw refusal(blueprintProblems, 'blueprint/retired');
}

async function refuseUninstalled(tx: Tx, actor: Actor, component: KeptComponent): Promise<void> {
  refuseRetired(component);
  const { framework } = await readGround(tx, actor.districtId);
  const type = framework.types.find(({ id }) => id === component.content.type);
  if (type?.isInstalled === false) throw refusal(blueprintProblems, 'blueprint/not-installed-over-time');
}

async function refuseFuture(tx: Tx, on: string): Promise<void> {
  const today = await readToday(tx);
  if (on > today) throw refusal(blueprintProblems, 'blueprint/in-the-future', { today });
}

async function refuseNames(tx: Tx, text: string): Promise<void> {
  const found = await findNamedStaff(tx, text);
  if (found.length > 0) throw refusal(blueprintProblems, 'blueprint/names-a-person', { found });
}

/** What waits for somebody: installed components of theirs that are due to be looked at, or that nobody looked at in time. */
async function listWaiting(tx: Tx, actor: Actor): Promise<NextComponent[]> {
  const groupIds = await listGroupIds(tx, actor);
  const ground = await readGround(tx, actor.districtId);
  return (await listComponents(tx)).flatMap((component): NextComponent[] => {
    if (component.content.isRetired || !isAccountable(actor, component.owner, groupIds)) return [];
    const { isDue, nextCheckOn, state, lapsedBy, since } = standingOfKept(component, ground);
    const about = { id: component.id, name: component.content.name };
    if (state === 'lapsed' && lapsedBy === 'unchecked')
      return [{ ...about, kind: 'lapsed', on: since ?? ground.today }];
    return isDue && nextCheckOn !== null ? [{ ...about, kind: 'check', on: nextCheckOn }] : [];
  });
}
