import { useQuery } from '@tanstack/react-query';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { useActsAs } from '../../../client/session.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { FieldConsent } from '../../people/consent-contract.ts';
import { api, peopleApi } from './api.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentList } from './comment-list.tsx';
import { ConsentForm } from './consent-form.tsx';
import { ConsentItem } from './consent-item.tsx';
import { scopeWords } from './scope-words.ts';
import './reports.css';

/** For everybody in the district: what the field team may see, when it looked, and what was written. */
export function FieldTeamPage() {
  const consents = useQuery(peopleApi.queries.listConsents.queryOptions());
  const session = useQuery(peopleApi.queries.readSession.queryOptions());
  const mayGive = useActsAs('superintendent');
  return (
    <PageBody title={m.reports_field_team()} lead={m.reports_field_team_lead()}>
      <Loaded query={consents}>
        {(found) => (
          <>
            <Sheet title={m.reports_consents()}>
              {found.consents.length === 0 ? (
                <EmptyState>{m.reports_consents_none()}</EmptyState>
              ) : (
                <ul className="plain-list stack-wide">
                  {found.consents.map((consent) => (
                    <ConsentItem key={consent.id} consent={consent} />
                  ))}
                </ul>
              )}
            </Sheet>
            {mayGive && session.data !== undefined && (
              <Sheet title={m.reports_consent_new()}>
                <ConsentForm today={session.data.district.today} />
              </Sheet>
            )}
            <Looks />
            <Talks consents={found.consents} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Looks() {
  const looks = useQuery(api.queries.listLooks.queryOptions());
  return (
    <Sheet title={m.reports_looks()}>
      <Loaded query={looks}>
        {(found) =>
          found.looks.length === 0 ? (
            <EmptyState>{m.reports_looks_none()}</EmptyState>
          ) : (
            <ul className="item-list">
              {found.looks.map((look) => (
                <li key={`${look.consentId} ${look.scope} ${look.on}`}>
                  {m.reports_looked({
                    name: look.name,
                    what: scopeWords[look.scope](),
                    day: day(look.on),
                  })}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  );
}

/** The talk with each associate: those with a consent now, and those of before who said something. */
function Talks({ consents }: { consents: readonly FieldConsent[] }) {
  const comments = useQuery(api.queries.listComments.queryOptions());
  const mayWrite = useActsAs('superintendent', 'dn_member');
  const all = comments.data?.comments ?? [];
  return consents.map((consent) => {
    const own = all.filter(({ consentId }) => consentId === consent.id);
    const isOver = consent.state === 'over';
    if (isOver && own.length === 0) return null;
    return (
      <Sheet key={consent.id} title={m.reports_talk({ name: consent.person.name })}>
        <CommentList comments={own} />
        {mayWrite && !isOver && (
          <CommentForm
            consentId={consent.id}
            scopes={consent.scopes}
            label={m.reports_comment_to_field({ name: consent.person.name })}
          />
        )}
      </Sheet>
    );
  });
}
