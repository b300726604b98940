import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { StudySession } from '../session-contract.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { SessionLearning } from './session-learning.tsx';
import { tagsSaid } from './session-tag-fields.tsx';

const tabs = { coming: m.conversations_coming, held: m.conversations_held } as const;
type When = keyof typeof tabs;

/** Study sessions to come or held, chosen in the address. */
export function SessionList() {
  const { when = 'coming' } = useSearch({ strict: false }) as { when?: When };
  const navigate = useNavigate();
  const sessions = useInfiniteQuery({
    ...api.queries.listSessions.infiniteOptions({
      input: (after: string | undefined) => ({ when, limit: 20, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const found = sessions.data?.pages.flatMap((page) => page.sessions) ?? [];
  return (
    <section className="stack">
      <h2>{m.conversations_sessions()}</h2>
      <nav className="tabs" aria-label={m.conversations_sessions()}>
        {(Object.keys(tabs) as When[]).map((tab) => (
          <button
            key={tab}
            type="button"
            aria-current={tab === when ? 'page' : undefined}
            onClick={() =>
              void navigate({ to: paths.conversations, search: { when: tab } as never, replace: true })
            }
          >
            {tabs[tab]()}
          </button>
        ))}
      </nav>
      <RefusalNotice error={sessions.error} />
      {sessions.isSuccess && found.length === 0 && (
        <p className="quiet">
          {when === 'held' ? m.conversations_none_held() : m.conversations_none_coming()}
        </p>
      )}
      {found.length > 0 && (
        <ul className="item-list">
          {found.map((session) => (
            <li key={session.id}>
              <SessionLine session={session} />
            </li>
          ))}
        </ul>
      )}
      <SessionLearning />
      {sessions.hasNextPage && (
        <div className="row">
          <Button isBusy={sessions.isFetchingNextPage} onPress={() => void sessions.fetchNextPage()}>
            {m.conversations_more()}
          </Button>
        </div>
      )}
    </section>
  );
}

function SessionLine({ session }: { session: StudySession }) {
  const place = session.building?.name ?? m.conversations_whole_district();
  return (
    <div className="stack-tight">
      <span className="row">
        <PageLink to={paths.studySession(session.id)}>
          <strong dir="auto">{session.title}</strong>
        </PageLink>
        {session.you.wasThere && <Tag kind="accent">{m.conversations_you_were_there()}</Tag>}
        {session.state === 'planned' && session.you.mayRecord && isPast(session.heldOn) && (
          <Tag kind="attention">{m.conversations_to_record()}</Tag>
        )}
      </span>
      <span className="small quiet">
        {joined([
          day(session.heldOn),
          place,
          session.state === 'held'
            ? m.conversations_present({ count: session.presentCount, present: number(session.presentCount) })
            : m.conversations_minutes({ count: session.minutes, minutes: number(session.minutes) }),
          ...tagsSaid(session.tags),
        ])}
      </span>
      <span className="small" dir="auto">
        {session.version.title}
      </span>
    </div>
  );
}

function isPast(heldOn: string): boolean {
  return heldOn <= new Date().toLocaleDateString('en-CA');
}
