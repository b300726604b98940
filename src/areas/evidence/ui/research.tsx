import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Citation, IndicatorPage } from '../indicator-contract.ts';
import type { CitedWork } from '../indicator-schema.ts';
import { api, useRefresh } from './api.ts';

const resolved = (identifier: string) =>
  identifier.startsWith('10.') ? `https://doi.org/${identifier}` : identifier;

/** The research beside an indicator: the works on the list, then what the district itself added. */
export function Research({ page }: { page: IndicatorPage }) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <aside className="evidence-margin" aria-labelledby="evidence-research">
      <h2 id="evidence-research">{m.evidence_research()}</h2>
      <p className="small quiet">{m.evidence_research_about()}</p>
      <ul className="plain-list stack">
        {page.works.map((work) => (
          <li key={work.id}>
            <Work work={work} />
          </li>
        ))}
      </ul>
      <h3>{m.evidence_own_research()}</h3>
      {page.citations.length === 0 && <p className="small quiet">{m.evidence_own_research_none()}</p>}
      <ul className="plain-list stack">
        {page.citations.map((citation) => (
          <li key={citation.id}>
            <OwnCitation citation={citation} />
          </li>
        ))}
      </ul>
      {page.mayCite && !isAdding && (
        <div className="row no-print">
          <Button onPress={() => setIsAdding(true)}>{m.evidence_add_citation()}</Button>
        </div>
      )}
      {isAdding && <CitationForm indicatorId={page.streams.id} onAdded={() => setIsAdding(false)} />}
    </aside>
  );
}

function Work({ work }: { work: CitedWork }) {
  const { authors, year, title, venue, identifier, finding, limits } = work;
  return (
    <article className="evidence-work small">
      <p lang="en" dir="ltr">
        {authors.join(', ')} ({year}). <cite>{title}</cite>. {venue}.{' '}
        {identifier !== null &&
          (identifier.startsWith('10.') ? (
            <a href={resolved(identifier)} rel="noreferrer">
              {identifier}
            </a>
          ) : (
            identifier
          ))}
      </p>
      <p lang="en" dir="ltr">
        {finding}
      </p>
      {limits !== null && (
        <p className="quiet">
          {m.evidence_work_limits()}:{' '}
          <bdi lang="en" dir="ltr">
            {limits}
          </bdi>
        </p>
      )}
    </article>
  );
}

function OwnCitation({ citation }: { citation: Citation }) {
  const refresh = useRefresh();
  const withdraw = useMutation(api.queries.withdrawCitation.mutationOptions({ onSuccess: refresh }));
  const { citation: text, link, note, by, capacity, addedOn } = citation;
  return (
    <article className="evidence-work small">
      <p dir="auto">{text}</p>
      {link !== null && (
        <p>
          <a href={resolved(link)} rel="noreferrer" dir="ltr">
            {link}
          </a>
        </p>
      )}
      {note !== '' && <p dir="auto">{note}</p>}
      <p className="quiet">
        {m.evidence_cited_by({ name: by, capacity: capacityWords[capacity](), day: day(addedOn) })}
      </p>
      {citation.mayWithdraw && (
        <div className="row no-print">
          <Button
            look="quiet"
            label={m.evidence_withdraw_this({ what: text })}
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ id: citation.id })}
          >
            {m.evidence_withdraw()}
          </Button>
        </div>
      )}
      <RefusalNotice error={withdraw.error} />
    </article>
  );
}

function CitationForm({ indicatorId, onAdded }: { indicatorId: string; onAdded(): void }) {
  const refresh = useRefresh();
  const [id] = useState(newId);
  const [citation, setCitation] = useState('');
  const [link, setLink] = useState('');
  const [note, setNote] = useState('');
  const add = useMutation(
    api.queries.addCitation.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onAdded();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ id, indicatorId, citation, note, link: link.trim() === '' ? null : link.trim() });
  };
  return (
    <form className="stack no-print" onSubmit={send}>
      <TextArea
        label={m.evidence_citation_text()}
        value={citation}
        onChange={setCitation}
        maxLength={600}
        isRequired
      />
      <TextField
        label={`${m.evidence_citation_link()} (${m.frame_optional()})`}
        hint={m.evidence_citation_link_hint()}
        value={link}
        onChange={setLink}
        maxLength={500}
      />
      <TextArea
        label={`${m.evidence_citation_note()} (${m.frame_optional()})`}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
      <RefusalNotice error={add.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={add.isPending}>
          {m.evidence_citation_save()}
        </Button>
        <Button look="quiet" onPress={onAdded}>
          {m.frame_cancel()}
        </Button>
      </div>
    </form>
  );
}
