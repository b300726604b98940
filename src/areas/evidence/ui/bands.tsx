import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PartStreams, PulseOfPart, TracesOfPart } from '../stream-contract.ts';
import { agreedWords, questionWords } from './evidence-words.ts';
import { RatedBy } from './rated-by.tsx';
import { SpreadBar } from './spread-bar.tsx';

/** The three streams of a part as three thin bands side by side, each by itself: nothing is averaged. */
export function Bands({ part }: { part: PartStreams }) {
  return (
    <div className="evidence-bands">
      <RatingBand part={part} />
      <section className="evidence-band">
        <h3>{m.evidence_pulse()}</h3>
        <PulseLine pulse={part.pulse} />
      </section>
      <section className="evidence-band">
        <h3>{m.evidence_traces()}</h3>
        <TracesLine traces={part.traces} />
      </section>
    </div>
  );
}

function RatingBand({ part: { rating } }: { part: PartStreams }) {
  return (
    <section className="evidence-band">
      <h3>{m.evidence_rating()}</h3>
      {rating === null ? (
        <p className="quiet">{m.evidence_not_rated_here()}</p>
      ) : (
        <>
          <p className="evidence-level">{agreedWords(rating)}</p>
          <p className="small quiet">
            <RatedBy rating={rating} />
            {' · '}
            {m.evidence_present({ count: rating.present, shown: number(rating.present) })}
          </p>
          <SpreadBar {...rating} />
        </>
      )}
    </section>
  );
}

const inHundred = (share: number) => number(Math.round(share * 100));

/** What the last pulse said, with its uncertainty, how many answered and when; or that there is none. */
export function PulseLine({ pulse }: { pulse: PulseOfPart | null }) {
  if (pulse === null) return <p className="quiet">{m.evidence_no_pulse()}</p>;
  const { released, n, closedOn, roundId } = pulse;
  if (!released || n === null) return <p className="quiet">{m.evidence_pulse_few({ day: day(closedOn) })}</p>;
  return (
    <>
      <PulseShare pulse={pulse} />
      <p className="small quiet">
        <PageLink to={paths.pulseRound(roundId)}>
          {m.evidence_pulse_n({ n: number(n), day: day(closedOn) })}
        </PageLink>
      </p>
    </>
  );
}

function PulseShare({ pulse: { shareMost, low, high, tenths } }: { pulse: PulseOfPart }) {
  if (shareMost === null || low === null || high === null)
    return tenths === null ? null : <p>{m.evidence_pulse_tenths({ tenths: number(tenths) })}</p>;
  return (
    <>
      <p>
        {m.evidence_pulse_share({ share: inHundred(shareMost), low: inHundred(low), high: inHundred(high) })}
      </p>
      <span className="evidence-interval" aria-hidden="true">
        <i style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }} />
        <b style={{ insetInlineStart: `${shareMost * 100}%` }} />
      </span>
    </>
  );
}

/** How much was done in Jointly, how much of it lately, and when last. */
export function TracesLine({ traces }: { traces: TracesOfPart }) {
  const { kinds, recentKinds, records, lastOn } = traces;
  if (kinds === 0) return <p className="quiet">{m.evidence_traces_unknown()}</p>;
  return (
    <>
      <p className="evidence-level">{m.evidence_traces_year({ count: records, shown: number(records) })}</p>
      <p className="small quiet">
        {m.evidence_traces_kinds({ count: kinds, kinds: number(kinds), recent: number(recentKinds) })}{' '}
        {lastOn !== null && m.evidence_trace_last({ day: day(lastOn) })}
      </p>
    </>
  );
}

/** Where the streams differ: the question, and a way to begin to talk about it. */
export function Questions({ part }: { part: PartStreams }) {
  if (part.questions.length === 0) return null;
  return (
    <Notice kind="attention">
      <h3>{m.evidence_question_title()}</h3>
      {part.questions.map((question) => (
        <p key={question.kind} className="evidence-question">
          {questionWords(question, part)}
        </p>
      ))}
      <div className="row no-print">
        <LinkButton to={paths.newConversation}>{m.evidence_begin()}</LinkButton>
      </div>
    </Notice>
  );
}
