import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../client/loaded.tsx';
import { m } from '../../../client/words/words.ts';
import type { WindowId } from '../visit-contract.ts';
import type { WindowPage } from '../window-contract.ts';
import { observationApi } from './api.ts';

/** The practices of a window, each with the words in which somebody may speak of it afterwards. Read when it is opened. */
export function WindowWords({ windowId }: { windowId: WindowId }) {
  const [isOpen, setIsOpen] = useState(false);
  const query = useQuery({
    ...observationApi.queries.readWindow.queryOptions({ input: { id: windowId } }),
    enabled: isOpen,
  });
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{m.observation_teachers_words()}</summary>
      {isOpen && <Loaded query={query}>{({ practices }) => <Practices practices={practices} />}</Loaded>}
    </details>
  );
}

function Practices({ practices }: { practices: WindowPage['practices'] }) {
  return (
    <div className="stack teachers-words">
      {practices.map((practice) => (
        <section key={practice.id} className="stack-tight">
          <h4 dir="auto">{practice.name}</h4>
          <p dir="auto">{practice.sentence}</p>
          {practice.phrases.length > 0 && (
            <>
              <p className="quiet small">{m.observation_teachers_may_hear()}</p>
              <ul className="agreement-points" dir="auto">
                {practice.phrases.map((phrase) => (
                  <li key={phrase}>{phrase}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
    </div>
  );
}
