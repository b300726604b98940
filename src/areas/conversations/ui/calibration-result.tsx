import { Notice } from '../../../client/design/notice.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PracticeSpread } from '../calibration-agreement-contract.ts';
import type { CalibrationSet, MasterAnswer } from '../calibration-contract.ts';
import { AgreementBar, kappaWords, WantsWords } from './calibration-agreement.tsx';
import { agreementWords, answerOrder, answerWords, coefficient } from './calibration-words.ts';

type Props = { set: CalibrationSet; master: readonly MasterAnswer[] };

/** One's own coding beside the master coding with its reasons, and how others coded it once there are enough of them. */
export function CalibrationResult({ set, master }: Props) {
  return (
    <>
      <Notice>
        <p>{set.spread === null ? m.calibration_spread_waits() : m.calibration_spread_about()}</p>
      </Notice>
      {set.spread !== null && <AllInAll set={set} practices={set.spread.practices} />}
      {set.moments.map((text, moment) => (
        <section key={text} className="stack">
          <h2>{m.calibration_moment_of({ moment: number(moment + 1), of: number(set.moments.length) })}</h2>
          <p className="prose conversations-moment" dir="auto">
            {text}
          </p>
          {set.practices.map((practice) => (
            <Coded key={practice.id} set={set} master={master} moment={moment} practice={practice} />
          ))}
        </section>
      ))}
    </>
  );
}

type CodedProps = Props & { moment: number; practice: CalibrationSet['practices'][number] };

/** One practice in one moment: the four answers, who gave which in numbers, and the master coding's reason. */
function Coded({ set, master, moment, practice }: CodedProps) {
  const isIt = (one: { moment: number; practiceId: string }) =>
    one.moment === moment && one.practiceId === practice.id;
  const key = master.find(isIt);
  const own = set.yours?.find(isIt)?.answer;
  const spread = set.spread?.practices.find((one) => one.practiceId === practice.id)?.moments[moment];
  const people = set.spread?.people ?? 0;
  if (key === undefined) return null;
  return (
    <article className="conversations-coded keep-together">
      <h3>
        <bdi>{practice.name}</bdi>
      </h3>
      {spread !== undefined && (
        <p>
          {m.calibration_as_master({
            count: people,
            people: number(people),
            same: number(spread.asMaster),
          })}
        </p>
      )}
      <dl className="conversations-spread">
        {answerOrder
          .filter((answer) => spread !== undefined || answer === key.answer || answer === own)
          .map((answer) => (
            <div key={answer}>
              <dt>
                {answerWords[answer]()}
                {answer === key.answer && <span className="tag tag-accent">{m.calibration_master()}</span>}
                {answer === own && <span className="tag no-print">{m.calibration_you()}</span>}
              </dt>
              <dd>
                {spread !== undefined && (
                  <>
                    <span className="conversations-bar" aria-hidden="true">
                      <span style={{ inlineSize: `${(spread[answer] * 100) / people}%` }} />
                    </span>
                    <span className="number">{number(spread[answer])}</span>
                  </>
                )}
              </dd>
            </div>
          ))}
      </dl>
      <p className="conversations-answer">
        <strong className="small">{m.calibration_reason()}</strong>
        <span dir="auto">{key.reason}</span>
      </p>
    </article>
  );
}

/** Each practice over the whole lesson. */
function AllInAll({ set, practices }: { set: CalibrationSet; practices: readonly PracticeSpread[] }) {
  return (
    <section className="stack">
      <h2>{m.calibration_over_lesson()}</h2>
      {practices.map(({ practiceId, agreement, fleiss }) => (
        <article key={practiceId} className="conversations-agreement keep-together">
          <h3>
            <bdi>{set.practices.find(({ id }) => id === practiceId)?.name}</bdi>
          </h3>
          <p>{agreementWords(agreement)}</p>
          <AgreementBar agreement={agreement} />
          {agreement.wantsWords && <WantsWords versionId={set.version.id} percent={agreement.percent} />}
          <details>
            <summary>{m.calibration_figures()}</summary>
            <dl className="conversations-figures small">
              <dt>{m.calibration_kappa()}</dt>
              <dd>{kappaWords(agreement)}</dd>
              <dt>{m.calibration_ac1()}</dt>
              <dd>{coefficient(agreement.ac1)}</dd>
              <dt>{m.calibration_fleiss()}</dt>
              <dd>{fleiss === null ? m.calibration_fleiss_none() : coefficient(fleiss)}</dd>
            </dl>
            <p className="small quiet">{m.calibration_coefficients()}</p>
          </details>
        </article>
      ))}
      <p className="small quiet">{m.calibration_fives()}</p>
    </section>
  );
}
