import { implement } from '@orpc/server';
import type { BandId, BuildingId } from '../../kit/ids.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type Coverage, coverageContract, type Gate, gateProblems } from './coverage-contract.ts';
import { protectCoverage, type RawCoverage } from './coverage-rules.ts';
import { countCoverage, countSessions, listPlaces } from './coverage-store.ts';
import { gateOf } from './gate-rules.ts';
import {
  findOverride,
  findOverrideFacts,
  insertOverride,
  type OverrideFacts,
  readThreshold,
  writeThreshold,
} from './gate-store.ts';
import { findVersion, type StudiedVersion } from './version-store.ts';

const signedIn = implement(coverageContract).$context<RequestContext>().use(admit);

/** The handlers of coverage and the gate. */
export const coverageRoutes = {
  readCoverage: signedIn.readCoverage.handler(async ({ context: { tx }, input }) =>
    readCoverage(tx, await versionOr404(tx, input.versionId)),
  ),
  readGate: signedIn.readGate.handler(
    async ({ context: { tx }, input }) =>
      (await readCoverage(tx, await versionOr404(tx, input.versionId))).gate,
  ),
  overrideGate: signedIn.overrideGate.handler(async ({ context: { tx, actor }, input }) => {
    const { id, versionId, reason } = input;
    const version = await versionOr404(tx, versionId);
    const facts = { versionId, reason, madeBy: actor.personId };
    const recorded = await recordOnce<OverrideFacts>(
      facts,
      () => findOverrideFacts(tx, id),
      async () => {
        const { gate } = await readCoverage(tx, version);
        if (gate.isOpen) throw refusal(gateProblems, 'conversations/gate-open');
        await insertOverride(tx, actor, id, facts);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'conversations/gate-overridden', { id, detail: { versionId } });
    return (await readCoverage(tx, version)).gate;
  }),
  readThreshold: signedIn.readThreshold.handler(async ({ context: { tx } }) => ({
    percent: await readThreshold(tx),
  })),
  changeThreshold: signedIn.changeThreshold.handler(async ({ context: { tx, actor }, input }) => {
    const before = await readThreshold(tx);
    if (before !== input.percent) {
      await writeThreshold(tx, actor, input.percent);
      await audit(tx, actor, 'conversations/threshold-changed', {
        id: actor.districtId,
        detail: { before, after: input.percent },
      });
    }
    return { percent: input.percent };
  }),
};

async function versionOr404(tx: Tx, id: string): Promise<StudiedVersion> {
  const version = await findVersion(tx, id);
  if (version === undefined) throw refusal(commonProblems, 'record/not-found');
  return version;
}

async function readCoverage(tx: Tx, version: StudiedVersion): Promise<Coverage> {
  const { id, visionId, number, title, adoptedOn } = version;
  const places = await listPlaces<BuildingId, BandId>(tx);
  const raw = await countCoverage(tx, id, {
    buildings: [
      ...places.buildings.map((building) => building.id),
      ...(places.hasStaffWithout.building ? [null] : []),
    ],
    bands: [...places.bands.map((band) => band.id), ...(places.hasStaffWithout.band ? [null] : [])],
    practices: version.practices.map((practice) => practice.id),
  });
  const shown = protectCoverage(raw);
  const placed = <Place extends { id: string }>(among: readonly Place[], wanted: string | null) =>
    among.find((place) => place.id === wanted) ?? null;
  return {
    version: { id, visionId, number, title },
    adoptedOn,
    isCurrent: version.currentId === id,
    sessions: await countSessions(tx, id),
    gate: await gateFrom(tx, version, raw, shown.gate),
    district: shown.district,
    buildings: shown.buildings.map(({ id: wanted, ...rest }) => ({
      building: placed(places.buildings, wanted),
      ...rest,
    })),
    bands: shown.bands.map(({ id: wanted, ...rest }) => ({ band: placed(places.bands, wanted), ...rest })),
    practices: version.practices.map((practice, index) => ({
      ...practice,
      audiences: shown.practices[index]?.audiences ?? shown.district,
    })),
  };
}

async function gateFrom(
  tx: Tx,
  version: StudiedVersion,
  raw: RawCoverage,
  coverage: Gate['coverage'],
): Promise<Gate> {
  const threshold = await readThreshold(tx);
  const override = await findOverride(tx, version.id);
  const gate = gateOf({ ...raw.gate, thresholdPercent: threshold, override: override?.id ?? null });
  const isShown = coverage.people !== null;
  return {
    versionId: version.id,
    coverage,
    percent: isShown ? gate.percent : null,
    threshold,
    isOpen: gate.isOpen,
    missing: isShown ? gate.missing : null,
    override,
  };
}
