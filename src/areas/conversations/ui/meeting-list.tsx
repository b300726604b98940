import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Meeting, MeetingKind } from '../meeting-contract.ts';
import { joined } from './joined.ts';

/** What meeting it is, in the reader's language. */
export const meetingKindWords: Record<MeetingKind, () => string> = {
  team: m.conversations_meeting_team,
  staff: m.conversations_meeting_staff,
  leadership: m.conversations_meeting_leadership,
  district: m.conversations_meeting_district,
  coaching: m.conversations_meeting_coaching,
  other: m.conversations_meeting_other,
};

/** Meetings with the practices they named. */
export function MeetingList({ meetings }: { meetings: readonly Meeting[] }) {
  if (meetings.length === 0) return <p className="quiet">{m.conversations_meetings_none()}</p>;
  return (
    <ul className="item-list">
      {meetings.map((meeting) => (
        <li key={meeting.id} className="stack-tight">
          <PageLink to={paths.meeting(meeting.id)}>
            <strong dir="auto">{meeting.title}</strong>
          </PageLink>
          <span className="small quiet">
            {joined([day(meeting.heldOn), meetingKindWords[meeting.kind](), meeting.building?.name])}
          </span>
          <span className="row">
            {meeting.practices.length === 0 ? (
              <span className="small quiet">{m.conversations_names_none()}</span>
            ) : (
              meeting.practices.map((practice) => (
                <Tag key={practice.id}>
                  <span dir="auto">{practice.name}</span>
                </Tag>
              ))
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
