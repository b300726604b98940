/**
 * The one spelling of a room: what differs only by case, spaces, dashes or the form of its characters is one room.
 *
 * @example normalizeRoom('  Room 12–B ') // 'room 12 b'
 */
export function normalizeRoom(room: string): string {
  return room
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash}_]+/gu, ' ')
    .trim();
}

/** A room on the list of rooms that one person keeps on one device, for one window and one building. */
export type RouteRoom = { name: string; bandId: string | null; visitsCount: number };

/** The list itself. `seed` settles the order of chance, so that the same list always proposes the same next room. */
export type Route = { rooms: readonly RouteRoom[]; seed: string };

/**
 * Rooms out of typed or pasted text: one a line, or parted by commas, semicolons or tabs. What is on the list already,
 * in whatever spelling, is not added again.
 */
export function addRooms(route: Route, text: string, bandId: string | null): Route {
  const known = new Set(route.rooms.map((room) => normalizeRoom(room.name)));
  const rooms = [...route.rooms];
  for (const piece of text.split(/[\n\r\t,;،؛]+/u)) {
    const name = piece.trim().replace(/\s+/gu, ' ').slice(0, 60);
    const spelling = normalizeRoom(name);
    if (spelling === '' || known.has(spelling)) continue;
    known.add(spelling);
    rooms.push({ name, bandId, visitsCount: 0 });
  }
  return { ...route, rooms };
}

/** The list without one room. */
export function removeRoom(route: Route, name: string): Route {
  const spelling = normalizeRoom(name);
  return { ...route, rooms: route.rooms.filter((room) => normalizeRoom(room.name) !== spelling) };
}

/** The list after a visit: the room is on it, counted once more, with the band in which it was visited. */
export function countRoomVisit(route: Route, name: string, bandId: string): Route {
  const spelling = normalizeRoom(name);
  const rooms = addRooms(route, name, bandId).rooms.map((room) =>
    normalizeRoom(room.name) === spelling ? { ...room, bandId, visitsCount: room.visitsCount + 1 } : room,
  );
  return { ...route, rooms };
}

/**
 * The room to visit next: one with the fewest visits in this window; among those, of the band of which the smallest part
 * has been visited; among those by chance, settled by the seed. Null when the list is empty.
 */
export function findNextRoom(route: Route): RouteRoom | null {
  const fewest = Math.min(...route.rooms.map((room) => room.visitsCount));
  const shares = visitedShares(route.rooms);
  const ranked = route.rooms
    .filter((room) => room.visitsCount === fewest)
    .map((room) => ({ room, share: shares.get(room.bandId) ?? 0, chance: chanceOf(route.seed, room.name) }));
  ranked.sort((a, b) => a.share - b.share || a.chance - b.chance);
  return ranked[0]?.room ?? null;
}

/** A list of so many rooms was made on purpose: when all have been visited, a second round is proposed. */
const roomsOfAList = 5;

/** The room to propose: none while the list holds only the few rooms in which one has already been. */
export function proposeRoom(route: Route): RouteRoom | null {
  if (countUnvisited(route) === 0 && route.rooms.length < roomsOfAList) return null;
  return findNextRoom(route);
}

/** How many rooms of the list have not been visited in this window. */
export function countUnvisited(route: Route): number {
  return route.rooms.filter((room) => room.visitsCount === 0).length;
}

/** By band: the part of its rooms that has been visited. */
function visitedShares(rooms: readonly RouteRoom[]): Map<string | null, number> {
  const counts = new Map<string | null, { rooms: number; visited: number }>();
  for (const room of rooms) {
    const count = counts.get(room.bandId) ?? { rooms: 0, visited: 0 };
    count.rooms += 1;
    if (room.visitsCount > 0) count.visited += 1;
    counts.set(room.bandId, count);
  }
  return new Map([...counts].map(([bandId, count]) => [bandId, count.visited / count.rooms]));
}

/** A number out of the seed and the room's spelling (FNV-1a): the same every time, and no one's choice. */
function chanceOf(seed: string, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${normalizeRoom(name)}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  // One more round of mixing: the last characters of room names are all that differs.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
