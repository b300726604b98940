import type { ReactNode } from 'react';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Protocol } from '../protocol-contract.ts';
import { minutesWords, said, speakerWords } from './protocol-words.ts';
import './protocols.css';

/** A protocol to read or to lay on the table: what all agree to, how to listen, then the steps. */
export function ProtocolGuide({ protocol }: { protocol: Protocol }) {
  const { agreement, listening, roles, steps, checkIn, research } = protocol;
  return (
    <article className="protocols-guide">
      <Part title={m.protocols_agreement()}>
        <p className="protocols-agreement" dir="auto">
          {said(agreement)}
        </p>
      </Part>
      <TextList title={m.protocols_listening()} texts={listening.map(said)} />
      {roles.length > 0 && (
        <Part title={m.protocols_roles()}>
          <dl className="protocols-roles">
            {roles.map((role) => (
              <div key={role.id}>
                <dt>
                  <bdi>{said(role.title)}</bdi>
                </dt>
                <dd dir="auto">{said(role.task)}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Part title={m.protocols_steps()}>
        <ol className="protocols-steps">
          {steps.map((step, index) => (
            <GuideStep key={step.id} step={step} place={index + 1} />
          ))}
        </ol>
      </Part>
      <TextList title={m.protocols_check_in()} hint={m.protocols_check_in_hint()} texts={checkIn.map(said)} />
      {research.length > 0 && (
        <Part title={m.protocols_research()}>
          <ul className="protocols-research">
            {research.map(({ work, note }) => (
              <li key={work.id}>
                <cite lang="en" dir="ltr">
                  {`${work.authors.slice(0, 3).join(', ')}${work.authors.length > 3 ? ' …' : ''} (${work.year}). ${work.title}.`}
                </cite>
                <p dir="auto">{said(note)}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack-tight">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function TextList({ title, hint, texts }: { title: string; hint?: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <Part title={title}>
      {hint !== undefined && <p className="small quiet">{hint}</p>}
      <ul className="protocols-lines">
        {texts.map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function GuideStep({ step, place }: { step: Protocol['steps'][number]; place: number }) {
  return (
    <li className="keep-together">
      <div className="row-apart">
        <h3>
          <span className="protocols-number">{number(place)}</span> <bdi>{said(step.title)}</bdi>
        </h3>
        <span className="protocols-minutes">{minutesWords(step.minutes)}</span>
      </div>
      <p dir="auto">{said(step.purpose)}</p>
      <p className="small quiet">{howWords(step)}</p>
      <ul className="protocols-prompts">
        {step.prompts.map(said).map((prompt) => (
          <li key={prompt}>
            <bdi>{prompt}</bdi>
          </li>
        ))}
      </ul>
      {step.avoid.length > 0 && (
        <div className="protocols-avoid">
          <h4>{m.protocols_avoid()}</h4>
          <ul>
            {step.avoid.map(said).map((text) => (
              <li key={text}>
                <bdi>{text}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

/** Who speaks, and whether people write before they do. */
function howWords({ speaks, together }: Protocol['steps'][number]): string {
  const speaking = speakerWords[speaks]();
  if (!together) return speaking;
  return speaks === 'nobody'
    ? `${speaking} ${m.protocols_together()}`
    : `${m.protocols_together_first()} ${speaking}`;
}
