import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { useSession } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { PersonPicker } from './person-picker.tsx';
import type { LiveRoom } from './use-room.ts';

/** Who is in the room, in which capacity. One device may do for all: then who leads puts the others down. */
export function RoomPeople({ live }: { live: LiveRoom }) {
  const { room, view, state } = live;
  const { actor } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const present = state.people.filter(({ id }) => view.present.includes(id));
  const absent = state.people.filter(({ id }) => !view.present.includes(id));
  const isIn = view.present.includes(actor.personId);
  const come = (ids: readonly string[]) => live.say({ kind: 'present', personIds: ids as never });
  return (
    <section className="stack-tight">
      <h2>{m.conversations_room_people({ number: number(present.length) })}</h2>
      <ul className="plain-list room-people">
        {present.map(({ id, name, capacity }) => (
          <li key={id}>
            <bdi>{name}</bdi>{' '}
            <span className="small quiet">
              {capacityWords[capacity as keyof typeof capacityWords]?.() ?? ''}
            </span>
          </li>
        ))}
      </ul>
      {!view.isOver && <p className="small quiet">{m.conversations_room_seen_here()}</p>}
      {!view.isOver && (
        <div className="row">
          {!isIn && (
            <Button look="main" onPress={() => come([actor.personId])}>
              {m.conversations_room_come_in()}
            </Button>
          )}
          {room.isLeading && (
            <Button look="quiet" onPress={() => setIsOpen(true)}>
              {m.conversations_room_others()}
            </Button>
          )}
        </div>
      )}
      <Dialog title={m.conversations_room_others()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {absent.length > 0 && (
          <div className="row">
            {absent.map(({ id, name }) => (
              <Button key={id} onPress={() => come([id])}>
                <bdi>{name}</bdi>
              </Button>
            ))}
          </div>
        )}
        <PersonPicker
          label={m.conversations_find_name()}
          on={room.heldOn}
          onChoose={({ id }) => come([id])}
        />
        <p role="status" className="small quiet">
          {m.conversations_room_people({ number: number(present.length) })}
        </p>
        <div className="row">
          <Button onPress={() => setIsOpen(false)}>{m.conversations_room_close()}</Button>
        </div>
      </Dialog>
    </section>
  );
}
