import type { ReactNode } from 'react';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { AgreementContent } from '../agreement-contract.ts';

/** The words of an agreement, set like a page that one could sign. */
export function AgreementText({ content, isUnder = 2 }: { content: AgreementContent; isUnder?: 2 | 3 }) {
  const { min, max } = content.visitMinutes;
  return (
    <div className="agreement-text">
      <Part isUnder={isUnder} title={m.agreement_what_for()}>
        <p className="prose agreement-statement" dir="auto">
          {content.statement}
        </p>
      </Part>
      <div className="agreement-two">
        <Part isUnder={isUnder} title={m.agreement_kept()}>
          <Points points={content.kept} />
        </Part>
        <Part isUnder={isUnder} title={m.agreement_not_kept()}>
          <Points points={content.notKept} />
        </Part>
      </div>
      <div className="agreement-two">
        <Part isUnder={isUnder} title={m.agreement_seen_by()}>
          <Points points={content.seenBy} />
        </Part>
        <Part isUnder={isUnder} title={m.agreement_not_evaluation()}>
          <p className="prose" dir="auto">
            {content.notForEvaluation}
          </p>
        </Part>
      </div>
      <div className="agreement-two">
        <Part isUnder={isUnder} title={m.agreement_no_perfection()}>
          <p className="prose" dir="auto">
            {content.perfectionLine}
          </p>
        </Part>
        <Part isUnder={isUnder} title={m.agreement_how_long()}>
          <div className="prose">
            <p>{m.agreement_length({ min: number(min), max: number(max) })}</p>
            <p>
              {m.agreement_kept_for({ count: content.keptForMonths, shown: number(content.keptForMonths) })}
            </p>
            <SharedWithin days={content.sharedWithinDays} />
          </div>
        </Part>
      </div>
    </div>
  );
}

/** Within how many days everybody sees the results; nothing where the agreement promised none. */
export function SharedWithin({ days }: { days: number | undefined }) {
  if (days === undefined) return null;
  return <p>{m.observation_shared_within({ count: days, shown: number(days) })}</p>;
}

function Part({ title, isUnder, children }: { title: string; isUnder: 2 | 3; children: ReactNode }) {
  const Heading = isUnder === 2 ? 'h2' : 'h3';
  return (
    <section className="agreement-part keep-together">
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className="prose agreement-points" dir="auto">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
