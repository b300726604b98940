import { useQuery } from '@tanstack/react-query';
import { EmptyState, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { m } from '../../../client/words/words.ts';
import { analysisApi, api } from './api.ts';
import { EmbedForm } from './embed-form.tsx';
import { EmbedItem } from './embed-item.tsx';

/** What the district has published as charts: everybody sees what is public, leaders publish and take back. */
export function EmbedSheet({ mayPublish }: { mayPublish: boolean }) {
  return (
    <Sheet title={m.exchange_charts()}>
      <p>{m.exchange_charts_about()}</p>
      {mayPublish ? <Publishing /> : <Published none={m.exchange_charts_none_read()} mayEnd={false} />}
    </Sheet>
  );
}

function Publishing() {
  const query = useQuery(analysisApi.queries.listOpenSubjects.queryOptions());
  return (
    <Loaded query={query}>
      {({ subjects }) =>
        subjects.length === 0 ? (
          <Published none={m.exchange_charts_none_yet()} mayEnd />
        ) : (
          <>
            <Published none={m.exchange_charts_none()} mayEnd />
            <EmbedForm subjects={subjects} />
          </>
        )
      }
    </Loaded>
  );
}

function Published({ none, mayEnd }: { none: string; mayEnd: boolean }) {
  const query = useQuery(api.queries.listEmbeds.queryOptions());
  return (
    <Loaded query={query}>
      {({ embeds }) =>
        embeds.length === 0 ? (
          <EmptyState>{none}</EmptyState>
        ) : (
          <ul className="plain-list stack-wide">
            {embeds.map((embed) => (
              <EmbedItem key={embed.id} embed={embed} mayEnd={mayEnd} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
