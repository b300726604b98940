import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import {
  type BinderCard,
  type Standing,
  standingContract,
  type VisionStanding,
  type WaitingItem,
} from './contract.ts';
import { lastTraceOn, quietFor, tracesOfAll } from './quiet-rules.ts';
import { readChances } from './reach-store.ts';
import { readMix } from './silo-store.ts';
import {
  listNextLooks,
  listRounds,
  listTraced,
  readQuietWeeks,
  readToday,
  readWork,
  type TracedVision,
  writeQuietWeeks,
} from './store.ts';
import { findOwnGroup, listForBuilding, listForDistrict, listForGroup } from './waiting-store.ts';

const signedIn = implement(standingContract).$context<RequestContext>().use(admit);

/** The handlers of the standing area. */
export const standingRoutes = {
  readStanding: signedIn.readStanding.handler(({ context: { tx, actor } }) => readStanding(tx, actor)),
  changeQuietWeeks: signedIn.changeQuietWeeks.handler(async ({ context: { tx, actor }, input }) => {
    await writeQuietWeeks(tx, actor.districtId, input.quietWeeks);
    await audit(tx, actor, 'standing/quiet-weeks-changed', {
      id: actor.districtId,
      detail: { quietWeeks: input.quietWeeks },
    });
    return readStanding(tx, actor);
  }),
  listWaiting: signedIn.listWaiting.handler(async ({ context: { tx, actor }, input }) => ({
    items: await listWaiting(tx, actor, input.groupId),
  })),
  readChances: signedIn.readChances.handler(async ({ context: { tx }, input }) => {
    const chances = await readChances(tx, input.versionId);
    if (chances === undefined) throw refusal(commonProblems, 'record/not-found');
    return chances;
  }),
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => ({
    cards: leadsDistrict(actor) ? binderCards(await readTracedVisions(tx)) : [],
  })),
};

function leadsDistrict({ capacity }: Actor): boolean {
  return capacity === 'superintendent' || capacity === 'dn_member';
}

type Quiet = Omit<TracedVision, 'practices'> &
  Pick<VisionStanding, 'quietForWeeks'> & {
    practices: (TracedVision['practices'][number] & Pick<VisionStanding, 'quietForWeeks'>)[];
  };

async function readTracedVisions(tx: Tx): Promise<Quiet[]> {
  const [today, weeks, visions] = [await readToday(tx), await readQuietWeeks(tx), await listTraced(tx)];
  return visions.map((vision) => ({
    ...vision,
    quietForWeeks: quietFor(
      {
        adoptedOn: vision.adoptedOn,
        lastOn: tracesOfAll(vision.practices.map(({ lastOn }) => lastOn)),
        isPlanned: vision.practices.some(({ isPlanned }) => isPlanned),
      },
      weeks,
      today,
    ),
    practices: vision.practices.map((practice) => ({
      ...practice,
      quietForWeeks: quietFor({ adoptedOn: vision.adoptedOn, ...practice }, weeks, today),
    })),
  }));
}

async function readStanding(tx: Tx, actor: Actor): Promise<Standing> {
  const [visions, rounds, looks] = [
    await readTracedVisions(tx),
    await listRounds(tx),
    await listNextLooks(tx),
  ];
  return {
    today: await readToday(tx),
    quietWeeks: await readQuietWeeks(tx),
    mayChange: leadsDistrict(actor),
    visions: visions.map((vision) => ({
      ...vision,
      practices: vision.practices.map(({ id, name, lastOn, quietForWeeks }) => ({
        id,
        name,
        lastOn,
        quietForWeeks,
      })),
      rounds: rounds.get(vision.subject.id) ?? [],
      nextLookOn: looks.get(vision.subject.id) ?? null,
    })),
    ...(await readWork(tx)),
    mix: await readMix(tx),
  };
}

function binderCards(visions: readonly Quiet[]): BinderCard[] {
  return visions.flatMap(({ versionId, title, quietForWeeks, practices }) => {
    const quiet = practices.flatMap((practice) => practice.quietForWeeks ?? []);
    if (quietForWeeks === null && quiet.length === 0) return [];
    return [
      {
        versionId,
        title,
        quietPractices: quiet.length,
        isVisionQuiet: quietForWeeks !== null,
        weeks: quietForWeeks ?? Math.max(...quiet),
      },
    ];
  });
}

async function listWaiting(tx: Tx, actor: Actor, groupId: string): Promise<WaitingItem[]> {
  const group = await findOwnGroup(tx, actor, groupId);
  if (group === undefined) return [];
  if (group.kind === 'building_network' && group.buildingId !== null)
    return [...(await listForBuilding(tx, group.buildingId)), ...(await listForGroup(tx, groupId))];
  if (group.kind !== 'district_network') return listForGroup(tx, groupId);
  const binders = (await readTracedVisions(tx)).flatMap((vision): WaitingItem[] =>
    vision.practices
      .filter(({ quietForWeeks }) => quietForWeeks !== null)
      .map((practice) => ({
        kind: 'binder',
        id: practice.id,
        title: practice.name,
        since: lastTraceOn(vision.adoptedOn, practice.lastOn),
        about: vision.versionId,
      })),
  );
  return [...(await listForDistrict(tx)), ...binders, ...(await listForGroup(tx, groupId))];
}
