import type { BandId, BuildingId } from '../../kit/ids.ts';
import type { Tx } from '../../server/database.ts';
import type { Coverage, Gate } from './coverage-contract.ts';
import { protectCoverage, type RawCoverage } from './coverage-rules.ts';
import { countCoverage, countSessions, listPlaces } from './coverage-store.ts';
import { gateOf } from './gate-rules.ts';
import { findOverride, readThreshold } from './gate-store.ts';
import type { StudiedVersion } from './version-store.ts';

/** Who has studied a version, as it may be shown, with its gate. */
export async function readCoverage(tx: Tx, version: StudiedVersion): Promise<Coverage> {
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
