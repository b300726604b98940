import { useQuery } from '@tanstack/react-query';
import { LinkButton } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { WindowState } from '../conversation-contract.ts';
import { api } from './api.ts';

/** The windows that have ended and wait for a conversation or their closing; nothing when none do. */
export function WaitingWindows() {
  const windows = useQuery(api.queries.listWindows.queryOptions({ input: { standing: 'waiting' } }));
  return (
    <Loaded query={windows}>
      {({ windows: waiting }) =>
        waiting.length === 0 ? null : (
          <section className="stack">
            <h2>{m.supports_waiting_title()}</h2>
            <p className="quiet">{m.supports_waiting_lead()}</p>
            <ul className="item-list">
              {waiting.map((window) => (
                <li key={window.id} className="row-apart">
                  <div className="stack-tight">
                    <strong>{window.subject.name}</strong>
                    <span dir="auto">{window.purpose}</span>
                    <span className="small quiet">
                      {m.supports_window_ended({ day: day(window.endsOn) })}
                      {' · '}
                      {list(window.buildings.map((building) => building.name))}
                    </span>
                  </div>
                  <LinkButton to={paths.dataConversation(window.id)}>{nextForWindow(window)}</LinkButton>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  );
}

/** What is next with a window that has ended. */
export function nextForWindow(window: WindowState): string {
  if (window.missing.length === 0) return m.supports_window_close();
  return window.conversations.length === 0 ? m.supports_talk_begin() : m.supports_talk_continue();
}
