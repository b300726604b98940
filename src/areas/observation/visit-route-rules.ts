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

/** The day in three, by the wall clock: before eleven, to one, and after. The same three as in the spread of a window. */
export const dayParts = ['early', 'midday', 'late'] as const;
export type DayPart = (typeof dayParts)[number];

/** @example dayPartOf(11) // 'midday' */
export function dayPartOf(hour: number): DayPart {
  if (hour < 11) return 'early';
  return hour < 13 ? 'midday' : 'late';
}

/**
 * A room on the list that one person keeps on one device, for one window and building. `parts`: when classes of the
 * window's subject are in it; none said is any time.
 */
export type RouteRoom = {
  name: string;
  bandId: string | null;
  visitsCount: number;
  parts?: readonly DayPart[];
};

/** The list itself. `seed` settles the order of chance, so that the same list always proposes the same next room. */
export type Route = {
  rooms: readonly RouteRoom[];
  seed: string;
  /** How often each band was visited in each part of the day, by `stratumOf`. */
  visited?: Readonly<Record<string, number>>;
  /** When its window is over, in milliseconds: then the list goes. */
  endsAt?: number;
};

/** A list that nobody has written anything on. Its seed is short, so that it can be shown. */
export function emptyRoute(id: string, endsAt: number): Route {
  return { rooms: [], seed: id.replaceAll('-', '').slice(-8), endsAt };
}

/** What is visited alike: a band at a part of the day. Building and subject are those of the list. */
export function stratumOf(bandId: string | null, part: DayPart): string {
  return `${bandId ?? ''}/${part}`;
}

/** The list without one room. */
export function removeRoom(route: Route, name: string): Route {
  const spelling = normalizeRoom(name);
  return { ...route, rooms: route.rooms.filter((room) => normalizeRoom(room.name) !== spelling) };
}

/** The list with another band or other parts of the day for one room. */
export function changeRoom(
  route: Route,
  name: string,
  change: { bandId?: string | null; parts?: readonly DayPart[] },
): Route {
  const spelling = normalizeRoom(name);
  return {
    ...route,
    rooms: route.rooms.map((room) => (normalizeRoom(room.name) === spelling ? { ...room, ...change } : room)),
  };
}

/** The list after a visit: the room is on it, counted once more, with the band in which it was visited. */
export function countRoomVisit(route: Route, name: string, bandId: string, part: DayPart): Route {
  const spelling = normalizeRoom(name);
  const isKnown = route.rooms.some((room) => normalizeRoom(room.name) === spelling);
  const all = isKnown ? route.rooms : [...route.rooms, { name: name.trim(), bandId, visitsCount: 0 }];
  const stratum = stratumOf(bandId, part);
  return {
    ...route,
    rooms: all.map((room) =>
      normalizeRoom(room.name) === spelling ? { ...room, bandId, visitsCount: room.visitsCount + 1 } : room,
    ),
    visited: { ...route.visited, [stratum]: (route.visited?.[stratum] ?? 0) + 1 },
  };
}

/** Whether a class can be found in a room at a part of the day. */
export function isUsedAt(room: RouteRoom, part: DayPart): boolean {
  return room.parts === undefined || room.parts.length === 0 || room.parts.includes(part);
}

/**
 * How many thirds of a class a room brings to a part of the day: a class in each that is said, and one in all three when
 * none is. Thirds are whole numbers, so that the order in which rooms were written cannot matter.
 */
function classesAt(room: RouteRoom, part: DayPart): number {
  if (!isUsedAt(room, part)) return 0;
  return room.parts === undefined || room.parts.length === 0 ? 1 : dayParts.length;
}

/** A proposed room, and everything that explains it. */
export type Proposal = {
  room: RouteRoom;
  /** From how many rooms of its band it was drawn. */
  drawnFrom: number;
  /** Whether there were rooms of more than one band to choose from. */
  wasBandChosen: boolean;
  /** The number that settles chance. */
  seed: string;
};

