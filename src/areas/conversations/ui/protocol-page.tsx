import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment, number } from '../../../client/words/format.ts';
import { languages } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ProtocolPage as Found } from '../protocol-contract.ts';
import { minutesOf } from '../protocol-rules.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { ProtocolGuide } from './protocol-guide.tsx';
import { minutesWords, purposeWords, said } from './protocol-words.ts';
import './protocols.css';

/** One protocol, to read, to print, and to hold a conversation with. */
export function ProtocolPage() {
  const { protocolId = '' } = useParams({ strict: false }) as { protocolId?: string };
  const { version } = useSearch({ strict: false }) as { version?: string | number };
  const input = version === undefined ? { id: protocolId } : { id: protocolId, version: Number(version) };
  const found = useQuery(api.queries.readProtocol.queryOptions({ input }));
  return <Loaded query={found}>{(page) => <OneProtocol page={page} />}</Loaded>;
}

function OneProtocol({ page }: { page: Found }) {
  const { protocol, own, mayWrite } = page;
  const latest = own?.versions[0];
  const isEarlier = own !== null && latest !== undefined && own.shown.number !== latest.number;
  const mayHold = !isEarlier && own?.isRetired !== true;
  return (
    <PageBody
      title={said(protocol.title)}
      above={<PageLink to={paths.protocols}>{m.protocols()}</PageLink>}
      lead={<span dir="auto">{said(protocol.about)}</span>}
      actions={
        <>
          {mayHold && (
            <LinkButton to={`${paths.newConversation}?protocol=${protocol.id}`} look="main">
              {m.protocols_hold()}
            </LinkButton>
          )}
          <Button onPress={() => window.print()}>{m.frame_print()}</Button>
        </>
      }
    >
      <div className="row">
        <Tag kind={own === null ? 'plain' : 'accent'}>
          {own === null ? m.protocols_sample() : m.protocols_own()}
        </Tag>
        <span className="small quiet">
          {joined([purposeWords[protocol.purposeKind](), minutesWords(minutesOf(protocol.steps))])}
        </span>
      </div>
      {isEarlier && (
        <Notice kind="attention">
          <p>{m.protocols_earlier_shown({ number: number(own.shown.number) })}</p>
          <PageLink to={paths.protocol(protocol.id)}>{m.protocols_to_latest()}</PageLink>
        </Notice>
      )}
      {own?.isRetired === true && (
        <Notice>
          <p>{m.protocols_is_put_away()}</p>
        </Notice>
      )}
      <ProtocolGuide protocol={protocol} />
      {own !== null && <Origin own={own} id={protocol.id} />}
      {mayWrite && !isEarlier && <Writing page={page} />}
    </PageBody>
  );
}

/** Who wrote it, in which language, from what; and its earlier versions. */
function Origin({ own, id }: { own: NonNullable<Found['own']>; id: string }) {
  const written = languages.find(({ code }) => code === own.shown.language)?.name ?? '';
  const earlier = own.versions.filter(({ number: one }) => one !== own.shown.number);
  return (
    <section className="stack-tight small quiet no-print">
      <p>
        {m.protocols_written_by({
          name: own.shown.writtenBy,
          when: moment(own.shown.writtenAt),
          language: written,
          number: number(own.shown.number),
        })}
      </p>
      {own.startedFrom !== null && (
        <p>
          {m.protocols_started_from()}{' '}
          <PageLink to={paths.protocol(own.startedFrom.id)}>
            <bdi>{said(own.startedFrom.title)}</bdi>
          </PageLink>
        </p>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{m.protocols_other_versions()}</summary>
          <ul className="protocols-lines">
            {earlier.map((version) => (
              <li key={version.number}>
                <PageLink to={`${paths.protocol(id)}?version=${version.number}`}>
                  {m.protocols_version({
                    number: number(version.number),
                    name: version.writtenBy,
                    when: moment(version.writtenAt),
                  })}
                </PageLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What those who write protocols can do with this one. */
function Writing({ page: { protocol, own } }: { page: Found }) {
  const [actId, setActId] = useState(newId);
  const queryClient = useQueryClient();
  const shown = {
    onSuccess: (after: Found) => {
      setActId(newId());
      queryClient.setQueryData(api.queries.readProtocol.queryKey({ input: { id: protocol.id } }), after);
      void queryClient.invalidateQueries({ queryKey: api.queries.listProtocols.key() });
    },
  };
  const retire = useMutation(api.queries.retireProtocol.mutationOptions(shown));
  const takeUp = useMutation(api.queries.takeUpProtocol.mutationOptions(shown));
  const act = own?.isRetired ? takeUp : retire;
  return (
    <section className="stack-tight no-print">
      <div className="row">
        {own !== null && <LinkButton to={paths.editProtocol(protocol.id)}>{m.protocols_change()}</LinkButton>}
        <LinkButton to={`${paths.newProtocol}?from=${protocol.id}`}>{m.protocols_copy()}</LinkButton>
        {own !== null && (
          <Button look="quiet" isBusy={act.isPending} onPress={() => act.mutate({ id: protocol.id, actId })}>
            {own.isRetired ? m.protocols_take_up() : m.protocols_retire()}
          </Button>
        )}
      </div>
      <RefusalNotice error={retire.error ?? takeUp.error} />
    </section>
  );
}
