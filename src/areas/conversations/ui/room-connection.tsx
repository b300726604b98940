import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { EntryProblem } from '../room-entry-contract.ts';
import type { LiveRoom } from './use-room.ts';

const problemWords: Record<EntryProblem, () => string> = {
  'conversations/different-entry': m.conversations_room_refused_different,
  'conversations/meeting-over': m.conversations_room_refused_over,
  'conversations/not-leading': m.conversations_room_refused_leading,
  'conversations/no-such-item': m.conversations_room_refused_item,
  'conversations/not-on-staff': m.conversations_room_refused_staff,
  'conversations/no-such-step': m.conversations_room_refused_step,
  'conversations/decision-incomplete': m.conversations_room_refused_decision,
  'conversations/entry-not-readable': m.conversations_room_refused_unreadable,
  'conversations/come-in-first': m.conversations_room_refused_come_in,
  'conversations/room-shut': m.conversations_room_refused_shut,
};

/** Whether the room is heard, how much of this device has not arrived, and what was refused, with its words. */
export function RoomConnection({ live }: { live: LiveRoom }) {
  const { connection, waiting, isNotKept } = live.state;
  const unsent = waiting.filter(({ problem }) => problem === null).length;
  const refused = waiting.filter(({ problem }) => problem !== null);
  return (
    <>
      <p className="room-connection" role="status" data-connection={connection} data-unsent={unsent}>
        {connection === 'here' && unsent === 0 && m.conversations_room_here()}
        {connection === 'here' &&
          unsent > 0 &&
          m.conversations_room_sending({ count: unsent, number: number(unsent) })}
        {connection === 'away' && m.conversations_room_away({ count: unsent, number: number(unsent) })}
      </p>
      {connection === 'signed-out' && (
        <Notice kind="attention">
          <p>{m.conversations_room_signed_out()}</p>
          <PageLink to={paths.signIn}>{m.conversations_room_sign_in()}</PageLink>
        </Notice>
      )}
      {isNotKept && (
        <Notice kind="unsaved">
          <p>{m.conversations_room_not_kept()}</p>
        </Notice>
      )}
      {refused.map(({ id, problem, body }) => (
        <Notice key={id} kind="unsaved">
          <p>{problem === null ? '' : problemWords[problem]()}</p>
          {body.kind === 'note' && <p dir="auto">{body.text}</p>}
          <div className="row">
            <Button onPress={() => live.takeAway(id)}>{m.conversations_room_take_away()}</Button>
          </div>
        </Notice>
      ))}
    </>
  );
}
