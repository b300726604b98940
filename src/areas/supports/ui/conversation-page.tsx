import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ComponentType, useEffect } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { WindowState } from '../conversation-contract.ts';
import { api } from './api.ts';
import { ConversationStartPage } from './conversation-start.tsx';
import { Talk } from './talk.tsx';
import './supports.css';

/** What the app puts into the page: the frozen reading of the window, from the analysis area. */
export type ConversationSlots = { Reading: ComponentType<{ windowId: string }> };

/** A data conversation about one window: alone on the screen, one stage at a time. */
export function ConversationPage({ Reading }: ConversationSlots) {
  const { windowId = '' } = useParams({ strict: false }) as { windowId?: string };
  const { talk } = useSearch({ strict: false }) as { talk?: string };
  const window = useQuery(api.queries.readWindow.queryOptions({ input: { windowId } }));
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${m.supports_talk_title()} · Jointly`;
  }, []);
  const open = (id: string) =>
    void navigate({ to: paths.dataConversation(windowId), search: { talk: id } as never, replace: true });
  return (
    <div className="supports-alone">
      <Loaded query={window}>
        {(found) => {
          const conversationId = talk ?? onlyOne(found);
          return conversationId === undefined ? (
            <ConversationStartPage window={found} onOpen={open} />
          ) : (
            <Talk key={conversationId} conversationId={conversationId} Reading={Reading} />
          );
        }}
      </Loaded>
      {window.isError && (
        <p>
          <PageLink to={paths.steps}>{m.supports_leave()}</PageLink>
        </p>
      )}
    </div>
  );
}

/** Who can start none goes straight into the one there is. */
function onlyOne(window: WindowState): string | undefined {
  const [first, ...others] = window.conversations;
  return !window.mayStart && others.length === 0 ? first?.id : undefined;
}
