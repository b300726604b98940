import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { isInRoutine, mayChangeRoutine } from './access.ts';
import { readBlueprintPack } from './component-file.ts';
import { findComponent, listComponents, listGroupIds } from './component-store.ts';
import { readFramework, readToday } from './framework-store.ts';
import { blueprintProblems } from './problem-contract.ts';
import {
  type Register,
  type Routine,
  type RoutineChange,
  routineCapacities,
  routineContract,
} from './routine-contract.ts';
import { occurrencesOf, routineStandingOf } from './routine-rules.ts';
import {
  findMark,
  findNote,
  findRoutine,
  findRoutineChange,
  insertMark,
  insertNote,
  insertRoutineVersion,
  type KeptRoutine,
  listKeptRoutines,
  type MarkFacts,
  type NoteFacts,
} from './routine-store.ts';
import { arePlacesThere } from './running-store.ts';

const signedIn = implement(routineContract).$context<RequestContext>().use(admit);

/** The handlers of the register of planning routines. */
export const routineRoutes = {
  listRoutines: signedIn.listRoutines.handler(async ({ context: { tx, actor }, input }) => {
    await readFramework(tx, actor.districtId);
    const today = await readToday(tx);
    const groupIds = await listGroupIds(tx, actor);
    const kept = await listKeptRoutines(tx);
    const { componentId } = input;
    return {
      routines: kept
        .filter(({ component }) => componentId === undefined || component?.id === componentId)
        .map((routine) => describe(routine, actor, { groupIds, today })),
      samples: await listSamples(tx, kept, today),
      mayAdd: (routineCapacities as readonly string[]).includes(actor.capacity),
      today,
    };
  }),
  changeRoutine: signedIn.changeRoutine.handler(async ({ context: { tx, actor }, input }) => {
    const { after, ...facts } = input;
    const before = await findRoutine(tx, input.routineId);
    const places = [input.buildingId, ...(before === undefined ? [] : [before.building?.id ?? null])];
    if (!places.every((place) => mayChangeRoutine(actor, place)))
      throw refusal(blueprintProblems, 'blueprint/not-in-this-routine');
    const recorded = await recordOnce<Omit<RoutineChange, 'after'>>(
      facts,
      () => findRoutineChange(tx, input.id),
      async () => {
        if ((before?.number ?? 0) !== after) throw refusal(blueprintProblems, 'blueprint/changed-meanwhile');
        await refuseFaults(tx, facts, before);
        await insertRoutineVersion(tx, actor, facts, after + 1);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'blueprint/routine-changed', {
        id: input.routineId,
        detail: { number: after + 1, cadence: input.cadence, endsOn: input.endsOn },
      });
    return readRoutine(tx, actor, input.routineId);
  }),
  markRoutine: signedIn.markRoutine.handler(async ({ context: { tx, actor }, input }) => {
    const routine = await memberOr403(tx, actor, input.routineId);
    await recordOnce<MarkFacts>(
      input,
      () => findMark(tx, input.id),
      async () => {
        const today = await readToday(tx);
        if (!occurrencesOf(routine.rhythms, today).includes(input.dueOn))
          throw refusal(blueprintProblems, 'blueprint/not-a-day-of-it');
        await insertMark(tx, actor, input);
      },
    );
    return readRoutine(tx, actor, input.routineId);
  }),
  noteImpact: signedIn.noteImpact.handler(async ({ context: { tx, actor }, input }) => {
    await memberOr403(tx, actor, input.routineId);
    await recordOnce<NoteFacts>(
      input,
      () => findNote(tx, input.id),
      async () => {
        const today = await readToday(tx);
        if (input.on > today) throw refusal(blueprintProblems, 'blueprint/in-the-future', { today });
        const found = await findNamedStaff(tx, input.note);
        if (found.length > 0) throw refusal(blueprintProblems, 'blueprint/names-a-person', { found });
        await insertNote(tx, actor, input);
      },
    );
    return readRoutine(tx, actor, input.routineId);
  }),
};

async function memberOr403(tx: Tx, actor: Actor, id: string): Promise<KeptRoutine> {
  const routine = await findRoutine(tx, id);
  if (routine === undefined) throw refusal(commonProblems, 'record/not-found');
  if (!mayMark(routine, actor, await listGroupIds(tx, actor)))
    throw refusal(blueprintProblems, 'blueprint/not-in-this-routine');
  return routine;
}

function mayMark(routine: KeptRoutine, actor: Actor, groupIds: readonly string[]): boolean {
  const buildingId = routine.building?.id ?? null;
  const meeting = { whoKind: routine.whoKind, groupId: routine.group?.id ?? null, buildingId };
  return isInRoutine(actor, meeting, groupIds) || mayChangeRoutine(actor, buildingId);
}

/** Only what differs from the version before is looked at: what has ended meanwhile does not keep a routine from ending. */
async function refuseFaults(
  tx: Tx,
  facts: Omit<RoutineChange, 'after'>,
  before: KeptRoutine | undefined,
): Promise<void> {
  const places = before && { buildingId: before.building?.id ?? null, groupId: before.group?.id ?? null };
  if (!(await arePlacesThere(tx, facts, places))) throw refusal(blueprintProblems, 'blueprint/nobody-there');
  const isSame = facts.componentId === (before?.component?.id ?? null);
  const component = facts.componentId === null || isSame ? null : await findComponent(tx, facts.componentId);
  if (component === undefined || component?.content.isRetired)
    throw refusal(blueprintProblems, 'blueprint/no-such-thing');
  const found = await findNamedStaff(tx, `${facts.name}\n${facts.about}`);
  if (found.length > 0) throw refusal(blueprintProblems, 'blueprint/names-a-person', { found });
}

async function readRoutine(tx: Tx, actor: Actor, id: string): Promise<Routine> {
  const routine = await findRoutine(tx, id);
  if (routine === undefined) throw refusal(commonProblems, 'record/not-found');
  return describe(routine, actor, { groupIds: await listGroupIds(tx, actor), today: await readToday(tx) });
}

function describe(
  routine: KeptRoutine,
  actor: Actor,
  { groupIds, today }: { groupIds: readonly string[]; today: string },
): Routine {
  const { rhythms, marks, whoKind, group, ...rest } = routine;
  const isOver = routine.endsOn !== null && routine.endsOn < today;
  return {
    ...rest,
    who: { kind: whoKind, group },
    ...routineStandingOf(rhythms, new Map(marks.map(({ on, mark }) => [on, mark])), today),
    isOver,
    mayMark: mayMark(routine, actor, groupIds),
    mayChange: mayChangeRoutine(actor, routine.building?.id ?? null),
  };
}

async function listSamples(
  tx: Tx,
  kept: readonly KeptRoutine[],
  today: string,
): Promise<Register['samples']> {
  const byKey = new Map((await listComponents(tx)).map((component) => [component.key, component]));
  const yesterday = addDays(today, -1);
  return readBlueprintPack().routines.map(({ id, name, about, cadence, who, component }) => {
    const place = byKey.get(component);
    return {
      ...{ id, name, about, cadence, who: who as Register['samples'][number]['who'] },
      componentId: place === undefined || place.content.isRetired ? null : place.id,
      isInUse: kept.some(({ sampleId, endsOn }) => sampleId === id && (endsOn ?? today) > yesterday),
    };
  });
}
