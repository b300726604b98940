import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { read } from './blueprint-words.ts';

/** On Home: parts of the Blueprint to look at again, for whoever is accountable for them. */
export function BlueprintNextCards() {
  const next = useQuery(api.queries.listNext.queryOptions());
  return (
    <>
      {(next.data?.components ?? []).map((component) => (
        <li key={component.id}>
          <PageLink to={paths.component(component.id)}>
            <NextCard
              what={m.blueprint_card_check({ name: read(component.name) })}
              who={
                component.kind === 'check'
                  ? m.blueprint_card_due({ day: day(component.on) })
                  : m.blueprint_card_lapsed({ day: day(component.on) })
              }
            />
          </PageLink>
        </li>
      ))}
    </>
  );
}
