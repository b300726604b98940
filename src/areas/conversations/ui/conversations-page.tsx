import { useQuery } from '@tanstack/react-query';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { VisionInConversation } from '../overview-contract.ts';
import { api } from './api.ts';
import { gateWords } from './gate-words.ts';
import { MeetingList } from './meeting-list.tsx';
import { RoomList } from './room-list.tsx';
import { SessionList } from './session-list.tsx';
import './conversations.css';

/** How the visions in force live in what people say: studied together, asked about, named in meetings. */
export function ConversationsPage() {
  const overview = useQuery(api.queries.readOverview.queryOptions());
  const mayPlan = useActsAs('building_administrator', 'coach', 'dn_member', 'superintendent', 'teacher');
  return (
    <PageBody
      title={m.frame_conversations()}
      lead={m.conversations_lead()}
      actions={
        <>
          {mayPlan && (overview.data?.visions.length ?? 0) > 0 && (
            <LinkButton to={paths.newStudySession} look="main">
              {m.conversations_plan()}
            </LinkButton>
          )}
          <LinkButton to={paths.protocols}>{m.protocols()}</LinkButton>
        </>
      }
    >
      <Loaded query={overview}>
        {({ visions }) =>
          visions.length === 0 ? (
            <EmptyState action={<LinkButton to={paths.visions}>{m.conversations_to_visions()}</LinkButton>}>
              {m.conversations_no_vision()}
            </EmptyState>
          ) : (
            <>
              <section>
                <h2>{m.conversations_visions()}</h2>
                {visions.map((vision) => (
                  <VisionLife key={vision.version.id} vision={vision} />
                ))}
              </section>
              <Together />
              <SessionList />
              <Meetings />
            </>
          )
        }
      </Loaded>
    </PageBody>
  );
}

function VisionLife({ vision }: { vision: VisionInConversation }) {
  const { version, questions, gate, quietForWeeks } = vision;
  return (
    <article className="conversations-vision">
      <div className="stack-tight">
        <span className="small quiet">{vision.subject.name}</span>
        <h3 dir="auto">{version.title}</h3>
      </div>
      <p>{gateWords(gate)}</p>
      {quietForWeeks !== null && (
        <Notice kind="attention">
          <p>{m.conversations_quiet({ count: quietForWeeks, weeks: number(quietForWeeks) })}</p>
        </Notice>
      )}
      <div className="row">
        <PageLink to={paths.questions(version.id)}>
          {questions.open === 0
            ? m.conversations_questions()
            : m.conversations_questions_open({ count: questions.open, open: number(questions.open) })}
        </PageLink>
        <PageLink to={paths.coverage(version.id)}>{m.conversations_who_studied()}</PageLink>
        <PageLink to={paths.shared(version.id)}>{m.conversations_shared_link()}</PageLink>
        <PageLink to={paths.calibration(version.id)}>{m.calibration_page()}</PageLink>
        <PageLink to={paths.exemplars(version.id)}>{m.exemplar_page()}</PageLink>
        <PageLink to={paths.languageInUse(version.id)}>
          {vision.meetings === 0
            ? m.conversations_named_never()
            : m.conversations_named_in({ count: vision.meetings, meetings: number(vision.meetings) })}
        </PageLink>
      </div>
    </article>
  );
}

/** Meetings that are open now, and what people meet by. */
function Together() {
  const mayMeet = !useActsAs('board_member');
  return (
    <section className="stack">
      <div className="row-apart">
        <h2>{m.conversations_together()}</h2>
        {mayMeet && <LinkButton to={paths.newConversation}>{m.conversations_room_new()}</LinkButton>}
      </div>
      <RoomList standing="open" />
      <div className="row">
        <PageLink to={paths.groups}>{m.conversations_groups()}</PageLink>
        <PageLink to={paths.barriers}>{m.conversations_barriers()}</PageLink>
      </div>
    </section>
  );
}

function Meetings() {
  const mayKeep = !useActsAs('board_member');
  const meetings = useQuery(api.queries.listMeetings.queryOptions({ input: { limit: 4 } }));
  return (
    <section className="stack">
      <div className="row-apart">
        <h2>{m.conversations_meetings()}</h2>
        <div className="row">
          <PageLink to={paths.meetings}>{m.conversations_all_meetings()}</PageLink>
          {mayKeep && <LinkButton to={paths.newMeeting}>{m.conversations_meeting_new()}</LinkButton>}
        </div>
      </div>
      <Loaded query={meetings}>{(page) => <MeetingList meetings={page.meetings} />}</Loaded>
    </section>
  );
}
