import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';

/** Meetings that people follow together: open now, or over; of one group, or wherever one may be. */
export function RoomList({ groupId, standing = 'all' }: { groupId?: string; standing?: 'open' | 'all' }) {
  const rooms = useQuery({
    ...api.queries.listRooms.queryOptions({
      input: { standing, limit: 20, ...(groupId === undefined ? {} : { groupId }) } as never,
    }),
    refetchOnMount: 'always',
  });
  return (
    <Loaded query={rooms}>
      {(found) =>
        found.rooms.length === 0 ? (
          <p className="quiet">
            {standing === 'open' ? m.conversations_rooms_none_open() : m.conversations_rooms_none()}
          </p>
        ) : (
          <ul className="item-list">
            {found.rooms.map((room) => (
              <li key={room.id} className="stack-tight">
                <PageLink to={room.isOver ? paths.minutes(room.id) : paths.room(room.id)}>
                  <strong dir="auto">{room.title}</strong>
                </PageLink>
                <span className="row small quiet">
                  {!room.isOver && <Tag kind="accent">{m.conversations_room_open_now()}</Tag>}
                  {joined([
                    day(room.heldOn),
                    groupId === undefined ? room.group : null,
                    room.building,
                    room.protocol?.[language() as 'en'] ?? null,
                  ])}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
