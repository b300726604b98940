import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { VersionReach } from '../message-contract.ts';
import { api, conversationsApi } from './api.ts';
import { audienceWords, messageOrder, reachWords } from './digest-words.ts';
import { MessageFacts } from './message-facts.tsx';
import { ReachBar } from './reach-table.tsx';
import './digest.css';

/** Who was told of a version, when, by which channel; what share opened it, and what share took part in studying it. */
export function VersionReachPage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const told = useQuery(api.queries.readVersionReach.queryOptions({ input: { versionId } }));
  const mayTell = useActsAs('superintendent', 'dn_member', 'building_administrator', 'coach');
  return (
    <Loaded query={told}>
      {(found) => (
        <PageBody
          title={m.digest_version_reach_title()}
          lead={m.digest_version_reach_lead({ day: day(found.adoptedOn) })}
          above={
            <PageLink to={paths.vision(found.version.visionId)}>
              <bdi>{found.version.title}</bdi>
            </PageLink>
          }
          actions={mayTell && <LinkButton to={paths.newMessage}>{m.digest_tell()}</LinkButton>}
        >
          <Told found={found} />
          <Attended versionId={versionId} />
          <p className="small quiet">{m.digest_reach_why()}</p>
        </PageBody>
      )}
    </Loaded>
  );
}

function Told({ found }: { found: VersionReach }) {
  return (
    <section className="stack">
      <h2>{m.digest_told_title()}</h2>
      {found.messages.length === 0 ? (
        <EmptyState>{m.digest_told_none()}</EmptyState>
      ) : (
        <ul className="item-list">
          {found.messages.map((message) => (
            <li key={message.id} className="stack-tight">
              <PageLink to={paths.message(message.id)} className="digest-title">
                <bdi>{message.title}</bdi>
              </PageLink>
              <MessageFacts message={message} />
              {message.reach !== null && <ReachBar reach={message.reach.all} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Attended({ versionId }: { versionId: string }) {
  const coverage = useQuery(
    conversationsApi.queries.readCoverage.queryOptions({ input: { versionId } as never }),
  );
  return (
    <section className="stack">
      <h2>{m.digest_attended()}</h2>
      <Loaded query={coverage}>
        {({ district }) => (
          <table className="table digest-reach">
            <caption className="visually-hidden">{m.digest_attended()}</caption>
            <tbody>
              {messageOrder.map((audience) => {
                const { people, studied } = district[audience];
                return (
                  <tr key={audience}>
                    <th scope="row">{audienceWords[audience]()}</th>
                    <td>
                      {people === null
                        ? reachWords({ people, opened: null })
                        : m.digest_attended_of({ studied: String(studied), people: String(people) })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Loaded>
      <div className="row">
        <LinkButton to={paths.coverage(versionId)}>{m.digest_to_coverage()}</LinkButton>
      </div>
    </section>
  );
}
