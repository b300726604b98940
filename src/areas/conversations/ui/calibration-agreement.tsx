import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { monthWords, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Agreement, AgreementReading } from '../calibration-agreement-contract.ts';
import { agreementWords, coefficient } from './calibration-words.ts';
import { ScrollRegion } from './scroll-region.tsx';

type PracticeAgreement = AgreementReading['practices'][number];

/** How far people see each practice of a version alike, in sentences first and in coefficients for those who want them. */
export function AgreementByPractice({ agreement }: { agreement: AgreementReading }) {
  const { practices, version } = agreement;
  const known = practices.filter(({ all }) => all !== null);
  return (
    <section className="stack">
      <h2>{m.calibration_agreement_heading()}</h2>
      {known.length === 0 ? (
        <p className="quiet">{m.calibration_agreement_none()}</p>
      ) : (
        practices.map((practice) => (
          <OfPractice key={practice.id} practice={practice} versionId={version.id} />
        ))
      )}
      {known.length > 0 && <p className="small quiet">{m.calibration_fives()}</p>}
    </section>
  );
}

function OfPractice({ practice, versionId }: { practice: PracticeAgreement; versionId: string }) {
  const { all } = practice;
  return (
    <article className="conversations-agreement keep-together">
      <h3>
        <bdi>{practice.name}</bdi>
      </h3>
      {all === null ? (
        <p className="small quiet">{m.calibration_agreement_not_yet()}</p>
      ) : (
        <>
          <p>{agreementWords(all)}</p>
          <AgreementBar agreement={all} />
          {all.wantsWords && <WantsWords versionId={versionId} percent={all.percent} />}
          <details>
            <summary>{m.calibration_by_month()}</summary>
            <Months practice={practice} all={all} />
          </details>
        </>
      )}
    </article>
  );
}

/** Where people differ, it is the words that want work: said in every place where a low figure stands. */
export function WantsWords({ versionId, percent }: { versionId: string; percent: number }) {
  return (
    <Notice kind="attention">
      <p>{percent < 60 ? m.calibration_wants_words() : m.calibration_wants_words_seen()}</p>
      <span className="row">
        <PageLink to={paths.questions(versionId)}>{m.conversations_questions()}</PageLink>
        <PageLink to={paths.exemplars(versionId)}>{m.exemplar_page()}</PageLink>
      </span>
    </Notice>
  );
}

/** A share on a line from 0 to 100 with its interval; the sentence above it says the same. */
export function AgreementBar({ agreement: { percent, low, high } }: { agreement: Agreement }) {
  return (
    <span className="conversations-interval" aria-hidden="true">
      <i style={{ insetInlineStart: `${low}%`, inlineSize: `${high - low}%` }} />
      <b style={{ insetInlineStart: `${percent}%` }} />
    </span>
  );
}

function Months({ practice, all }: { practice: PracticeAgreement; all: Agreement }) {
  const rows = [
    ...practice.months.map((month) => ({ name: monthWords(month.month), figure: month as Agreement })),
    { name: m.calibration_all_time(), figure: all },
  ];
  return (
    <ScrollRegion label={`${practice.name}: ${m.calibration_by_month()}`}>
      <table className="table conversations-table conversations-agreement-months">
        <caption className="visually-hidden">{m.calibration_by_month()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.calibration_month()}</th>
            <th scope="col">{m.calibration_people()}</th>
            <th scope="col">{m.calibration_as_master_share()}</th>
            <th scope="col">{m.calibration_kappa()}</th>
            <th scope="col">{m.calibration_ac1()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, figure }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{number(figure.people)}</td>
              <td>
                {m.calibration_share_of({
                  agreed: number(figure.agreed),
                  codings: number(figure.codings),
                  percent: number(Math.round(figure.percent)),
                })}
              </td>
              <td>{kappaWords(figure)}</td>
              <td>{coefficient(figure.ac1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{m.calibration_coefficients()}</p>
    </ScrollRegion>
  );
}

/** Kappa with its interval; where the master coding never varies there is none. */
export function kappaWords({ kappa }: Agreement): string {
  if (kappa === null) return m.calibration_kappa_none();
  return m.calibration_kappa_between({
    value: coefficient(kappa.value),
    low: coefficient(kappa.low),
    high: coefficient(kappa.high),
  });
}
