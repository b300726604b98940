import { useQuery } from '@tanstack/react-query';
import { EmptyState, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { m } from '../../../client/words/words.ts';
import { analysisApi, api } from './api.ts';
import { EmbedForm } from './embed-form.tsx';
import { EmbedItem } from './embed-item.tsx';

/** What the district has published as charts: everybody sees what is public, leaders publish and take back. */
export function EmbedSheet({ mayPublish }: { mayPublish: boolean }) {
  const embeds = useQuery(api.queries.listEmbeds.queryOptions());
  const subjects = useQuery(analysisApi.queries.listOpenSubjects.queryOptions());
  return (
    <Sheet title={m.exchange_charts()}>
      <p>{m.exchange_charts_about()}</p>
      <Loaded query={embeds}>
        {(found) =>
          found.embeds.length === 0 ? (
            <EmptyState>{mayPublish ? m.exchange_charts_none() : m.exchange_charts_none_read()}</EmptyState>
          ) : (
            <ul className="plain-list stack-wide">
              {found.embeds.map((embed) => (
                <EmbedItem key={embed.id} embed={embed} mayEnd={mayPublish} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayPublish && (subjects.data?.subjects.length ?? 0) > 0 && (
        <EmbedForm subjects={subjects.data?.subjects ?? []} />
      )}
    </Sheet>
  );
}
