import {
  type DayPart,
  dayPartOf,
  dayParts,
  normalizeRoom,
  type Route,
  type RouteRoom,
} from './visit-route-rules.ts';

/** The words by which a pasted list says of a room which grades are in it and when. */
export type RoomVocabulary = {
  bands: readonly { id: string; name: string }[];
  /** Words for the parts of the day, in the reader's language. */
  parts: readonly { part: DayPart; words: readonly string[] }[];
};

/** What is taken for rooms of which the list itself does not say it. */
export type RoomDefaults = { bandId: string | null; parts: readonly DayPart[] };

export type ReadRoom = { name: string; bandId: string | null; parts: readonly DayPart[] };

const longestName = 60;

/**
 * Rooms out of typed, pasted or imported text. A line that says a band or a time beside a room (`Room 12, K-2, 9:15`) is
 * one room; what else stands in such a line is left out, so that names of people do not come in with it. A line that says
 * neither holds rooms alone, parted by commas, semicolons or tabs. A room that comes in several lines has all their times.
 */
export function readRooms(text: string, words: RoomVocabulary, defaults: RoomDefaults): ReadRoom[] {
  const lines = text
    .split(/[\n\r]+/u)
    .map(cellsOf)
    .filter((cells) => cells.length > 0)
    .map((cells) => ({ cells, said: whatIsSaid(cells.slice(1), words) }));
  const isTable = lines.some(({ said }) => said !== null);
  const rooms = new Map<string, ReadRoom>();
  lines.forEach(({ cells, said }, index) => {
    // The first line of a table names its columns when it says no band and no time itself.
    if (isTable && index === 0 && said === null && cells.length > 1) return;
    for (const cell of isTable ? cells.slice(0, 1) : cells) {
      const room = {
        name: nameOf(cell),
        bandId: said?.bandId ?? defaults.bandId,
        parts: said === null || said.parts.length === 0 ? defaults.parts : said.parts,
      };
      const spelling = normalizeRoom(room.name);
      if (spelling !== '') rooms.set(spelling, joined(rooms.get(spelling), room));
    }
  });
  return [...rooms.values()];
}

/** The list with these rooms. What is on it already stays as often as visited, and learns what it did not know. */
export function addRooms(route: Route, more: readonly ReadRoom[]): Route {
  const rooms = new Map(route.rooms.map((room): [string, RouteRoom] => [normalizeRoom(room.name), room]));
  for (const room of more) {
    const spelling = normalizeRoom(room.name);
    const known = rooms.get(spelling);
    const { name, bandId, parts } = joined(known && { ...known, parts: known.parts ?? [] }, room);
    rooms.set(spelling, { name, bandId, parts, visitsCount: known?.visitsCount ?? 0 });
  }
  return { ...route, rooms: [...rooms.values()] };
}

function joined(before: ReadRoom | undefined, room: ReadRoom): ReadRoom {
  if (before === undefined) return room;
  const parts = dayParts.filter((part) => before.parts.includes(part) || room.parts.includes(part));
  return { name: before.name, bandId: before.bandId ?? room.bandId, parts };
}

function nameOf(cell: string): string {
  return cell.replace(/\s+/gu, ' ').slice(0, longestName).trim();
}

function cellsOf(line: string): string[] {
  const cells = line.split(/[\t,;،؛]/u).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/u, '$1')
      .trim(),
  );
  return cells.some((cell) => cell !== '') ? cells.filter((cell, index) => index === 0 || cell !== '') : [];
}

/** Band and times out of the cells beside a room; null when none of them says either. */
function whatIsSaid(cells: readonly string[], words: RoomVocabulary): RoomDefaults | null {
  let bandId: string | null = null;
  const parts = new Set<DayPart>();
  for (const cell of cells) {
    const spelling = normalizeRoom(cell);
    bandId ??= words.bands.find(({ name }) => normalizeRoom(name) === spelling)?.id ?? null;
    for (const { part, words: own } of words.parts)
      if (own.some((word) => spelling === normalizeRoom(word))) parts.add(part);
    for (const [, hour = '', , half = ''] of cell.matchAll(/\b(\d{1,2}):(\d{2})\s*([ap]\.?m)?/giu))
      parts.add(dayPartOf(hourOf(Number(hour), half)));
  }
  const found = dayParts.filter((part) => parts.has(part));
  return bandId === null && found.length === 0 ? null : { bandId, parts: found };
}

/** An hour as people write it: without "a.m." or "p.m.", one to six is in the afternoon of a school day. */
function hourOf(hour: number, half: string): number {
  if (/^p/iu.test(half)) return hour === 12 ? 12 : hour + 12;
  if (/^a/iu.test(half)) return hour % 12;
  return hour >= 1 && hour <= 6 ? hour + 12 : hour;
}
