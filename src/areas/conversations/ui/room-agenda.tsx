import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { findNamedPractices } from '../naming-rules.ts';
import { usePracticesInForce } from './practices-in-force.ts';
import { Practices } from './room-notes.tsx';
import type { LiveRoom } from './use-room.ts';

/** What the meeting is to come to: added by anybody, done or carried over. */
export function RoomAgenda({ live }: { live: LiveRoom }) {
  const { agenda, isOver } = live.view;
  const turn = (itemId: string, state: 'open' | 'done' | 'removed') =>
    live.say({ kind: 'agenda_state', itemId, state });
  return (
    <section className="stack-tight">
      <h2>{m.conversations_agenda()}</h2>
      {agenda.length === 0 && <p className="quiet">{m.conversations_room_no_agenda()}</p>}
      <ul className="item-list">
        {agenda.map(({ itemId, title, state, source, practiceIds }) => (
          <li key={itemId} className="stack-tight">
            <span className={state === 'done' ? 'quiet' : undefined}>
              <bdi>{title}</bdi>
            </span>
            <span className="row small">
              {state === 'done' && <Tag>{m.conversations_room_done()}</Tag>}
              {source?.kind === 'carried' && <Tag kind="attention">{m.conversations_room_carried()}</Tag>}
              <Practices ids={practiceIds} />
              {!isOver && state === 'open' && (
                <Button look="quiet" onPress={() => turn(itemId, 'done')}>
                  {m.conversations_room_mark_done()}
                </Button>
              )}
              {!isOver && state === 'done' && (
                <Button look="quiet" onPress={() => turn(itemId, 'open')}>
                  {m.conversations_room_mark_open()}
                </Button>
              )}
              {!isOver && state === 'open' && (
                <Button look="quiet" onPress={() => turn(itemId, 'removed')}>
                  {m.conversations_room_remove()}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {!isOver && <AgendaForm live={live} />}
    </section>
  );
}

function AgendaForm({ live }: { live: LiveRoom }) {
  const { practices } = usePracticesInForce();
  const [title, setTitle] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    const practiceIds = findNamedPractices(title, practices).map(({ id }) => id) as never;
    live.say({
      kind: 'agenda',
      itemId: newId(),
      title: title.trim(),
      minutes: null,
      practiceIds,
      source: null,
    });
    setTitle('');
  };
  return (
    <form className="stack-tight" onSubmit={add}>
      <TextField
        label={m.conversations_room_agenda_new()}
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      <div className="row">
        <Button type="submit">{m.conversations_room_agenda_add()}</Button>
      </div>
    </form>
  );
}
