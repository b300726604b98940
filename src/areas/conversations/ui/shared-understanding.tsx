import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { changeOfLanguage, type LanguageChange } from '../language-change-rules.ts';
import type { QuestionTrend } from '../question-offer-contract.ts';
import { api } from './api.ts';
import { AudienceTable } from './audience-table.tsx';
import { AgreementByPractice } from './calibration-agreement.tsx';
import { gateWords } from './gate-words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import './conversations.css';
import './calibration.css';

/** Who has studied a version, the audiences apart, against the district's threshold. */
export function AudienceShares({ versionId }: { versionId: string }) {
  const coverage = useQuery(api.queries.readCoverage.queryOptions({ input: { versionId } as never }));
  return (
    <section className="stack-tight">
      <h2>{m.conversations_shared_studied()}</h2>
      <Loaded query={coverage}>
        {({ district, gate }) => (
          <>
            <p>{gateWords(gate)}</p>
            <AudienceTable district={district} gate={gate} />
          </>
        )}
      </Loaded>
      <p>
        <PageLink to={paths.coverage(versionId)}>{m.conversations_shared_more_coverage()}</PageLink>
      </p>
    </section>
  );
}

/** How far people see each practice alike. */
export function AgreementSoFar({ versionId }: { versionId: string }) {
  const agreement = useQuery(api.queries.readAgreement.queryOptions({ input: { versionId } as never }));
  return (
    <div className="stack-tight">
      <Loaded query={agreement}>{(reading) => <AgreementByPractice agreement={reading} />}</Loaded>
      <p>
        <PageLink to={paths.calibration(versionId)}>{m.conversations_shared_more_agreement()}</PageLink>
      </p>
    </div>
  );
}

/** Whether the talk about instruction uses the practices, and whether it does so more than half a year ago. */
export function LanguageOverTime({ versionId }: { versionId: string }) {
  const inUse = useQuery(api.queries.readLanguage.queryOptions({ input: { versionId } as never }));
  return (
    <section className="stack-tight">
      <h2>{m.conversations_language()}</h2>
      <Loaded query={inUse}>{({ months }) => <p>{changeWords(changeOfLanguage(months))}</p>}</Loaded>
      <p>
        <PageLink to={paths.languageInUse(versionId)}>{m.conversations_shared_more_language()}</PageLink>
      </p>
    </section>
  );
}

function changeWords({ before, now, difference, verdict }: LanguageChange): string {
  const counts = m.conversations_shared_halves({
    naming: number(now.naming),
    meetings: number(now.meetings),
    namingBefore: number(before.naming),
    meetingsBefore: number(before.meetings),
  });
  if (difference === null || verdict === 'too_few') return `${counts} ${m.conversations_shared_too_few()}`;
  const points = (share: number) => number(Math.round(Math.abs(share) * 100));
  if (verdict === 'cannot_tell') return `${counts} ${m.conversations_shared_cannot_tell()}`;
  const range = {
    value: points(difference.value),
    low: points(difference.low),
    high: points(difference.high),
  };
  return `${counts} ${verdict === 'more' ? m.conversations_shared_more(range) : m.conversations_shared_less(range)}`;
}

/** Questions by month: asked, answered, still open. A table is enough: the numbers are small. */
export function QuestionsOverTime({ versionId }: { versionId: string }) {
  const trend = useQuery(api.queries.readQuestionTrend.queryOptions({ input: { versionId } as never }));
  return (
    <section className="stack-tight">
      <h2>{m.conversations_questions()}</h2>
      <Loaded query={trend}>
        {({ months }) =>
          months.every(({ asked, answered, open }) => asked + answered + open === 0) ? (
            <p className="quiet">{m.conversations_shared_no_questions()}</p>
          ) : (
            <TrendTable months={months} />
          )
        }
      </Loaded>
      <p>
        <PageLink to={paths.questions(versionId)}>{m.conversations_shared_more_questions()}</PageLink>
      </p>
    </section>
  );
}

function TrendTable({ months }: QuestionTrend) {
  const nameOf = new Intl.DateTimeFormat(language(), { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (
    <ScrollRegion label={m.conversations_questions()}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.conversations_shared_month()}</th>
            <th scope="col">{m.conversations_shared_asked()}</th>
            <th scope="col">{m.conversations_shared_answered()}</th>
            <th scope="col">{m.conversations_shared_open()}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{nameOf.format(new Date(`${month.month}-01T00:00:00Z`))}</th>
              <td>{number(month.asked)}</td>
              <td>{number(month.answered)}</td>
              <td>{number(month.open)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
