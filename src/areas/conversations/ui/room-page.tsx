import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ComponentType, useEffect, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Room } from '../room-contract.ts';
import type { AgendaItem } from '../room-rules.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { RoomAgenda } from './room-agenda.tsx';
import { RoomCheckIn } from './room-check-in.tsx';
import { RoomConnection } from './room-connection.tsx';
import { RoomDecisions } from './room-decisions.tsx';
import { RoomNotes } from './room-notes.tsx';
import { RoomPeople } from './room-people.tsx';
import { RoomStep } from './room-step.tsx';
import { type LiveRoom, useRoom } from './use-room.ts';
import './room.css';

/** What the app puts into the page: the next steps that came out of the meeting, from the supports area. */
export type RoomSlots = { NextSteps: ComponentType<{ meetingId: string; isOver: boolean }> };

/** What waits for the group that meets, to be put on the agenda. */
export type WaitingSlot = {
  Waiting: ComponentType<{
    groupId: string;
    taken: ReadonlySet<string>;
    onTake: (item: { kind: AgendaSource['kind']; id: string; title: string }) => void;
  }>;
};
type AgendaSource = NonNullable<AgendaItem['source']>;

/** A meeting that everybody in it follows on a device, or on one screen for all. */
export function RoomPage({ NextSteps, Waiting }: RoomSlots & WaitingSlot) {
  const { meetingId = '' } = useParams({ strict: false }) as { meetingId?: string };
  const room = useQuery({
    ...api.queries.readRoom.queryOptions({ input: { id: meetingId } as never }),
    // The stream brings what is new: reading the room again would only take it away for a moment.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <div className="room">
      <Loaded query={room}>
        {(found) => <Following room={found} NextSteps={NextSteps} Waiting={Waiting} />}
      </Loaded>
      {room.isError && (
        <p>
          <PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink>
        </p>
      )}
    </div>
  );
}

function Following({ room, ...slots }: { room: Room } & RoomSlots & WaitingSlot) {
  const live = useRoom(room);
  useEffect(() => {
    document.title = `${room.title} · Jointly`;
  }, [room.title]);
  return live === null ? null : <OneRoom live={live} {...slots} />;
}

function OneRoom({ live, NextSteps, Waiting }: { live: LiveRoom } & RoomSlots & WaitingSlot) {
  const { room, view } = live;
  const [isLarge, setIsLarge] = useState(false);
  return (
    <div className={isLarge ? 'room-body room-large' : 'room-body'}>
      <header className="room-head">
        <p className="small quiet">
          <PageLink to={room.group === null ? paths.conversations : paths.group(room.group.id)}>
            {room.group?.name ?? m.frame_conversations()}
          </PageLink>
        </p>
        <div className="row-apart">
          <h1 tabIndex={-1} dir="auto">
            {room.title}
          </h1>
          <div className="row room-tools">
            <span className="room-enlarge">
              <Button look="quiet" onPress={() => setIsLarge(!isLarge)}>
                {isLarge ? m.conversations_room_small() : m.conversations_room_large()}
              </Button>
            </span>
            <LinkButton to={paths.minutes(room.id)} look="quiet">
              {m.conversations_room_minutes()}
            </LinkButton>
          </div>
        </div>
        <p className="small quiet">
          {joined([day(room.heldOn, 'long'), room.building?.name ?? m.conversations_whole_district()])}
        </p>
        <RoomConnection live={live} />
        {view.isOver && (
          <Notice>
            <p>{m.conversations_room_over()}</p>
          </Notice>
        )}
      </header>
      <div className="room-columns">
        <div className="stack">
          {room.protocol === null ? null : <RoomStep live={live} protocol={room.protocol} />}
          <RoomNotes live={live} />
        </div>
        <div className="stack room-side">
          <RoomPeople live={live} />
          <RoomAgenda live={live} />
          {room.group !== null && !view.isOver && (
            <Waiting groupId={room.group.id} taken={takenOf(live)} onTake={(item) => take(live, item)} />
          )}
          <RoomDecisions live={live} />
          <section className="stack-tight">
            <h2>{m.conversations_room_next_steps()}</h2>
            <NextSteps meetingId={room.id} isOver={view.isOver} />
          </section>
          <RoomCheckIn live={live} />
          {room.isLeading && !view.isOver && <EndRoom live={live} />}
        </div>
      </div>
    </div>
  );
}

function takenOf(live: LiveRoom): ReadonlySet<string> {
  return new Set(live.view.agenda.flatMap(({ source }) => source?.id ?? []));
}

function take(
  live: LiveRoom,
  { kind, id, title }: { kind: AgendaSource['kind']; id: string; title: string },
) {
  live.say({
    kind: 'agenda',
    itemId: newId(),
    // Whole characters only: half of one is none.
    title: [...title].slice(0, 100).join(''),
    minutes: null,
    practiceIds: kind === 'binder' ? ([id] as never) : [],
    source: { kind, id },
  });
}

function EndRoom({ live }: { live: LiveRoom }) {
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <div className="row">
        <Button onPress={() => setIsAsked(true)}>{m.conversations_room_end()}</Button>
      </div>
    );
  return (
    <Notice kind="attention">
      <p>{m.conversations_room_end_sure()}</p>
      <div className="row">
        <Button look="main" onPress={() => live.say({ kind: 'ended' })}>
          {m.conversations_room_end()}
        </Button>
        <Button onPress={() => setIsAsked(false)}>{m.frame_cancel()}</Button>
      </div>
    </Notice>
  );
}
