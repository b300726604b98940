import { isWithin } from '../../kit/days.ts';
import { type Fate, isOfDistrict, type Lineage } from '../../kit/practice-lineage.ts';
import { type PackedFigure, unpackFigure } from './figure-rules.ts';
import { resultOf, type WindowLines } from './reading-rules.ts';
import type { PracticeWords, SubjectPicture, WindowOnAxis } from './series-contract.ts';
import { type Passed, seriesOf } from './series-rules.ts';
import { type StudyGround, studiedIn } from './studied-rules.ts';
import type { TrendGround, TrendWithShares } from './trend-rules.ts';

/** A window with what its line needs to know. */
export type PictureWindow = Omit<WindowOnAxis, 'state'> & {
  practiceIds: readonly string[];
  readingId: string | null;
  today: string;
};

/** A practice to draw, in the words of its latest version. */
export type GroundPractice = PracticeWords & { versionId: string; isCurrent: boolean; fates: Fate[] };

export type PictureGround = {
  /** In time order. */
  windows: readonly PictureWindow[];
  /** What may be shown of each window. */
  lines: ReadonlyMap<string, WindowLines>;
  /** In the district's own order. */
  buildings: readonly { id: string; name: string }[];
  /** Practices to draw, in order, with the words of their latest version. */
  practices: readonly GroundPractice[];
  /** How practices go on from version to version. */
  lineage: Lineage;
  /** The trend of one practice; frozen figures always give the same. */
  readTrend(ground: TrendGround): TrendWithShares;
  study: StudyGround;
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
  return ground.practices.map((practice) => {
    const focuses = ground.windows.map((window) => focusOf(window, practice, ground));
    const lineOf = (place: string | null) => seriesOf(focuses.map((focus) => pass(focus, place)));
    const district = lineOf(null);
    const { trend, shrunk } = ground.readTrend(trendGroundOf(focuses, district.phases.at(-1), ground));
    return {
      ...practice,
      idsInWindows: focuses.map(({ practiceId }) => practiceId),
      district,
      trend,
      buildings: ground.buildings.map(({ id }) => ({
        buildingId: id,
        series: lineOf(id),
        shrunk: shrunk.get(id) ?? null,
      })),
      studied: studiedIn(
        ground.study,
        ground.windows.map(({ versionId, endsOn }, index) => ({
          ...{ versionId, endsOn, practiceId: focuses[index]?.practiceId ?? null },
        })),
        ground.buildings.map(({ id }) => id),
      ),
    };
  });
}

/** One practice in one window; `inFocus` is null when the window did not look for it. */
type Focus = {
  windowId: string;
  /** Under which id the window looked for it. */
  practiceId: string | null;
  inFocus: {
    /** Building ids, and null for the district. */
    tookPart: ReadonlySet<string | null>;
    figures: ReadonlyMap<string | null, PackedFigure | null>;
    textSha256: string;
    visitMinutes: number;
  } | null;
};

function focusOf(window: PictureWindow, practice: GroundPractice, ground: PictureGround): Focus {
  const line = ground.lineage.lineOf(practice.versionId, practice.practiceId);
  const lookedFor = window.practiceIds.find((id) => ground.lineage.lineOf(window.versionId, id) === line);
  if (lookedFor === undefined) return { windowId: window.id, practiceId: null, inFocus: null };
  const lines = ground.lines.get(window.id);
  const packed = lines?.practices.find(([ofPractice]) => ofPractice === lookedFor)?.[1];
  const isWhole = isOfDistrict(window.buildingIds, new Set(ground.buildings.map(({ id }) => id)));
  return {
    windowId: window.id,
    practiceId: lookedFor,
    inFocus: {
      tookPart: new Set(isWhole ? [null, ...window.buildingIds] : window.buildingIds),
      figures: new Map(lines?.places.map((place, index) => [place, packed?.[index] ?? null])),
      textSha256: ground.lineage.wordsOf(window.versionId, lookedFor),
      visitMinutes: window.visitMinutes,
    },
  };
}

/** What a trend may stand on: buildings’ figures that are shown of windows that were read, in the last stretch. */
function trendGroundOf(
  focuses: readonly Focus[],
  stretch: { from: number; to: number } | undefined,
  ground: PictureGround,
): TrendGround {
  if (stretch === undefined) return [];
  return focuses.flatMap(({ windowId, inFocus }, index) => {
    const isRead = ground.windows[index]?.readingId !== null;
    if (index < stretch.from || index > stretch.to || !isRead || !inFocus?.tookPart.has(null)) return [];
    const shown = [...inFocus.figures].flatMap(([buildingId, packed]) =>
      buildingId === null || packed === null ? [] : [{ buildingId, figure: unpackFigure(packed) }],
    );
    return [{ windowId, buildings: shown }];
  });
}

function pass({ windowId, inFocus }: Pick<Focus, 'windowId' | 'inFocus'>, place: string | null): Passed {
  if (inFocus === null || !inFocus.tookPart.has(place)) return { windowId, inFocus: null };
  const { figures, textSha256, visitMinutes } = inFocus;
  const own = figures.get(place);
  const wider = place !== null && figures.get(null) ? 'district' : null;
  const result = resultOf(own && unpackFigure(own), wider);
  return { windowId, inFocus: { textSha256, visitMinutes, result } };
}
