import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { VisionSummary } from '../vision-contract.ts';
import { api } from './api.ts';
import { stageWords, waitingWords } from './stage-words.ts';
import { VisionSearch } from './vision-search.tsx';
import './visions.css';

/** Every vision of the district, whatever its stage, found under any of the names that visions go by. */
export function VisionsPage() {
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const navigate = useNavigate();
  const visions = useQuery(api.queries.listVisions.queryOptions({ input: {} }));
  const mayStart = useActsAs('superintendent', 'dn_member', 'district_office');
  return (
    <PageBody
      title={m.visions_title()}
      lead={m.visions_lead()}
      actions={
        <>
          <LinkButton to={paths.models}>{m.visions_models()}</LinkButton>
          {mayStart && (
            <LinkButton to={paths.newVision} look="main">
              {m.visions_start()}
            </LinkButton>
          )}
        </>
      }
    >
      <search>
        <TextField
          label={m.visions_search()}
          hint={m.visions_search_hint()}
          type="search"
          value={q}
          onChange={(text) =>
            void navigate({
              to: paths.visions,
              search: (text === '' ? {} : { q: text }) as never,
              replace: true,
            })
          }
        />
      </search>
      {q.trim() === '' ? (
        <Loaded query={visions}>{(list) => <VisionList visions={list} mayStart={mayStart} />}</Loaded>
      ) : (
        <VisionSearch words={q.trim()} />
      )}
    </PageBody>
  );
}

function VisionList({ visions, mayStart }: { visions: readonly VisionSummary[]; mayStart: boolean }) {
  if (visions.length === 0) {
    return (
      <EmptyState
        action={
          mayStart ? (
            <LinkButton to={paths.newCall} look="main">
              {m.visions_call_staff()}
            </LinkButton>
          ) : undefined
        }
      >
        {m.visions_empty()}
      </EmptyState>
    );
  }
  const adopted = visions.filter(({ current }) => current !== null);
  const underway = visions.filter(({ next }) => next.stage !== 'adopted' && next.stage !== 'set_aside');
  const aside = visions.filter(({ next }) => next.stage === 'set_aside');
  return (
    <div className="stack-wide">
      {adopted.length > 0 && (
        <section className="stack">
          <h2>{m.visions_in_force()}</h2>
          <ul className="plain-list stack">
            {adopted.map((vision) => (
              <li key={vision.id}>
                <PageLink to={paths.vision(vision.id)} className="next-card">
                  <span className="small quiet">{vision.subject.name}</span>
                  <span className="what visions-card-title" dir="auto">
                    {vision.title}
                  </span>
                  {vision.current !== null && (
                    <span className="who">
                      {m.visions_version_line({
                        number: String(vision.current.number),
                        day: day(vision.current.adoptedOn),
                      })}
                    </span>
                  )}
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {underway.length > 0 && (
        <section className="stack">
          <h2>{m.visions_underway()}</h2>
          <ul className="item-list">
            {underway.map((vision) => (
              <li key={vision.id} className="stack-tight">
                <span className="row">
                  <PageLink to={paths.vision(vision.id)}>
                    <strong dir="auto">{vision.title}</strong>
                  </PageLink>
                  <Tag kind={vision.next.stage === 'returned' ? 'attention' : 'plain'}>
                    {stageWords[vision.next.stage]()}
                  </Tag>
                </span>
                <span className="small quiet">{waitingWords(vision.next)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {aside.length > 0 && (
        <details>
          <summary>{m.visions_set_aside_list({ count: number(aside.length) })}</summary>
          <ul className="item-list">
            {aside.map((vision) => (
              <li key={vision.id}>
                <PageLink to={paths.vision(vision.id)}>
                  <bdi>{vision.title}</bdi>
                </PageLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
