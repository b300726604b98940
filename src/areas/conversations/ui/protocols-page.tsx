import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { protocolCapacities } from '../access.ts';
import type { ProtocolSummary } from '../protocol-contract.ts';
import { protocolPurposes } from '../protocol-schema.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { minutesWords, purposeWords, said, stepsWords } from './protocol-words.ts';
import './conversations.css';
import './protocols.css';

/** The library of protocols: choose a way to talk, or write one of our own. */
export function ProtocolsPage() {
  const protocols = useQuery(api.queries.listProtocols.queryOptions());
  const mayWrite = useActsAs(...protocolCapacities);
  return (
    <PageBody
      title={m.protocols()}
      lead={m.protocols_lead()}
      above={<PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink>}
      actions={mayWrite && <LinkButton to={paths.newProtocol}>{m.protocols_write()}</LinkButton>}
    >
      <Loaded query={protocols}>{(all) => <Library protocols={all} mayWrite={mayWrite} />}</Loaded>
    </PageBody>
  );
}

function Library({ protocols, mayWrite }: { protocols: readonly ProtocolSummary[]; mayWrite: boolean }) {
  const [words, setWords] = useState('');
  const asked = useSearch({ strict: false }) as { purpose?: string };
  const [purpose, setPurpose] = useState(asked.purpose ?? '');
  const found = protocols.filter(
    (one) => (purpose === '' || one.purposeKind === purpose) && speaksOf(one, words),
  );
  const ours = found.filter(({ isSample, isRetired }) => !isSample && !isRetired);
  const samples = inOrder(found.filter(({ isSample }) => isSample));
  const away = found.filter(({ isRetired }) => isRetired);
  return (
    <>
      <search className="conversations-filters">
        <TextField label={m.protocols_search()} type="search" value={words} onChange={setWords} />
        <SelectField
          label={m.protocols_purpose()}
          value={purpose}
          onChange={setPurpose}
          options={[
            { value: '', label: m.protocols_any_purpose() },
            ...protocolPurposes.map((value) => ({ value, label: purposeWords[value]() })),
          ]}
        />
      </search>
      <div className="stack-wide" aria-live="polite">
        {ours.length + samples.length + (mayWrite ? away.length : 0) === 0 && <p>{m.frame_none_found()}</p>}
        <ProtocolList title={m.protocols_ours()} protocols={ours} />
        <ProtocolList title={m.protocols_samples()} protocols={samples} />
        {mayWrite && <ProtocolList title={m.protocols_put_away()} protocols={away} />}
      </div>
    </>
  );
}

function ProtocolList({ title, protocols }: { title: string; protocols: readonly ProtocolSummary[] }) {
  if (protocols.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="item-list">
        {protocols.map((protocol) => (
          <li key={protocol.id} className="stack-tight">
            <span className="row-apart">
              <PageLink to={paths.protocol(protocol.id)} className="protocols-name">
                <bdi>{said(protocol.title)}</bdi>
              </PageLink>
              <Tag kind={protocol.isSample ? 'plain' : 'accent'}>
                {protocol.isSample ? m.protocols_sample() : m.protocols_own()}
              </Tag>
            </span>
            <p className="protocols-about" dir="auto">
              {said(protocol.about)}
            </p>
            <span className="small quiet">
              {joined([
                purposeWords[protocol.purposeKind](),
                minutesWords(protocol.minutes),
                stepsWords(protocol.steps),
              ])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether every word looked for is somewhere in what the list says of a protocol. */
function speaksOf({ title, about, purposeKind }: ProtocolSummary, words: string): boolean {
  const text = plain([said(title), said(about), purposeWords[purposeKind]()].join(' '));
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** A text as it is searched: no case, no accents, no vowel marks. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function inOrder(protocols: readonly ProtocolSummary[]): ProtocolSummary[] {
  const place = ({ purposeKind }: ProtocolSummary) => protocolPurposes.indexOf(purposeKind);
  return protocols.toSorted((a, b) => place(a) - place(b));
}
