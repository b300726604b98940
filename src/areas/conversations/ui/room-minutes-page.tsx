import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, list } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { Room } from '../room-contract.ts';
import { foldRoom, type RoomView } from '../room-view-rules.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { OneDecision } from './room-decisions.tsx';
import { Practices } from './room-notes.tsx';
import type { RoomSlots } from './room-page.tsx';
import './room.css';

/** The minutes of a meeting, as its record tells them: nobody has to write them. */
export function RoomMinutesPage({ NextSteps }: RoomSlots) {
  const { meetingId = '' } = useParams({ strict: false }) as { meetingId?: string };
  const room = useQuery({
    ...api.queries.readRoom.queryOptions({ input: { id: meetingId } as never }),
    // Whoever comes from the meeting has it as it was when they came in: the minutes are of all of it.
    refetchOnMount: 'always',
  });
  return <Loaded query={room}>{(found) => <Minutes room={found} NextSteps={NextSteps} />}</Loaded>;
}

function Minutes({ room, NextSteps }: { room: Room } & RoomSlots) {
  const view = foldRoom(room.entries, []);
  const nameOf = (id: string) => room.people.find((person) => person.id === id)?.name ?? '';
  const present = view.present.map(nameOf).filter((name) => name !== '');
  return (
    <PageBody
      title={m.conversations_minutes_of({ title: room.title })}
      lead={joined([
        day(room.heldOn, 'long'),
        room.group?.name,
        room.building?.name ?? m.conversations_whole_district(),
      ])}
      above={<PageLink to={paths.room(room.id)}>{m.conversations_minutes_to_room()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <section className="stack-tight">
        <h2>{m.conversations_minutes_present()}</h2>
        <p>{present.length === 0 ? m.conversations_minutes_nobody() : list(present)}</p>
      </section>
      {view.agenda.length > 0 && <Agenda view={view} />}
      <section className="stack-tight">
        <h2>{m.conversations_room_decisions()}</h2>
        {view.decisions.length === 0 && <p className="quiet">{m.conversations_room_no_decisions()}</p>}
        {view.decisions.map((decision) => (
          <OneDecision key={decision.id} decision={decision} nameOf={nameOf} />
        ))}
      </section>
      <section className="stack-tight">
        <h2>{m.conversations_room_next_steps()}</h2>
        <NextSteps meetingId={room.id} isOver />
      </section>
      <Notes room={room} view={view} />
      {view.named.size > 0 && (
        <section className="stack-tight">
          <h2>{m.conversations_named_here()}</h2>
          <div className="row">
            <Practices ids={[...view.named]} />
          </div>
        </section>
      )}
    </PageBody>
  );
}

function Agenda({ view }: { view: RoomView }) {
  return (
    <section className="stack-tight">
      <h2>{m.conversations_agenda()}</h2>
      <ul className="stack-tight room-lines">
        {view.agenda.map(({ itemId, title, state }) => (
          <li key={itemId}>
            <bdi>{title}</bdi>{' '}
            <span className="small quiet">
              {state === 'done' ? m.conversations_room_done() : m.conversations_room_carry()}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ room, view }: { room: Room; view: RoomView }) {
  const notes = view.notes.filter(({ isStruck }) => !isStruck);
  const steps: (number | null)[] = [...(room.protocol?.steps.keys() ?? []), null];
  const titleOf = (step: number | null) => {
    const title = step === null ? undefined : room.protocol?.steps[step]?.title;
    return title?.[language() as keyof typeof title] ?? title?.en ?? m.conversations_room_notes();
  };
  return steps
    .map((step) => ({ step, notes: notes.filter((note) => note.step === step) }))
    .filter((one) => one.notes.length > 0)
    .map((one) => (
      <section key={one.step} className="stack-tight">
        <h2 dir="auto">{titleOf(one.step)}</h2>
        <ul className="stack-tight room-lines">
          {one.notes.map(({ id, text }) => (
            <li key={id}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      </section>
    ));
}
