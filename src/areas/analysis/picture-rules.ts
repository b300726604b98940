import { isWithin } from '../../kit/school-time.ts';
import type { Figure } from './figure-contract.ts';
import { unpackFigure } from './figure-rules.ts';
import { type PracticeLine, resultOf } from './reading-rules.ts';
import type { PracticeWords, Series, SubjectPicture, WindowOnAxis } from './series-contract.ts';
import { type Passed, seriesOf } from './series-rules.ts';

/** A window with what its line needs to know. */
export type PictureWindow = Omit<WindowOnAxis, 'state'> & {
  practiceIds: readonly string[];
  readingId: string | null;
  today: string;
};

export type PictureGround = {
  /** In time order. */
  windows: readonly PictureWindow[];
  /** What may be shown of each window. */
  lines: ReadonlyMap<string, readonly PracticeLine[]>;
  /** In the district's own order. */
  buildings: readonly { id: string; name: string }[];
  /** Practices to draw, in order, with the words of their latest version. */
  practices: readonly (PracticeWords & { isCurrent: boolean })[];
  /** The fingerprint of a practice's text in a version. */
  textSha256Of(versionId: string, practiceId: string): string;
};

/** Where a window stands. Both its ends count; a reading ends it for good. */
export function stateOf(window: Pick<PictureWindow, 'startsOn' | 'endsOn' | 'readingId' | 'today'>) {
  if (window.readingId !== null) return 'read';
  if (window.today < window.startsOn) return 'coming';
  return isWithin(window.today, window.startsOn, window.endsOn) ? 'open' : 'ended';
}

/** A window as it is drawn on the date axis. */
export function onAxis(window: PictureWindow): WindowOnAxis {
  const { id, purpose, startsOn, endsOn, visitMinutes, versionId, versionNumber, buildingIds } = window;
  return {
    ...{ id, purpose, startsOn, endsOn, visitMinutes, versionId, versionNumber },
    state: stateOf(window),
    buildingIds: [...buildingIds],
  };
}

/** The lines of every practice, for the district and for each building that ever took part. */
export function linesOf(ground: PictureGround): SubjectPicture['practices'] {
  const byPlace = indexFigures(ground.lines);
  const lineOf = (practiceId: string, buildingId: string | null): Series =>
    seriesOf(ground.windows.map((window) => pass(window, practiceId, buildingId, ground, byPlace)));
  return ground.practices.map((practice) => ({
    ...practice,
    district: lineOf(practice.practiceId, null),
    buildings: ground.buildings.map(({ id }) => ({
      buildingId: id,
      series: lineOf(practice.practiceId, id),
    })),
  }));
}

type FiguresByPlace = ReadonlyMap<string, Figure>;

const placeKey = (windowId: string, practiceId: string, buildingId: string | null) =>
  `${windowId} ${practiceId} ${buildingId}`;

function indexFigures(lines: PictureGround['lines']): FiguresByPlace {
  const index = new Map<string, Figure>();
  for (const [windowId, practices] of lines) {
    for (const [practiceId, places] of practices) {
      for (const [buildingId, packed] of places)
        index.set(placeKey(windowId, practiceId, buildingId), unpackFigure(packed));
    }
  }
  return index;
}

function pass(
  window: PictureWindow,
  practiceId: string,
  buildingId: string | null,
  ground: PictureGround,
  figures: FiguresByPlace,
): Passed {
  // A window in one building of several says nothing about the district, though it is the whole of its visits.
  const tookPart =
    buildingId === null
      ? window.buildingIds.length > 1 || ground.buildings.length === 1
      : window.buildingIds.includes(buildingId);
  if (!tookPart || !window.practiceIds.includes(practiceId)) return { windowId: window.id, inFocus: null };
  const district = figures.get(placeKey(window.id, practiceId, null));
  const own = figures.get(placeKey(window.id, practiceId, buildingId));
  return {
    windowId: window.id,
    inFocus: {
      textSha256: ground.textSha256Of(window.versionId, practiceId),
      visitMinutes: window.visitMinutes,
      result: resultOf(own, buildingId !== null && district ? 'district' : null),
    },
  };
}
