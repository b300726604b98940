import type { Actor } from '../../kit/actor.ts';
import type { Database } from '../../server/database.ts';
import type { MeetingId } from './meeting-contract.ts';
import type { RoomNews, RoomPerson } from './room-contract.ts';
import { entriesFor, findPresent, type KeptEntry, type RoomState } from './room-rules.ts';
import { countCheckIns, findRoom, readEntries, readRoomPeople } from './room-store.ts';

/** A stream ends by itself after this long, so that whoever may no longer be in the room does not stay. */
const longestStream = 10 * 60_000;
/** Without a signal for this long, a room is looked at all the same: a signal can be lost with a connection. */
const lookAgainAfter = 15_000;

/** What all who follow a room on this server share: each change is read once, not once for each of them. */
type Followed = {
  state: RoomState;
  seq: number;
  people: RoomPerson[];
  checkIn: RoomNews['checkIn'];
  /** Whether somebody may no longer be in the room: put out of a closed one. */
  isShutTo(personId: string): boolean;
  followers: number;
  refresh(): Promise<void>;
  changed(): Promise<void>;
  stop(): void;
};

/** By district and id: ids are made on devices, and two districts may use the same. */
const followedBy = new WeakMap<Database, Map<string, Followed>>();

/** The topic of the signals about a room. */
export const topicOf = (districtId: string, id: MeetingId): string => `room ${districtId} ${id}`;

/**
 * What happens in a room, as it happens, as one person may see it.
 *
 * @param after the highest `seq` that is known already
 * @param signal ends the stream when whoever follows has gone
 */
export async function* followRoom(
  database: Database,
  actor: Pick<Actor, 'districtId' | 'personId'>,
  id: MeetingId,
  after: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<RoomNews, void> {
  const followed = enter(database, actor.districtId, id);
  const ends = Date.now() + longestStream;
  let known = after;
  try {
    await followed.refresh();
    while (!signal?.aborted && Date.now() < ends) {
      const change = followed.changed();
      const { seq } = followed;
      if (followed.isShutTo(actor.personId)) return;
      if (seq > known) {
        const entries = entriesFor(followed.state, actor.personId, known);
        known = seq;
        const { people, checkIn } = followed;
        yield { entries, seq, people, checkIn, now: new Date().toISOString() };
        continue;
      }
      if (!(await isChanged(change, signal))) await followed.refresh();
    }
  } finally {
    leave(database, topicOf(actor.districtId, id), followed);
  }
}

/** Waits for a change; false when it was waited for long enough, or nobody waits any more. */
async function isChanged(change: Promise<void>, signal: AbortSignal | undefined): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  let gone: (() => void) | undefined;
  const over = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), lookAgainAfter);
    gone = () => resolve(false);
    signal?.addEventListener('abort', gone, { once: true });
  });
  try {
    return await Promise.race([change.then(() => true), over]);
  } finally {
    clearTimeout(timer);
    if (gone !== undefined) signal?.removeEventListener('abort', gone);
  }
}

function enter(database: Database, districtId: string, id: MeetingId): Followed {
  const rooms = followedBy.get(database) ?? new Map<string, Followed>();
  followedBy.set(database, rooms);
  const key = topicOf(districtId, id);
  const followed = rooms.get(key) ?? open(database, districtId, id);
  rooms.set(key, followed);
  followed.followers += 1;
  return followed;
}

function leave(database: Database, key: string, followed: Followed): void {
  followed.followers -= 1;
  if (followed.followers > 0) return;
  followed.stop();
  const rooms = followedBy.get(database);
  if (rooms?.get(key) === followed) rooms.delete(key);
}

function open(database: Database, districtId: string, id: MeetingId): Followed {
  let change = Promise.withResolvers<void>();
  let running: Promise<void> | null = null;
  let isStale = false;
  let owner: string | null = null;
  const entries: KeptEntry[] = [];
  const readOnce = async () => {
    const read = await database.inDistrict(districtId, async (tx) => {
      const room = await findRoom(tx, id);
      const fresh = await readEntries(tx, id, followed.seq);
      const isNewFace = fresh.some(({ body }) => body.kind === 'present');
      const people = isNewFace || followed.seq === 0 ? await readRoomPeople(tx, id) : followed.people;
      const checkIn = room?.endedAt == null ? null : await countCheckIns(tx, id);
      return { room, fresh, people, checkIn };
    });
    entries.push(...read.fresh);
    followed.state = {
      protocol: read.room?.protocol ?? null,
      endedAt: read.room?.endedAt ?? null,
      entries,
    };
    followed.people = read.people;
    followed.checkIn = read.checkIn;
    owner = read.room?.isClosed === true ? read.room.recordedById : null;
    followed.seq = entries.at(-1)?.seq ?? followed.seq;
  };
  const readUntilFresh = async () => {
    do {
      isStale = false;
      await readOnce();
    } while (isStale);
    change.resolve();
    change = Promise.withResolvers<void>();
  };
  const refresh = () => {
    isStale = true;
    running ??= readUntilFresh().finally(() => {
      running = null;
    });
    return running;
  };
  const stop = database.signals.on(topicOf(districtId, id), () => void refresh().catch(() => {}));
  const followed: Followed = {
    state: { protocol: null, endedAt: null, entries },
    seq: 0,
    people: [],
    checkIn: null,
    isShutTo: (personId) => owner !== null && owner !== personId && !findPresent(entries).has(personId),
    followers: 0,
    refresh,
    changed: () => change.promise,
    stop,
  };
  return followed;
}
