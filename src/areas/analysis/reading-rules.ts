import type { Aim, Figure, FigureOrNot, Floors, PlaceReading, Spread } from './figure-contract.ts';
import { figureOf, type PackedFigure, packFigure, visitsToTell } from './figure-rules.ts';
import { type Entry, findKept, findReleased, mayTellAll, type Told } from './release-rules.ts';
import { fieldOf } from './short-rules.ts';
import { type StudyCoverage, suggest } from './suggestion-rules.ts';
import { bandPlace, findShown, type RoomCount, type Shown } from './suppression-rules.ts';
import { type Beside, besideOf, type WayCount } from './way-rules.ts';

type OwnAim = Omit<Aim, 'practiceId'>;
type PlaceFigures = Omit<PlaceReading, 'result' | 'shrunk'> & { figure: Figure };

/**
 * What may be shown of one practice in one window, and nothing else: places that may not be shown are not in it. A
 * reading is kept in this form, so that not even the database holds more of it.
 */
export type PracticeFigures = {
  practiceId: string;
  aim: OwnAim | null;
  district: PlaceFigures | null;
  /** Looks and counts, where the district's figure is shown. Readings of earlier programs do not have it. */
  beside?: Beside;
  buildings: (PlaceFigures & {
    buildingId: string;
    bands: { bandId: string; figure: Figure }[];
  })[];
};

/** The figures of one window. `readings.figures` in the database has this form. */
export type WindowFigures = { floors: Floors; spread: Spread; practices: PracticeFigures[] };

/**
 * The figures of the district and its buildings in short. `readings.lines` in the database has this form. The figures of
 * a practice stand in the order of `places`; null is the district among the places, and no figure among the figures.
 */
export type WindowLines = {
  places: (string | null)[];
  practices: [practiceId: string, figures: (PackedFigure | null)[]][];
};

/** What a line over time needs of a window. */
export function linesIn(figures: WindowFigures): WindowLines {
  const buildingIds = figures.practices.flatMap(({ buildings }) => buildings.map((one) => one.buildingId));
  const places = [null, ...new Set(buildingIds)];
  return {
    places,
    practices: figures.practices.map(({ practiceId, district, buildings }) => [
      practiceId,
      places.map((place) => {
        const found = place === null ? district : buildings.find((one) => one.buildingId === place);
        return found ? packFigure(found.figure) : null;
      }),
    ]),
  };
}

/** What goes into the figures of a window, beside the visits themselves. */
export type Setting = {
  practiceIds: readonly string[];
  floors: Floors;
  spread: Spread;
  aims: ReadonlyMap<string, OwnAim>;
  /** Of a practice in a building, or in the district where the building is null. */
  coverageOf(practiceId: string, buildingId: string | null): StudyCoverage;
  /** Looks and counts by practice; none while the window has not been read. */
  ways?: ReadonlyMap<string, WayCount>;
};

/**
 * The figures of a window that has ended, suppressed: what is frozen. Where whoever saw the practice's last figure could
 * subtract what was taken out since, that stays as it was told: for the whole, and for no part of it.
 */
export function figuresOfEnded(
  counts: readonly RoomCount[],
  received: ReadonlyMap<string, readonly Entry[]>,
  setting: Setting,
): WindowFigures {
  const isHeld = (practiceId: string) => !mayTellAll(received.get(practiceId) ?? [], setting.floors);
  const held = new Set(setting.practiceIds.filter(isHeld));
  const told = counts.filter((count) => !held.has(count.practiceId));
  const shown = findShown(told, setting.floors);
  return {
    floors: setting.floors,
    spread: setting.spread,
    practices: setting.practiceIds.map((practiceId) => {
      if (held.has(practiceId))
        return wholeFigures(practiceId, findKept(received.get(practiceId) ?? [], setting.floors), setting);
      const own = told.filter((count) => count.practiceId === practiceId);
      const isShown = shown.district.has(practiceId);
      return {
        practiceId,
        aim: setting.aims.get(practiceId) ?? null,
        district: isShown ? placeFigures(own, practiceId, null, setting) : null,
        ...(isShown ? besideIn(practiceId, setting) : {}),
        buildings: buildingFigures(own, practiceId, shown, setting),
      };
    }),
  };
}

function besideIn(practiceId: string, setting: Setting): { beside?: Beside } {
  const beside = besideOf(setting.ways?.get(practiceId), setting.floors);
  return beside.scans === null && beside.times === null ? {} : { beside };
}

/**
 * The figures of a window that has not been read: the district as a whole, in whole steps and one step behind.
 * Buildings wait for the reading, since a figure that moves from day to day would tell of single visits.
 */
export function figuresOfUnread(
  received: ReadonlyMap<string, readonly Entry[]>,
  setting: Setting,
): WindowFigures {
  const { floors, spread } = setting;
  return {
    floors,
    spread: {
      ...spread,
      visits: spread.visits === null ? null : Math.floor(spread.visits / 10) * 10,
    },
    practices: setting.practiceIds.map((practiceId) =>
      wholeFigures(practiceId, findReleased(received.get(practiceId) ?? [], floors), setting),
    ),
  };
}

/** A practice's figures for the district as a whole, and for no part of it. */
function wholeFigures(practiceId: string, told: readonly Told[], setting: Setting): PracticeFigures {
  const { floors } = setting;
  const counts = countsOf(told, practiceId);
  const whole = counts.length === 0 ? null : placeFigures(counts, practiceId, null, setting);
  const isEnough =
    whole !== null && whole.figure.visits >= floors.visits && whole.figure.rooms >= floors.rooms;
  return {
    practiceId,
    aim: setting.aims.get(practiceId) ?? null,
    district: isEnough ? whole : null,
    buildings: [],
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
  shrunk: PlaceReading['shrunk'] = null,
): PlaceReading {
  if (!figures) {
    const suggestion = suggest(null, null, 'unknown');
    return { result: resultOf(null, wider), toTell: null, shrunk: null, suggestion };
  }
  const { figure, toTell, suggestion } = figures;
  return { result: resultOf(figure, wider), toTell, shrunk, suggestion };
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

/** What counts after these entries, by room. They have no other place: an unread window is looked at as a whole. */
function countsOf(told: readonly Told[], practiceId: string): RoomCount[] {
  const rooms = new Map<string, RoomCount>();
  for (const { room, answer } of told) {
    const none = { seen: 0, notSeen: 0, noOpportunity: 0, couldNotTell: 0 };
    const count = rooms.get(room) ?? { practiceId, buildingId: '', bandId: '', room, ...none };
    count[fieldOf[answer]] += 1;
    rooms.set(room, count);
  }
  return [...rooms.values()];
}
