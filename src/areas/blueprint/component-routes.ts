import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { contentAfter, findPlaceFault, keyFrom } from './change-rules.ts';
import { type ComponentChange, componentContract } from './component-contract.ts';
import { readGround, readWholeComponent, readWholeFramework } from './component-reading.ts';
import { findChange, insertComponent, insertVersion, listComponents } from './component-store.ts';
import { readFramework, writeGraceWeeks } from './framework-store.ts';
import { blueprintProblems } from './problem-contract.ts';

const signedIn = implement(componentContract).$context<RequestContext>().use(admit);

/** The handlers of the framework and its components. */
export const componentRoutes = {
  readFramework: signedIn.readFramework.handler(({ context: { tx, actor } }) =>
    readWholeFramework(tx, actor),
  ),
  readComponent: signedIn.readComponent.handler(async ({ context: { tx, actor }, input }) => {
    await readFramework(tx, actor.districtId);
    return readWholeComponent(tx, actor, input.componentId);
  }),
  changeComponent: signedIn.changeComponent.handler(async ({ context: { tx, actor }, input }) => {
    await recordOnce<ComponentChange>(
      input,
      () => findChange(tx, input.id),
      () => keepChange(tx, actor, input),
    );
    return readWholeComponent(tx, actor, input.componentId);
  }),
  changeGrace: signedIn.changeGrace.handler(async ({ context: { tx, actor }, input }) => {
    await writeGraceWeeks(tx, actor.districtId, input.graceWeeks);
    await audit(tx, actor, 'blueprint/grace-changed', { id: actor.districtId, detail: input });
    return input;
  }),
};

async function keepChange(tx: Tx, actor: Actor, change: ComponentChange): Promise<void> {
  const { framework } = await readGround(tx, actor.districtId);
  const components = await listComponents(tx);
  const before = components.find(({ id }) => id === change.componentId);
  if ((before?.number ?? 0) !== change.after) throw refusal(blueprintProblems, 'blueprint/changed-meanwhile');
  const after = contentAfter(change, before);
  if ('fault' in after) throw refusal(blueprintProblems, after.fault);
  const fault = findPlaceFault(change.componentId, after.content, components, framework);
  if (fault !== null) throw refusal(blueprintProblems, fault);
  if (before === undefined)
    await insertComponent(
      tx,
      actor.districtId,
      change.componentId,
      keyFrom(change.name ?? '', new Set(components.map(({ key }) => key))),
    );
  await insertVersion(tx, actor, {
    ...{ componentId: change.componentId, number: change.after + 1 },
    ...{ content: after.content, change, importId: null },
  });
  await audit(tx, actor, before === undefined ? 'blueprint/component-added' : 'blueprint/component-changed', {
    id: change.componentId,
    detail: { number: change.after + 1, isRetired: change.isRetired },
  });
}
