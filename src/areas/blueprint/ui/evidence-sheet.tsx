import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Component } from '../component-contract.ts';
import { api, useRefresh } from './api.ts';
import { read } from './blueprint-words.ts';

/** What one would see, and what was seen, with its day and where it can be found. */
export function EvidenceSheet({ component }: { component: Component }) {
  const [isOpen, setIsOpen] = useState(false);
  const { evidence, evidenceSeen } = component;
  const known = new Set<string | null>(evidence.map(({ id }) => id));
  const ofWhole = evidenceSeen.filter(({ statementId }) => statementId === null || !known.has(statementId));
  return (
    <Sheet title={m.blueprint_evidence()}>
      <ul className="item-list">
        {evidence.map(({ id, text }) => (
          <li key={id} className="stack-tight">
            <p dir="auto">{read(text)}</p>
            <Seen seen={evidenceSeen.filter(({ statementId }) => statementId === id)} />
          </li>
        ))}
        {ofWhole.length > 0 && (
          <li className="stack-tight">
            <p className="quiet">{m.blueprint_evidence_whole()}</p>
            <Seen seen={ofWhole} />
          </li>
        )}
      </ul>
      {evidence.length === 0 && ofWhole.length === 0 && (
        <p className="quiet">{m.blueprint_evidence_none()}</p>
      )}
      {component.mayTell && !isOpen && (
        <div className="row no-print">
          <Button onPress={() => setIsOpen(true)}>{m.blueprint_evidence_add()}</Button>
        </div>
      )}
      {isOpen && <EvidenceForm component={component} onDone={() => setIsOpen(false)} />}
    </Sheet>
  );
}

function Seen({ seen }: { seen: Component['evidenceSeen'] }) {
  if (seen.length === 0) return <p className="small quiet">{m.blueprint_evidence_not_yet()}</p>;
  return (
    <ul className="blueprint-seen">
      {seen.map((one) => (
        <li key={one.id}>
          <span className="small quiet">{day(one.seenOn)}</span> <bdi>{one.note}</bdi>{' '}
          <span className="small quiet">
            {m.blueprint_evidence_source({ source: one.source, name: one.by })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function EvidenceForm({ component, onDone }: { component: Component; onDone(): void }) {
  const { id: componentId, evidence, today } = component;
  const [id] = useState(newId);
  const [statementId, setStatementId] = useState(evidence[0]?.id ?? '');
  const [note, setNote] = useState('');
  const [source, setSource] = useState('');
  const [seenOn, setSeenOn] = useState(today);
  const refresh = useRefresh();
  const keep = useMutation(
    api.queries.noteEvidence.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({
      ...{ componentId, id, seenOn, note, source },
      statementId: statementId === '' ? null : statementId,
    });
  };
  return (
    <form className="stack" onSubmit={send}>
      <SelectField
        label={m.blueprint_evidence_for()}
        value={statementId}
        options={[
          ...evidence.map((one) => ({ value: one.id, label: read(one.text) })),
          { value: '', label: m.blueprint_evidence_whole() },
        ]}
        onChange={setStatementId}
      />
      <TextArea
        label={m.blueprint_evidence_seen()}
        hint={m.blueprint_systems_not_people()}
        value={note}
        onChange={setNote}
        isRequired
        maxLength={2000}
      />
      <TextField
        label={m.blueprint_evidence_where()}
        value={source}
        onChange={setSource}
        isRequired
        maxLength={200}
      />
      <TextField
        label={m.blueprint_on()}
        type="date"
        value={seenOn}
        max={today}
        onChange={setSeenOn}
        isRequired
      />
      <RefusalNotice error={keep.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={keep.isPending}>
          {m.blueprint_evidence_keep()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
