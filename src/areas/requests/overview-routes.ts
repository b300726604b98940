import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { settingKinds } from './access.ts';
import { requestsContract } from './contract.ts';
import { readGuide } from './guide-file.ts';
import type { MapCell, Support, SupportMap, VisionSupports } from './map-contract.ts';
import { gapOf, hasSupport, needOf, noSupport } from './map-rules.ts';
import {
  type LatestReading,
  listBuildings,
  listLatestReadings,
  listSupport,
  listVisions,
  type SupportRow,
  type VisionInForce,
} from './map-store.ts';
import { fewest, paceOf } from './pace-rules.ts';
import { listSpent } from './pace-store.ts';
import { countWaiting, listOwnToDo, readTotals } from './request-store.ts';
import { seenBy } from './request-view.ts';
import { readCurrency, readToday, writeCurrency } from './store.ts';
import { holdingOf } from './vision-support-rules.ts';
import { listOtherHoldings, listRequestHoldings, listSessionsOfVisions } from './vision-support-store.ts';

const signedIn = implement(requestsContract).$context<RequestContext>().use(admit);

async function totals(tx: Tx, actor: Actor) {
  const { helped, ...counted } = await readTotals(tx);
  const said = helped.yes + helped.partly + helped.notYet;
  return {
    ...counted,
    currency: await readCurrency(tx),
    mayChange: (settingKinds as readonly string[]).includes(actor.capacity),
    helped: said < fewest ? null : helped,
  };
}

type Ground = {
  buildings: { id: string; name: string }[];
  readings: ReadonlyMap<string, LatestReading>;
  support: readonly SupportRow[];
};

async function readMap(tx: Tx): Promise<SupportMap> {
  const today = await readToday(tx);
  const since = addDays(today, -365);
  const readings = new Map((await listLatestReadings(tx)).map((one) => [one.practiceId, one]));
  const ground = { buildings: await listBuildings(tx), readings, support: await listSupport(tx, since) };
  return {
    ...{ today, since, currency: await readCurrency(tx) },
    buildings: ground.buildings as SupportMap['buildings'],
    visions: (await listVisions(tx)).map(({ visionId, title, subject, practices }) => ({
      ...{ visionId, title, subject: subject as SupportMap['visions'][number]['subject'] },
      practices: [
        ...practices.map((practice) => practiceOnMap(visionId, practice, ground)),
        ...wholeOnMap(visionId, title, ground),
      ],
    })),
  };
}

type OnMap = SupportMap['visions'][number]['practices'][number];

function practiceOnMap(
  visionId: string,
  practice: { id: string | null; name: string },
  { buildings, readings, support }: Ground,
): OnMap {
  const reading = practice.id === null ? undefined : readings.get(practice.id);
  const went = (buildingId: string | null): Support => {
    const row = support.find(
      (one) => one.visionId === visionId && one.practiceId === practice.id && one.buildingId === buildingId,
    );
    if (row === undefined) return noSupport;
    const { given, open, minutes, cents, sessions, steps } = row;
    return { given, open, minutes, cents, sessions, steps };
  };
  const district = went(null);
  const cells = buildings.map(({ id }): MapCell => {
    const place = reading?.buildings.find(({ buildingId }) => buildingId === id);
    const { need, because } = needOf(reading === undefined ? null : place?.suggestion);
    const own = went(id);
    const isAboutAll = practice.id === null;
    return {
      ...{ buildingId: id as MapCell['buildingId'], need, because, figure: place?.figure ?? null },
      support: own,
      gap: isAboutAll ? null : gapOf(need, own, district),
    };
  });
  const read = reading && { windowId: reading.windowId, endsOn: reading.endsOn };
  return { ...practice, read: read ?? null, cells, district };
}

/** What went to a vision as a whole, where anything did. */
function wholeOnMap(visionId: string, title: string, ground: Ground): OnMap[] {
  const whole = practiceOnMap(visionId, { id: null, name: title }, ground);
  const went = [whole.district, ...whole.cells.map(({ support }) => support)];
  return went.some((support) => hasSupport(support) || support.open > 0) ? [whole] : [];
}

async function readVisionSupports(tx: Tx, weeks: number): Promise<VisionSupports> {
  const today = await readToday(tx);
  const requests = await listRequestHoldings(tx);
  const others = await listOtherHoldings(tx);
  const sessions = new Map((await listSessionsOfVisions(tx)).map((row) => [row.visionId, row.sessions]));
  const asHeld = ({ visionId, versionId, title, subject, adoptedOn, practices }: VisionInForce) => {
    const ofVision = requests.filter((one) => one.visionId === visionId);
    const othersOf = others.filter((one) => one.visionId === visionId);
    const when = { adoptedOn, weeks, today };
    return {
      ...{ visionId, versionId, title, adoptedOn },
      subject: subject as VisionSupports['visions'][number]['subject'],
      // A session on three practices is one session of the vision.
      whole: { ...holdingOf(ofVision, othersOf, when), sessions: sessions.get(visionId) ?? 0 },
      practices: practices.map((practice) => ({
        ...practice,
        holding: holdingOf(
          ofVision.filter(({ practiceId }) => practiceId === practice.id),
          othersOf.filter(({ practiceId }) => practiceId === practice.id),
          when,
        ),
      })),
    };
  };
  return { today, weeks, visions: (await listVisions(tx)).map(asHeld) };
}

async function readNext(tx: Tx, actor: Actor) {
  const today = await readToday(tx);
  const own = (await listOwnToDo(tx, actor)).map((row) => seenBy(actor, row, today));
  return {
    waiting: await countWaiting(tx, actor),
    toClose: own.filter(({ mayDo }) => mayDo.includes('closed')).slice(0, 5),
    toKeep: own.filter(({ isTaken, keeping }) => isTaken && keeping === 'lapsed').slice(0, 5),
  };
}

/** The handlers of the map, the visions and their supports, pace, the guide, and what is next. */
export const overviewRoutes = {
  readTotals: signedIn.readTotals.handler(({ context: { tx, actor } }) => totals(tx, actor)),
  readMap: signedIn.readMap.handler(({ context: { tx } }) => readMap(tx)),
  readVisionSupports: signedIn.readVisionSupports.handler(({ context: { tx }, input }) =>
    readVisionSupports(tx, input.weeks),
  ),
  readPace: signedIn.readPace.handler(async ({ context: { tx } }) => {
    const today = await readToday(tx);
    return paceOf(await listSpent(tx, today), today);
  }),
  readGuide: signedIn.readGuide.handler(() => readGuide()),
  changeCurrency: signedIn.changeCurrency.handler(async ({ context: { tx, actor }, input }) => {
    await writeCurrency(tx, actor.districtId, input.currency);
    const detail = { currency: input.currency };
    await audit(tx, actor, 'requests/currency-changed', { id: actor.districtId, detail });
    return totals(tx, actor);
  }),
  readNext: signedIn.readNext.handler(({ context: { tx, actor } }) => readNext(tx, actor)),
};
