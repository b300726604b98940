import type { Aim, Figure, FigureOrNot, Floors, PlaceReading, Spread } from './figure-contract.ts';
import { figureOf, type PackedFigure, packFigure, visitsToTell } from './figure-rules.ts';
import { findReleased, type ReceivedVisit } from './release-rules.ts';
import { type StudyCoverage, suggest } from './suggestion-rules.ts';
import { bandPlace, findShown, type RoomCount, type Shown } from './suppression-rules.ts';

type OwnAim = Omit<Aim, 'practiceId'>;
type PlaceFigures = Omit<PlaceReading, 'result'> & { figure: Figure };

/**
 * What may be shown of one practice in one window, and nothing else: places that may not be shown are not in it. A
 * reading is kept in this form, so that not even the database holds more of it.
 */
export type PracticeFigures = {
  practiceId: string;
  aim: OwnAim | null;
  district: PlaceFigures | null;
  buildings: (PlaceFigures & {
    buildingId: string;
    bands: { bandId: string; figure: Figure }[];
  })[];
};

/** The figures of one window. `readings.figures` in the database has this form. */
export type WindowFigures = { floors: Floors; spread: Spread; practices: PracticeFigures[] };

/** What a line over time needs of one practice: its packed figures by place, the district's under null. */
export type PracticeLine = [practiceId: string, places: [buildingId: string | null, figure: PackedFigure][]];

/** The district's and the buildings' figures of a window in short. `readings.lines` in the database has this form. */
export function linesIn(figures: WindowFigures): PracticeLine[] {
  return figures.practices.map(({ practiceId, district, buildings }) => [
    practiceId,
    [
      ...(district === null ? [] : [[null, packFigure(district.figure)] as [null, PackedFigure]]),
      ...buildings.map(({ buildingId, figure }): [string, PackedFigure] => [buildingId, packFigure(figure)]),
    ],
  ]);
}

/** What goes into the figures of a window, beside the visits themselves. */
export type Setting = {
  practiceIds: readonly string[];
  floors: Floors;
  spread: Spread;
  aims: ReadonlyMap<string, OwnAim>;
  /** Of a practice in a building, or in the district where the building is null. */
  coverageOf(practiceId: string, buildingId: string | null): StudyCoverage;
};

/** The figures of a window that has ended, suppressed: what is frozen. */
export function figuresOfEnded(counts: readonly RoomCount[], setting: Setting): WindowFigures {
  const shown = findShown(counts, setting.floors);
  return {
    floors: setting.floors,
    spread: setting.spread,
    practices: setting.practiceIds.map((practiceId) => {
      const own = counts.filter((count) => count.practiceId === practiceId);
      return {
        practiceId,
        aim: setting.aims.get(practiceId) ?? null,
        district: shown.district.has(practiceId) ? placeFigures(own, practiceId, null, setting) : null,
        buildings: buildingFigures(own, practiceId, shown, setting),
      };
    }),
  };
}

/**
 * The figures of a window that has not been read: the district as a whole, in whole steps and one step behind.
 * Buildings wait for the reading, since a figure that moves from day to day would tell of single visits.
 */
export function figuresOfUnread(received: readonly ReceivedVisit[], setting: Setting): WindowFigures {
  const { floors, spread } = setting;
  return {
    floors,
    spread: {
      ...spread,
      visits: spread.visits === null ? null : Math.floor(spread.visits / 10) * 10,
    },
    practices: setting.practiceIds.map((practiceId) => {
      const released = findReleased(received, practiceId, floors);
      const counts = released.flatMap((visit) => countOf(visit, practiceId));
      const shown = findShown(counts, floors).district;
      return {
        practiceId,
        aim: setting.aims.get(practiceId) ?? null,
        district: shown.has(practiceId) ? placeFigures(counts, practiceId, null, setting) : null,
        buildings: [],
      };
    }),
  };
}

/** The result of a place as it travels. All that are not shown look the same. */
export function resultOf(
  figure: Figure | null | undefined,
  wider: 'building' | 'district' | null,
): FigureOrNot {
  return figure ? { is: 'shown', figure } : { is: 'not_enough', seeInstead: wider };
}

/** A place as it travels; the same for every place that is not shown. */
export function placeReadingOf(
  figures: PlaceFigures | null | undefined,
  wider: 'district' | null,
): PlaceReading {
  if (!figures)
    return { result: resultOf(null, wider), toTell: null, suggestion: suggest(null, null, 'unknown') };
  return {
    result: resultOf(figures.figure, wider),
    toTell: figures.toTell,
    suggestion: figures.suggestion,
  };
}

/**
 * The one text of a value: keys in order, no spaces. What is sealed by SHA-256.
 *
 * @example canonicalJson({ b: [1], a: null }) // '{"a":null,"b":[1]}'
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

function buildingFigures(
  own: readonly RoomCount[],
  practiceId: string,
  shown: Shown,
  setting: Setting,
): PracticeFigures['buildings'] {
  const open = [...shown.buildings].filter(([, practices]) => practices.has(practiceId));
  return open.map(([buildingId]) => {
    const inBuilding = own.filter((count) => count.buildingId === buildingId);
    const bandIds = [...new Set(inBuilding.map((count) => count.bandId))].sort();
    return {
      buildingId,
      ...placeFigures(inBuilding, practiceId, buildingId, setting),
      bands: bandIds
        .filter((bandId) => shown.bands.get(bandPlace(buildingId, bandId))?.has(practiceId))
        .map((bandId) => ({
          bandId,
          figure: figureOf(inBuilding.filter((count) => count.bandId === bandId)),
        })),
    };
  });
}

function placeFigures(
  counts: readonly RoomCount[],
  practiceId: string,
  buildingId: string | null,
  setting: Setting,
): PlaceFigures {
  const figure = figureOf(counts);
  return {
    figure,
    toTell: visitsToTell(figure),
    suggestion: suggest(
      figure,
      setting.aims.get(practiceId) ?? null,
      setting.coverageOf(practiceId, buildingId),
    ),
  };
}

/** One visit as a count. It has no place: an unread window is looked at as a whole. */
function countOf(visit: ReceivedVisit, practiceId: string): RoomCount[] {
  const answer = visit.answers.get(practiceId);
  if (answer === undefined) return [];
  return [
    {
      practiceId,
      buildingId: '',
      bandId: '',
      room: visit.room,
      seen: answer === 'seen' ? 1 : 0,
      notSeen: answer === 'not_seen' ? 1 : 0,
      noOpportunity: answer === 'no_opportunity' ? 1 : 0,
      couldNotTell: answer === 'could_not_tell' ? 1 : 0,
    },
  ];
}
