import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Work } from '../model-schema.ts';
import type { PracticeCitation } from '../practice-contract.ts';
import { api } from './api.ts';
import { WorkLine } from './citation.tsx';
import { citationOf, findWorks, readCitation } from './draft-citation.ts';

/** The library's works, for citing and for showing what is cited. */
export function useWorks(): readonly Work[] {
  const works = useQuery({
    ...api.queries.listWorks.queryOptions({ input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return works.data ?? [];
}

type ListProps = {
  legend: ReactNode;
  hint: ReactNode;
  value: readonly PracticeCitation[];
  onChange(value: PracticeCitation[]): void;
  onLeave(): void;
};

/** Research behind something: what is cited, why it bears on it, and one field to add more. */
export function CitationList({ legend, hint, value, onChange, onLeave }: ListProps) {
  const works = useWorks();
  const replace = (index: number, citation: PracticeCitation) => onChange(value.with(index, citation));
  return (
    <fieldset className="stack visions-citations">
      <legend>{legend}</legend>
      <p className="hint small quiet">{hint}</p>
      {value.length > 0 && (
        <ol className="plain-list stack">
          {value.map((citation, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two citations may be the same, and have no id of their own
            <li key={index} className="visions-cited stack-tight">
              <CitedWork citation={citation} works={works} />
              <TextArea
                label={m.visions_citation_note({ number: number(index + 1) })}
                value={citation.note}
                onChange={(note) => replace(index, { ...citation, note })}
                onLeave={onLeave}
                rows={2}
                maxLength={5000}
              />
              <div>
                <Button look="quiet" onPress={() => onChange(value.toSpliced(index, 1))}>
                  {m.visions_citation_remove({ number: number(index + 1) })}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      <AddCitation works={works} onAdd={(citation) => onChange([...value, citation])} />
    </fieldset>
  );
}

/** One field: words search the library; a citation or a DOI that is pasted is taken as it is. */
export function AddCitation({
  works,
  onAdd,
}: {
  works: readonly Work[];
  onAdd(citation: PracticeCitation): void;
}) {
  const [text, setText] = useState('');
  const found = findWorks(text, works).slice(0, 5);
  const own = readCitation(text, works);
  const add = (citation: PracticeCitation) => {
    setText('');
    onAdd(citation);
  };
  return (
    <div className="stack-tight">
      <TextArea
        label={m.visions_citation_add()}
        hint={m.visions_citation_add_hint()}
        value={text}
        onChange={setText}
        rows={1}
        maxLength={5000}
      />
      <div role="status">
        {text.trim() !== '' && found.length === 0 && (
          <p className="small quiet">{m.visions_citation_not_in_library()}</p>
        )}
      </div>
      {found.length > 0 && (
        <ul className="plain-list stack-tight visions-found">
          {found.map((work) => (
            <li key={work.id} className="row-apart">
              <span className="small">
                <WorkLine work={work} />
              </span>
              <Button onPress={() => add(citationOf(work))}>
                {m.visions_citation_cite({
                  work: `${work.authors[0] ?? work.title} ${number(work.year, { useGrouping: false })}`,
                })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {own !== null && own.workId === null && (
        <div>
          <Button onPress={() => add(own)}>
            {own.doi === null ? m.visions_citation_add_words() : m.visions_citation_add_doi()}
          </Button>
        </div>
      )}
    </div>
  );
}

function CitedWork({ citation, works }: { citation: PracticeCitation; works: readonly Work[] }) {
  const work = works.find(({ id }) => id === citation.workId);
  if (work !== undefined) return <WorkLine work={work} />;
  return (
    <cite dir="auto" className="visions-work">
      {citation.text}
      {citation.doi !== null && !citation.text.includes(citation.doi) && ` doi:${citation.doi}`}
    </cite>
  );
}
