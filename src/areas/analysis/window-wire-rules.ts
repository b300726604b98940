import type { ReadingSeal, WindowReading } from './contract.ts';
import type { ShareWithInterval } from './figure-contract.ts';
import { onAxis, type PictureWindow } from './picture-rules.ts';
import { type PracticeFigures, placeReadingOf, resultOf, type WindowFigures } from './reading-rules.ts';
import type { PracticeWords } from './series-contract.ts';

type Place = { id: string; name: string };

/** How the buildings shown of a practice are drawn toward each other; a model, which costs more than all the rest. */
export type SharesOf = (shown: PracticeFigures['buildings']) => ReadonlyMap<string, ShareWithInterval>;

/**
 * A window as it travels. Every building of the window and every band of the district is in it, in the district's own
 * order, whether or not it has a figure: what is missing must not tell which places were visited.
 */
export function windowReadingOf(ground: {
  window: PictureWindow & { subjectId: string; subject: string };
  figures: WindowFigures;
  seal: ReadingSeal | null;
  perfectionLine: string | null;
  practices: readonly PracticeWords[];
  buildings: readonly Place[];
  bands: readonly Place[];
  /** Null where shares drawn toward each other are not looked at. */
  sharesOf: SharesOf | null;
}): WindowReading {
  const { window, figures, seal, perfectionLine } = ground;
  const buildings = ground.buildings.filter(({ id }) => window.buildingIds.includes(id));
  return {
    window: { ...onAxis(window), subjectId: window.subjectId, subject: window.subject },
    reading: seal,
    floors: figures.floors,
    spread: figures.spread,
    perfectionLine,
    practices: ground.practices.map((words) => {
      const found = figures.practices.find(({ practiceId }) => practiceId === words.practiceId);
      const shrunk = ground.sharesOf?.(found?.buildings ?? []) ?? new Map();
      return {
        ...words,
        aim: found?.aim ?? null,
        district: {
          ...placeReadingOf(found?.district, null),
          scans: found?.beside?.scans ?? null,
          times: found?.beside?.times ?? null,
        },
        buildings: buildings.map((building) => buildingReading(building, found, ground.bands, shrunk)),
      };
    }),
  };
}

function buildingReading(
  building: Place,
  practice: PracticeFigures | undefined,
  bands: readonly Place[],
  shrunk: ReadonlyMap<string, ShareWithInterval>,
): WindowReading['practices'][number]['buildings'][number] {
  const found = practice?.buildings.find(({ buildingId }) => buildingId === building.id);
  const wider = practice?.district ? 'district' : null;
  return {
    buildingId: building.id,
    building: building.name,
    ...placeReadingOf(found, wider, shrunk.get(building.id) ?? null),
    bands: bands.map((band) => ({
      bandId: band.id,
      band: band.name,
      result: resultOf(
        found?.bands.find(({ bandId }) => bandId === band.id)?.figure,
        found ? 'building' : wider,
      ),
    })),
  };
}
