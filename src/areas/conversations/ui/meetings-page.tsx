import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { MeetingList } from './meeting-list.tsx';

/** Every meeting about instruction that was put down, the latest first. */
export function MeetingsPage() {
  const mayKeep = !useActsAs('board_member');
  const meetings = useInfiniteQuery(
    api.queries.listMeetings.infiniteOptions({
      input: (before: string | undefined) => ({ limit: 30, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  return (
    <PageBody
      title={m.conversations_meetings()}
      lead={m.conversations_meetings_lead()}
      above={<PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink>}
      actions={
        mayKeep && (
          <LinkButton to={paths.newMeeting} look="main">
            {m.conversations_meeting_new()}
          </LinkButton>
        )
      }
    >
      <RefusalNotice error={meetings.error} />
      {meetings.isSuccess && <MeetingList meetings={meetings.data.pages.flatMap((page) => page.meetings)} />}
      {meetings.hasNextPage && (
        <div className="row">
          <Button isBusy={meetings.isFetchingNextPage} onPress={() => void meetings.fetchNextPage()}>
            {m.conversations_more()}
          </Button>
        </div>
      )}
    </PageBody>
  );
}
