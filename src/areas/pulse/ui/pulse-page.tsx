import { useQuery } from '@tanstack/react-query';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { RoundSummary } from '../round-contract.ts';
import { api } from './api.ts';
import { OpenRoundForm } from './open-round-form.tsx';
import './pulse.css';
import { roundDays, stageWords, turnoutWords } from './pulse-words.ts';
import { Questions } from './questions.tsx';

/** The staff pulse: what it is, what is promised, the rounds, and setting one. */
export function PulsePage() {
  const rounds = useQuery(api.queries.listRounds.queryOptions());
  return (
    <PageBody title={m.pulse_title()} lead={m.pulse_lead()}>
      <Loaded query={rounds}>
        {({ rounds: all, mayOpen, earliestOn, today }) => (
          <>
            {all
              .filter(({ stage }) => stage === 'open')
              .map((round) => (
                <OpenRound key={round.id} round={round} />
              ))}
            <Promises />
            <section className="stack">
              <h2>{m.pulse_rounds()}</h2>
              {all.length === 0 ? (
                <EmptyState>{m.pulse_rounds_none()}</EmptyState>
              ) : (
                <ul className="plain-list stack-tight">
                  {all.map((round) => (
                    <RoundLine key={round.id} round={round} />
                  ))}
                </ul>
              )}
            </section>
            {mayOpen && <OpenRoundForm earliestOn={earliestOn} today={today} />}
            <Questions />
            <div className="row">
              <LinkButton to={paths.surveys}>{m.pulse_surveys()}</LinkButton>
            </div>
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

/** Five sentences, and what no sentence can promise. */
export function Promises() {
  return (
    <Sheet title={m.pulse_promise()}>
      <ul className="pulse-promises">
        <li>{m.pulse_promise_1()}</li>
        <li>{m.pulse_promise_2()}</li>
        <li>{m.pulse_promise_3()}</li>
        <li>{m.pulse_promise_4()}</li>
        <li>{m.pulse_promise_5()}</li>
      </ul>
      <p className="small quiet">{m.pulse_limit()}</p>
    </Sheet>
  );
}

function OpenRound({ round }: { round: RoundSummary }) {
  const { mine, closesOn, id } = round;
  return (
    <Sheet title={m.pulse_open_now()}>
      <p>{roundDays(round)}</p>
      <p>{turnoutWords(round)}</p>
      {mine.hasAnswered && <p>{m.pulse_have_answered({ day: day(nextDay(closesOn)) })}</p>}
      {!mine.isAsked && <p>{m.pulse_not_asked({ day: day(nextDay(closesOn)) })}</p>}
      <div className="row">
        {mine.isAsked && !mine.hasAnswered && (
          <LinkButton look="main" to={paths.pulseAnswer(id)}>
            {m.pulse_answer()}
          </LinkButton>
        )}
        <LinkButton to={paths.pulseRound(id)}>{m.pulse_see_round()}</LinkButton>
      </div>
    </Sheet>
  );
}

function RoundLine({ round }: { round: RoundSummary }) {
  return (
    <li className="pulse-round">
      <div className="row-apart">
        <PageLink to={paths.pulseRound(round.id)}>{roundDays(round)}</PageLink>
        <Tag kind={round.stage === 'open' ? 'accent' : 'plain'}>{stageWords[round.stage]()}</Tag>
      </div>
      <p className="small quiet">{turnoutWords(round)}</p>
    </li>
  );
}

/** The day on which results open. */
export function nextDay(schoolDay: string): string {
  const date = new Date(`${schoolDay}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
