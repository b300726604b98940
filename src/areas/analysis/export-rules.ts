import type { WindowReading } from './contract.ts';
import type { OpenFigure, OpenWindow } from './export-contract.ts';
import type { FigureOrNot } from './figure-contract.ts';

type Place = Pick<OpenFigure, 'placeKind' | 'buildingId' | 'building' | 'bandId' | 'band'>;

/**
 * What a window shows, one figure a line: for each practice the district, then each building with its bands, in the
 * order of the pages. It is given what a page is given, so that there is nothing else that it could tell.
 */
export function openFiguresOf(reading: WindowReading): OpenFigure[] {
  return reading.practices.flatMap((practice) => {
    const line = (place: Place, result: FigureOrNot): OpenFigure => ({
      ...windowFields(reading),
      practiceId: practice.practiceId,
      practice: practice.name,
      ...place,
      ...figureFields(result),
      floorRooms: reading.floors.rooms,
      floorVisits: reading.floors.visits,
      readingTakenAt: reading.reading?.frozenAt ?? null,
      readingSha256: reading.reading?.sha256 ?? null,
    });
    return [
      line({ placeKind: 'district', ...noBuilding, ...noBand }, practice.district.result),
      ...practice.buildings.flatMap(({ buildingId, building, result, bands }) => [
        line({ placeKind: 'building', buildingId, building, ...noBand }, result),
        ...bands.map(({ bandId, band, result: own }) =>
          line({ placeKind: 'band', buildingId, building, bandId, band }, own),
        ),
      ]),
    ];
  });
}

/** How many lines a window will have. */
export function countLines(
  window: { practiceIds: readonly string[]; buildingIds: readonly string[] },
  bands: number,
) {
  return window.practiceIds.length * (1 + window.buildingIds.length * (1 + bands));
}

/** A state in which a window has something to show. */
export function openStateOf(state: WindowReading['window']['state']): OpenWindow['state'] {
  if (state === 'coming') throw new RangeError('a window that has not begun is not open to anybody');
  return state;
}

const noBuilding = { buildingId: null, building: null };
const noBand = { bandId: null, band: null };

function windowFields({ window }: WindowReading) {
  return {
    subjectId: window.subjectId,
    subject: window.subject,
    windowId: window.id,
    windowStartsOn: window.startsOn,
    windowEndsOn: window.endsOn,
    windowState: openStateOf(window.state),
    visitMinutes: window.visitMinutes,
    versionId: window.versionId,
    versionNumber: window.versionNumber,
  };
}

function figureFields(result: FigureOrNot) {
  const figure = result.is === 'shown' ? result.figure : null;
  return {
    result: result.is,
    present: figure?.present ?? null,
    visits: figure?.visits ?? null,
    rooms: figure?.rooms ?? null,
    share: figure?.share?.share ?? null,
    low: figure?.share?.low ?? null,
    high: figure?.share?.high ?? null,
    noOpportunity: figure?.noOpportunity ?? null,
    couldNotTell: figure?.couldNotTell ?? null,
    opportunity: figure?.opportunity?.share ?? null,
    opportunityLow: figure?.opportunity?.low ?? null,
    opportunityHigh: figure?.opportunity?.high ?? null,
    icc: figure?.icc ?? null,
    designEffect: figure?.designEffect ?? null,
    effectiveVisits: figure?.effectiveVisits ?? null,
    isComparable: figure?.isComparable ?? null,
  };
}
