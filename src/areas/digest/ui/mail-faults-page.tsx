import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MailFault } from '../mail-contract.ts';
import { api } from './api.ts';
import './digest.css';

const faultWords: Record<MailFault['fault'], (code: string) => string> = {
  refused: (code) => m.digest_fault_refused({ code }),
  given_up: () => m.digest_fault_given_up(),
  unknown: () => m.digest_fault_unknown(),
};

/** Whom the weekly mail did not reach. Facts of delivery; nothing of what it said. */
export function MailFaultsPage() {
  const faults = useQuery(api.queries.readMailFaults.queryOptions());
  return (
    <PageBody
      title={m.digest_mail_faults()}
      lead={m.digest_mail_faults_lead()}
      above={<PageLink to={paths.thisWeek}>{m.digest_this_week()}</PageLink>}
    >
      <Loaded query={faults}>
        {(data) => (
          <>
            {data.sending === 'none' && <p>{m.digest_mail_not_sent()}</p>}
            {data.sending === 'demo' && <p>{m.digest_mail_demo()}</p>}
            {data.sending === 'weekly' && (
              <p>
                {m.digest_mail_counts({
                  sent: number(data.sentThisWeek),
                  waiting: number(data.waitingThisWeek),
                })}
              </p>
            )}
            {data.faults.length === 0 && <p className="quiet">{m.digest_mail_faults_none()}</p>}
            {data.faults.length > 0 && (
              <ul className="item-list">
                {data.faults.map((fault) => (
                  <li key={`${fault.weekOn}${fault.personId}`}>
                    <PageLink to={paths.person(fault.personId)}>{fault.name}</PageLink>
                    <div className="small quiet">
                      {m.digest_week_of({ day: day(fault.weekOn) })} ·{' '}
                      {faultWords[fault.fault](String(fault.code ?? ''))}
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}
