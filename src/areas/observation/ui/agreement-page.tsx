import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { mayPublishAgreement } from '../access.ts';
import type { Agreement } from '../agreement-contract.ts';
import { AgreementText } from './agreement-text.tsx';
import { observationApi } from './api.ts';
import './observation.css';

/** The agreement in force, as everybody reads it and as it is printed; the earlier ones below. */
export function AgreementPage() {
  const query = useQuery(observationApi.queries.listAgreements.queryOptions());
  const { actor, district } = useSession();
  const mayPublish = mayPublishAgreement(actor);
  return (
    <PageBody
      title={m.agreement_title()}
      lead={m.agreement_lead()}
      above={district.name}
      actions={
        <Button look="quiet" onPress={() => print()}>
          <Printer aria-hidden="true" /> {m.frame_print()}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ agreements: [current, ...earlier] }) =>
          current === undefined ? (
            <EmptyState
              action={
                mayPublish && (
                  <LinkButton to={paths.newAgreement} look="main">
                    {m.agreement_write()}
                  </LinkButton>
                )
              }
            >
              {m.agreement_none()}
            </EmptyState>
          ) : (
            <>
              <article className="sheet agreement-sheet">
                <AgreementText content={current.content} />
                <section className="agreement-part">
                  <h2>{m.agreement_held_to()}</h2>
                  <p className="prose">{m.agreement_held_to_text()}</p>
                </section>
                <Signature agreement={current} />
              </article>
              <div className="row no-print">
                <PageLink to={paths.windows}>{m.agreement_windows()}</PageLink>
                {mayPublish && <LinkButton to={paths.newAgreement}>{m.agreement_write_next()}</LinkButton>}
              </div>
              <Earlier agreements={earlier} />
            </>
          )
        }
      </Loaded>
    </PageBody>
  );
}

function Signature({ agreement }: { agreement: Agreement }) {
  const { district } = useSession();
  return (
    <p className="agreement-signature">
      {m.agreement_signed({
        number: number(agreement.number),
        day: day(schoolDayOf(new Date(agreement.publishedAt), district.timeZone)),
        name: agreement.publishedBy,
        capacity: capacityWords[agreement.publishedAs](),
      })}
    </p>
  );
}

function Earlier({ agreements }: { agreements: readonly Agreement[] }) {
  const { district } = useSession();
  if (agreements.length === 0) return null;
  return (
    <section className="stack no-print">
      <h2>{m.agreement_earlier()}</h2>
      {agreements.map((agreement) => (
        <details key={agreement.id}>
          <summary>
            {m.agreement_earlier_one({
              number: number(agreement.number),
              day: day(schoolDayOf(new Date(agreement.publishedAt), district.timeZone)),
            })}
          </summary>
          <div className="sheet agreement-sheet">
            <AgreementText content={agreement.content} isUnder={3} />
            <Signature agreement={agreement} />
          </div>
        </details>
      ))}
    </section>
  );
}
