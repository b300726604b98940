import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { Guide, Wording } from '../guide-contract.ts';
import { api } from './api.ts';
import './requests.css';

/** A text of the guide in the reader's language. */
const said = (text: Wording): string => text[language()];

/**
 * A private conversation about support, step by step. The guide is read before it begins; from then on the page asks no
 * server and keeps nothing: there is no field to write in.
 */
export function TalkPage() {
  const guide = useQuery({
    ...api.queries.readGuide.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useEffect(() => {
    document.title = `${m.requests_talk()} · Jointly`;
  }, []);
  return (
    <div className="requests-talk">
      <Loaded query={guide}>{(found) => <Talk guide={found} />}</Loaded>
    </div>
  );
}

/** Before the first step, in a step, at the end, or left: what is on the screen now, and nowhere else. */
type Where = { at: 'before' } | { at: 'step'; index: number } | { at: 'end' } | { at: 'left' };

function Talk({ guide }: { guide: Guide }) {
  const [where, setWhere] = useState<Where>({ at: 'before' });
  const goOn = (index: number) =>
    setWhere(index < guide.steps.length ? { at: 'step', index } : { at: 'end' });
  if (where.at === 'before') return <Before guide={guide} onBegin={() => goOn(0)} />;
  if (where.at === 'step')
    return (
      <Step
        key={where.index}
        guide={guide}
        index={where.index}
        onGo={(index) => (index < 0 ? setWhere({ at: 'before' }) : goOn(index))}
        onLeave={() => setWhere({ at: 'left' })}
      />
    );
  return <After isEnd={where.at === 'end'} onBack={() => goOn(guide.steps.length - 1)} />;
}

/** A heading that takes the focus, so that a screen reader reads on from there. */
function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

function Before({ guide, onBegin }: { guide: Guide; onBegin(): void }) {
  return (
    <>
      <p className="above small">
        <PageLink to={paths.requests}>{m.requests_title()}</PageLink>
      </p>
      <Heading>{said(guide.title)}</Heading>
      <p className="requests-talk-large">{said(guide.about)}</p>
      <Notice>
        <p>{m.requests_talk_keeps_nothing()}</p>
      </Notice>
      <section className="stack-tight">
        <h2>{m.requests_talk_agree()}</h2>
        <p className="prose">{said(guide.agreement)}</p>
      </section>
      <section className="stack-tight">
        <h2>{m.requests_talk_listen()}</h2>
        <ul className="requests-talk-list">
          {guide.listening.map((line) => (
            <li key={line.en}>{said(line)}</li>
          ))}
        </ul>
      </section>
      <div className="row">
        <Button look="main" onPress={onBegin}>
          {m.requests_talk_begin()}
        </Button>
      </div>
      <details>
        <summary>{m.requests_talk_research()}</summary>
        <ul className="requests-talk-list small">
          {guide.research.map(({ title, authors, year, note }) => (
            <li key={title}>
              {said(note)}{' '}
              <cite className="quiet" lang="en" dir="ltr">
                {authors.join(', ')} ({year}). {title}
              </cite>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

type StepProps = { guide: Guide; index: number; onGo(index: number): void; onLeave(): void };

function Step({ guide, index, onGo, onLeave }: StepProps) {
  const step = guide.steps[index];
  if (step === undefined) return null;
  return (
    <>
      <p className="small quiet">
        {m.requests_talk_step({ step: number(index + 1), of: number(guide.steps.length) })}
      </p>
      <Heading>{said(step.title)}</Heading>
      <p className="quiet">{said(step.purpose)}</p>
      <ul className="requests-talk-prompts">
        {step.prompts.map((line) => (
          <li key={line.en}>{said(line)}</li>
        ))}
      </ul>
      {step.avoid.length > 0 && (
        <section className="stack-tight">
          <h2 className="small quiet">{m.requests_talk_avoid()}</h2>
          <ul className="requests-talk-list quiet">
            {step.avoid.map((line) => (
              <li key={line.en}>{said(line)}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="row">
        <Button look="main" onPress={() => onGo(index + 1)}>
          {m.requests_talk_on()}
        </Button>
        <Button onPress={() => onGo(index - 1)}>{m.requests_talk_back()}</Button>
        <Button look="quiet" onPress={onLeave}>
          {m.requests_talk_leave()}
        </Button>
      </div>
    </>
  );
}

/** Nothing was kept. What follows is theirs to choose. */
function After({ isEnd, onBack }: { isEnd: boolean; onBack(): void }) {
  return (
    <>
      <Heading>{isEnd ? m.requests_talk_end() : m.requests_talk_left()}</Heading>
      <p className="requests-talk-large">{m.requests_talk_nothing_kept()}</p>
      {isEnd && <p>{m.requests_talk_ask_lead()}</p>}
      <div className="row">
        {isEnd && (
          <LinkButton to={`${paths.newRequest}?from=conversation`} look="main">
            {m.requests_talk_ask()}
          </LinkButton>
        )}
        <LinkButton to={paths.home}>{m.requests_talk_home()}</LinkButton>
        <Button look="quiet" onPress={onBack}>
          {m.requests_talk_back()}
        </Button>
      </div>
    </>
  );
}
