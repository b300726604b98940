import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { list } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { stageWords } from './stage-words.ts';

/** What a search found: visions under any name that visions go by, and the words of the field with their meaning. */
export function VisionSearch({ words }: { words: string }) {
  const found = useQuery({
    ...api.queries.searchVisions.queryOptions({ input: { q: words, language: language() } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={found}>
      {({ visions, terms }) => (
        <div className="stack-wide" aria-live="polite">
          {visions.length + terms.length === 0 && <p>{m.frame_none_found()}</p>}
          {visions.length > 0 && (
            <ul className="item-list">
              {visions.map((vision) => (
                <li key={vision.visionId} className="stack-tight">
                  <span className="row">
                    <PageLink to={paths.vision(vision.visionId)}>
                      <strong dir="auto">{vision.title}</strong>
                    </PageLink>
                    <Tag>{stageWords[vision.stage]()}</Tag>
                  </span>
                  <span className="small quiet" dir="auto">
                    {[vision.subject.name, ...vision.practices.map(({ name }) => name)].join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {terms.length > 0 && (
            <section className="stack">
              <h2>{m.visions_words_of_the_field()}</h2>
              <dl className="visions-terms">
                {terms.slice(0, 6).map((term) => (
                  <div key={term.id} lang={term.language ?? undefined}>
                    <dt dir="auto">
                      <PageLink to={paths.term(term.id)}>{term.term}</PageLink>
                    </dt>
                    <dd dir="auto">{term.meaning}</dd>
                    {term.aliases.length > 0 && (
                      <dd className="small quiet">{m.visions_also_called({ names: list(term.aliases) })}</dd>
                    )}
                  </div>
                ))}
              </dl>
            </section>
          )}
        </div>
      )}
    </Loaded>
  );
}
