import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { isStaff, leadsDistrict, mayCite } from './access.ts';
import { isOld } from './age-rules.ts';
import { findCitationFacts, insertCitation, listCitations } from './citation-store.ts';
import { readCoverage } from './coverage-store.ts';
import { guardWords } from './entry-guard.ts';
import { listEntries, readLastSeen } from './entry-store.ts';
import { type IndicatorPage, indicatorContract, type Register } from './indicator-contract.ts';
import { findIndicator, readIndicatorPack, worksOf } from './indicator-file.ts';
import type { Indicator } from './indicator-schema.ts';
import { listBuildings, readOldAfterMonths, readToday, writeOldAfterMonths } from './place-store.ts';
import { ratingOnWire, readStreams, streamsOf } from './register.ts';
import { listTraceRecords, tracesIn } from './trace-store.ts';
import { withdraw } from './withdrawal.ts';

const signedIn = implement(indicatorContract).$context<RequestContext>().use(admit);

/** The handlers of the register, its traces, its settings and its research. */
export const indicatorRoutes = {
  listIndicators: signedIn.listIndicators.handler(({ context: { tx, actor }, input }) =>
    readRegister(tx, actor, input.buildingId ?? null),
  ),
  readIndicator: signedIn.readIndicator.handler(async ({ context: { tx, actor }, input }) => {
    const indicator = findIndicator(input.indicatorId);
    if (indicator === undefined) throw refusal(commonProblems, 'record/not-found');
    return readPage(tx, actor, indicator, input.buildingId ?? null);
  }),
  readTrace: signedIn.readTrace.handler(async ({ context: { tx, actor }, input }) => {
    const buildingId = input.buildingId ?? null;
    const definition = tracesIn(buildingId).find(({ id }) => id === input.traceId);
    if (definition === undefined) throw refusal(commonProblems, 'record/not-found');
    return listTraceRecords(tx, actor, definition, buildingId);
  }),
  readCoverage: signedIn.readCoverage.handler(({ context: { tx } }) => readCoverage(tx)),
  changeSettings: signedIn.changeSettings.handler(async ({ context: { tx, actor }, input }) => {
    await writeOldAfterMonths(tx, actor.districtId, input.oldAfterMonths);
    await audit(tx, actor, 'evidence/settings-changed', { id: actor.districtId, detail: input });
    return input;
  }),
  addCitation: signedIn.addCitation.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    if (findIndicator(facts.indicatorId) === undefined) throw refusal(commonProblems, 'record/not-found');
    const recorded = await recordOnce(
      facts,
      () => findCitationFacts(tx, id),
      async () => {
        // Staff may be authors of a work that has an address; the note speaks of no one.
        await guardWords(tx, facts.note, facts.link === null ? facts.citation : '');
        await insertCitation(tx, actor, id, facts);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'evidence/citation-added', { id, detail: { indicatorId: facts.indicatorId } });
    return { id };
  }),
  withdrawCitation: signedIn.withdrawCitation.handler(({ context: { tx, actor }, input }) =>
    withdraw(tx, actor, 'citation', input.id),
  ),
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => {
    const oldAfterMonths = await readOldAfterMonths(tx);
    if (!leadsDistrict(actor)) return { parts: 0, indicatorId: null, oldAfterMonths };
    const old = await listOldParts(tx, oldAfterMonths);
    return { parts: old.length, indicatorId: old[0] ?? null, oldAfterMonths };
  }),
};

async function requireBuilding(tx: Tx, buildingId: string | null): Promise<Register['buildings']> {
  const buildings = await listBuildings(tx);
  if (buildingId !== null && !buildings.some(({ id }) => id === buildingId))
    throw refusal(commonProblems, 'record/not-found');
  return buildings;
}

async function readRegister(tx: Tx, actor: Actor, buildingId: string | null): Promise<Register> {
  const buildings = await requireBuilding(tx, buildingId);
  const { pack } = readIndicatorPack();
  const streams = await readStreams(tx, actor, buildingId);
  return {
    today: streams.today,
    oldAfterMonths: streams.oldAfterMonths,
    mayChange: leadsDistrict(actor),
    foundation: pack.foundation,
    source: pack.source,
    buildings,
    indicators: pack.indicators.map((indicator) => streamsOf(indicator, streams)),
  };
}

async function readPage(
  tx: Tx,
  actor: Actor,
  indicator: Indicator,
  buildingId: string | null,
): Promise<IndicatorPage> {
  const buildings = await requireBuilding(tx, buildingId);
  const streams = await readStreams(tx, actor, buildingId);
  const { today, oldAfterMonths } = streams;
  const partIds = new Set(indicator.parts.map(({ id }) => id));
  const { indicators } = readIndicatorPack().pack;
  const at = indicators.indexOf(indicator);
  return {
    ...{ today, oldAfterMonths, buildings },
    streams: streamsOf(indicator, streams),
    ...{ before: indicators[at - 1]?.id ?? null, after: indicators[at + 1]?.id ?? null },
    total: indicators.length,
    traces: streams.traces
      .filter((trace) => trace.partIds.some((id) => partIds.has(id)))
      .map(({ recent: _, ...trace }) => trace),
    ratings: streams.ratings
      .filter(({ indicatorId }) => indicatorId === indicator.id)
      .map((rating) => ({ partId: rating.partId, ...ratingOnWire(rating) })),
    evidence: (await listEntries(tx, actor, { indicatorId: indicator.id, buildingId })).map((entry) => ({
      ...entry,
      isOld: isOld(entry.seenOn, today, oldAfterMonths),
    })),
    works: worksOf(indicator),
    citations: await listCitations(tx, actor, indicator.id),
    isStaff: isStaff(actor),
    mayCite: mayCite(actor),
  };
}

/** The indicator of each part that had evidence and has none that is recent. What was never rated or seen is not pressing. */
async function listOldParts(tx: Tx, months: number): Promise<string[]> {
  const [today, seen] = [await readToday(tx), await readLastSeen(tx, null)];
  return readIndicatorPack().pack.indicators.flatMap(({ id, parts }) =>
    parts
      .filter((part) => seen.has(part.id) && isOld(seen.get(part.id) ?? null, today, months))
      .map(() => id),
  );
}
