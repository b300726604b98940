import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../../client/session.ts';
import type { Room } from '../room-contract.ts';
import type { RoomEntryBody } from '../room-entry-contract.ts';
import { foldRoom, type RoomView } from '../room-view-rules.ts';
import { api } from './api.ts';
import { RoomFollower, type RoomState } from './room-following.ts';

/** A room on this screen: how it stands, and how to say something in it. */
export type LiveRoom = {
  room: Room;
  state: RoomState;
  view: RoomView;
  say(body: RoomEntryBody): void;
  takeAway(id: string): void;
};

/** Follows a room as long as the screen shows it; null for the moment until it does. */
export function useRoom(room: Room): LiveRoom | null {
  const { actor } = useSession();
  const [follower, setFollower] = useState<RoomFollower | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a room read again is the same room, and is followed already
  useEffect(() => {
    const next = new RoomFollower(room, actor.personId, {
      follow: (after, signal) => api.call.followRoom({ id: room.id, after }, { signal }),
      send: async (entries) =>
        (await api.call.sendEntries({ id: room.id, entries: entries as never })).receipts,
    });
    const hurry = () => next.hurry();
    setFollower(next);
    // Whoever opens a meeting that goes on is in it, and seen to be.
    if (
      !room.isOver &&
      !foldRoom(room.entries, []).present.includes(actor.personId) &&
      actor.capacity !== 'board_member'
    )
      void next.say({ kind: 'present', personIds: [actor.personId] });
    void next.start();
    addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    return () => {
      next.stop();
      removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
    };
  }, [room.id, actor.personId]);
  const state = useSyncExternalStore(follower?.subscribe ?? noSubscription, follower?.state ?? noState);
  const view = useMemo(
    () =>
      state === null
        ? null
        : foldRoom(
            state.entries,
            state.waiting.filter(({ problem }) => problem === null),
          ),
    [state],
  );
  if (follower === null || state === null || view === null) return null;
  return {
    room,
    state,
    view,
    say: (body) => void follower.say(body),
    takeAway: (id) => void follower.takeAway(id),
  };
}

const noSubscription = () => () => {};
const noState = () => null;