/**
 * The room to visit next at a part of the day: one with the fewest visits in this window; among those, of the band that
 * is furthest behind its share; among those by chance, settled by the seed. Shares go by the number of classes: the next
 * visit falls to the band with the most classes for each half visit it has had (Webster's rule, which favors neither
 * large bands nor small ones). Null when no room of the list is used then.
 *
 * @param skipped rooms for which it is not the moment
 */
export function findNextRoom(
  route: Route,
  part: DayPart,
  skipped: ReadonlySet<string> = new Set(),
): Proposal | null {
  const usable = route.rooms.filter((room) => isUsedAt(room, part) && !skipped.has(normalizeRoom(room.name)));
  const fewest = Math.min(...usable.map((room) => room.visitsCount));
  const candidates = usable.filter((room) => room.visitsCount === fewest);
  const bands = [...new Set(candidates.map((room) => room.bandId))];
  const [band] = inOrder(bands, (bandId) => [
    -claimOf(route, bandId, part),
    chanceOf(route.seed, stratumOf(bandId, part)),
  ]);
  const drawn = candidates.filter((room) => room.bandId === band);
  const [room] = inOrder(drawn, ({ name }) => [chanceOf(route.seed, `${fewest}/${normalizeRoom(name)}`)]);
  if (room === undefined) return null;
  return { room, drawnFrom: drawn.length, wasBandChosen: bands.length > 1, seed: route.seed };
}

/** How much a band may claim the next visit of a part of the day. */
function claimOf(route: Route, bandId: string | null, part: DayPart): number {
  const own = route.rooms.filter((room) => room.bandId === bandId);
  const classes = own.reduce((sum, room) => sum + classesAt(room, part), 0);
  return classes / (2 * (route.visited?.[stratumOf(bandId, part)] ?? 0) + 1);
}

/** A list of so many rooms was made on purpose: when all have been visited, a second round is proposed. */
const roomsOfAList = 5;

/** The room to propose: none while the list holds only the few rooms in which one has already been. */
export function proposeRoom(
  route: Route,
  part: DayPart,
  skipped: ReadonlySet<string> = new Set(),
): Proposal | null {
  if (countUnvisited(route) === 0 && route.rooms.length < roomsOfAList) return null;
  return findNextRoom(route, part, skipped);
}

/** How many rooms of the list have not been visited in this window. */
export function countUnvisited(route: Route): number {
  return route.rooms.filter((room) => room.visitsCount === 0).length;
}

/**
 * The building to go to next, by the same rule: the one with the most classes on its list for each half visit it has had.
 * Null unless there are lists of two buildings with a room that is used at this part of the day.
 */
export function findNextBuilding(
  routes: readonly { buildingId: string; route: Route }[],
  part: DayPart,
): string | null {
  const open = routes.filter(({ route }) => route.rooms.some((room) => isUsedAt(room, part)));
  if (open.length < 2) return null;
  const [next] = inOrder(open, ({ buildingId, route }) => {
    const classes = route.rooms.reduce((sum, room) => sum + Math.max(1, room.parts?.length ?? 0), 0);
    const visits = Object.values(route.visited ?? {}).reduce((sum, count) => sum + count, 0);
    return [-classes / (2 * visits + 1), chanceOf(route.seed, buildingId)];
  });
  return next?.buildingId ?? null;
}

/** Sorted by the first number, then by the second. */
function inOrder<Item>(items: readonly Item[], keysOf: (item: Item) => number[]): Item[] {
  return items
    .map((item) => ({ item, keys: keysOf(item) }))
    .sort((one, other) => {
      const at = one.keys.findIndex((key, index) => key !== other.keys[index]);
      return at === -1 ? 0 : (one.keys[at] ?? 0) - (other.keys[at] ?? 0);
    })
    .map(({ item }) => item);
}

/** A number out of the seed and a text (FNV-1a): the same every time, and no one's choice. */
function chanceOf(seed: string, text: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${text}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  // One more round of mixing: the last characters of room names are all that differs.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
