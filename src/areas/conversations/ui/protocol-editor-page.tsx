import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ProtocolPage } from '../protocol-contract.ts';
import type { ProtocolDraft } from '../protocol-draft-rules.ts';
import { api } from './api.ts';
import { beginProtocol } from './kept-protocol.ts';
import { ProtocolEditor } from './protocol-editor.tsx';
import { said } from './protocol-words.ts';

const above = () => <PageLink to={paths.protocols}>{m.protocols()}</PageLink>;

/** A protocol of the district's own, from nothing or from a copy. */
export function NewProtocolPage() {
  const { from } = useSearch({ strict: false }) as { from?: string };
  return (
    <PageBody title={m.protocols_write()} lead={m.protocols_write_lead()} above={above()}>
      {from === undefined ? (
        <ProtocolEditor name="new" begin={() => beginProtocol(null)} savedVersionId={null} />
      ) : (
        <Copied from={from} />
      )}
    </PageBody>
  );
}

function Copied({ from }: { from: string }) {
  const original = useQuery(api.queries.readProtocol.queryOptions({ input: { id: from } }));
  return (
    <Loaded query={original}>
      {(page) => (
        <ProtocolEditor
          key={from}
          name={`new:${from}`}
          begin={() => beginProtocol({ id: from, draft: draftOf(page) })}
          savedVersionId={null}
        />
      )}
    </Loaded>
  );
}

/** The next version of a protocol of the district's own. */
export function EditProtocolPage() {
  const { protocolId = '' } = useParams({ strict: false }) as { protocolId?: string };
  const saved = useQuery(api.queries.readProtocol.queryOptions({ input: { id: protocolId } }));
  return (
    <Loaded query={saved}>
      {(page) => (
        <PageBody
          title={m.protocols_change_title({ title: said(page.protocol.title) })}
          lead={m.protocols_change_lead()}
          above={above()}
        >
          {page.own === null ? (
            <p>{m.protocols_sample_stays()}</p>
          ) : (
            // A version that arrives later begins the editor anew; what was written comes back from the device.
            <Changing key={`${page.protocol.id} ${page.own.shown.versionId}`} page={page} own={page.own} />
          )}
        </PageBody>
      )}
    </Loaded>
  );
}

function Changing({ page, own }: { page: ProtocolPage; own: NonNullable<ProtocolPage['own']> }) {
  const { versionId, language, content } = own.shown;
  return (
    <ProtocolEditor
      name={page.protocol.id}
      savedVersionId={versionId}
      begin={() => ({
        id: page.protocol.id,
        versionId: newId(),
        basedOn: versionId,
        startedFrom: null,
        language,
        draft: content,
      })}
    />
  );
}

/** What a copy begins with: the texts as they were written, or those of a sample in all languages. */
function draftOf({ protocol, own }: ProtocolPage): ProtocolDraft {
  if (own !== null) return own.shown.content;
  const { id: _id, version: _version, sample: _sample, research, ...said } = protocol;
  return { ...said, research: research.map(({ work, note }) => ({ work: work.id, note })) };
}
