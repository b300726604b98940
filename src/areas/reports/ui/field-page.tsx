import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { FieldScope } from '../../people/consent-contract.ts';
import type { SharedVision } from '../field-contract.ts';
import { api } from './api.ts';
import { Taking } from './board-page.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentList } from './comment-list.tsx';
import { ReportView } from './report-view.tsx';
import { scopeWords } from './scope-words.ts';

/** For an associate of the field team: what this district shares, one part at a time, and the talk with the district. */
export function FieldPage() {
  const field = useQuery(api.queries.readField.queryOptions());
  const comments = useQuery(api.queries.listComments.queryOptions());
  const { show } = useSearch({ strict: false }) as { show?: string };
  return (
    <Loaded query={field}>
      {({ district, consentId, scopes, endsOn, givenBy }) => {
        const shown = scopes.find((scope) => scope === show) ?? scopes[0];
        return (
          <PageBody
            title={m.reports_shared_with_you()}
            lead={m.reports_field_lead({ district, name: givenBy, day: day(endsOn) })}
            isWide
          >
            <nav className="tabs" aria-label={m.reports_parts()}>
              {scopes.map((scope) => (
                <PageLink key={scope} to={`${paths.field}?show=${scope}`} isHere={scope === shown}>
                  {scopeWords[scope]()}
                </PageLink>
              ))}
            </nav>
            {shown !== undefined && <Shared key={shown} scope={shown} />}
            <Sheet title={m.reports_talk({ name: district })}>
              <Loaded query={comments}>{(found) => <CommentList comments={found.comments} />}</Loaded>
              <CommentForm consentId={consentId} scopes={scopes} label={m.reports_comment_to_district()} />
            </Sheet>
            <p className="quiet small">
              {m.reports_field_looks()} {m.reports_other_district()}{' '}
              <PageLink to={paths.signIn}>{m.reports_other_district_go()}</PageLink>
            </p>
          </PageBody>
        );
      }}
    </Loaded>
  );
}

function Shared({ scope }: { scope: FieldScope }) {
  const input = { scope, language: language() };
  const shared = useQuery(api.queries.readShared.queryOptions({ input }));
  return (
    <Loaded query={shared}>
      {({ document, visions }) => (
        <Sheet
          title={scopeWords[scope]()}
          actions={
            scope === 'board_update' && (
              <span className="row">
                <Taking address={`/api/reports/field-update.pdf?language=${language()}`} />
              </span>
            )
          }
        >
          {document !== null && <ReportView document={document} />}
          {scope === 'visions' && <Visions visions={visions} />}
        </Sheet>
      )}
    </Loaded>
  );
}

function Visions({ visions }: { visions: readonly SharedVision[] }) {
  if (visions.length === 0) return <p className="quiet">{m.reports_visions_none()}</p>;
  return (
    <div className="stack-wide">
      {visions.map((vision) => (
        <article key={vision.title} className="stack">
          <h3 dir="auto">{vision.title}</h3>
          <p className="quiet small">
            {m.reports_vision_line({
              subject: vision.subject,
              number: number(vision.number),
              day: day(vision.adoptedOn),
            })}
          </p>
          {vision.about !== '' && <p dir="auto">{vision.about}</p>}
          <ol className="report-practices">
            {vision.practices.map((practice) => (
              <li key={practice.name}>
                <strong dir="auto">{practice.name}</strong>
                <p dir="auto">{practice.sentence}</p>
                <ul>
                  {practice.lookFors.map((text) => (
                    <li key={text} dir="auto">
                      {text}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </article>
      ))}
    </div>
  );
}
