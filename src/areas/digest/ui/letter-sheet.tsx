import type { ReactNode } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Example, Letter, Research } from '../week-contract.ts';

/** The letter of a week, set like the page of a booklet. */
export function LetterSheet({ letter }: { letter: Letter }) {
  const { practice, version, focus, phrase, research, example } = letter;
  return (
    <article className="sheet digest-letter">
      <header className="stack-tight">
        <p className="small quiet">
          {m.digest_focus_of()}{' '}
          <PageLink to={paths.vision(version.visionId)}>
            <bdi>{version.title}</bdi>
          </PageLink>
        </p>
        <h2 dir="auto">{practice.name}</h2>
        <p className="digest-sentence" dir="auto">
          {practice.sentence}
        </p>
      </header>
      {focus.source === 'set' ? (
        <Part title={m.digest_why()}>
          <p dir="auto">{focus.why}</p>
          <p className="small quiet">{m.digest_chosen_by({ capacity: capacityWords[focus.setAs]() })}</p>
        </Part>
      ) : (
        <p className="small quiet">{m.digest_turn({ count: number(focus.outOf) })}</p>
      )}
      {phrase !== null && (
        <Part title={m.digest_phrase()}>
          <blockquote dir="auto">{phrase}</blockquote>
        </Part>
      )}
      {research !== null && (
        <Part title={m.digest_read()}>
          <ResearchLine research={research} />
        </Part>
      )}
      <Part title={m.digest_example()}>
        {example === null ? (
          <p className="quiet">{m.digest_example_none()}</p>
        ) : (
          <ExampleText {...{ example }} />
        )}
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack-tight">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function ResearchLine({ research }: { research: Research }) {
  const { authors, year, title, venue, identifier, link, note } = research;
  const by = authors.length > 3 ? m.digest_and_others({ author: authors[0] ?? '' }) : authors.join(', ');
  return (
    <>
      <cite dir="auto" className="digest-work">
        {by !== '' && `${by}${year === null ? '' : ` (${year})`}. `}
        {link === null ? (
          <em>{title}</em>
        ) : (
          <a href={link} rel="noreferrer">
            {title}
          </a>
        )}
        {venue !== '' && `. ${venue}`}
        {identifier !== null && <span className="small quiet">{` ${identifier}`}</span>}
      </cite>
      {note !== '' && (
        <p className="small" dir="auto">
          {note}
        </p>
      )}
    </>
  );
}

function ExampleText({ example }: { example: Example }) {
  if (example.kind === 'phrase') return <blockquote dir="auto">{example.text}</blockquote>;
  if (example.kind === 'session') {
    const { title, heldOn, building } = example;
    return (
      <p>
        {building === null
          ? m.digest_example_session({ day: day(heldOn) })
          : m.digest_example_session_at({ day: day(heldOn), building })}{' '}
        <bdi>{title}</bdi>
      </p>
    );
  }
  return (
    <>
      <p className="small quiet">{m.digest_example_answer()}</p>
      <p dir="auto">{example.question}</p>
      <blockquote dir="auto">{example.answer}</blockquote>
    </>
  );
}
