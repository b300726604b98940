import { type ReactNode, useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { PracticePhrases } from '../../../client/practice-phrases.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Welcome, WelcomePractice, WelcomeStop, WelcomeVision } from '../welcome-contract.ts';
import { minutesToRead, textsOf } from '../welcome-rules.ts';

type Text = { title: () => string; paragraphs: (() => string)[] };

/** The words of the parts that are not a practice. */
const texts: Record<string, Text> = {
  vision: {
    title: m.conversations_welcome_vision_title,
    paragraphs: [
      m.conversations_welcome_vision_1,
      m.conversations_welcome_vision_2,
      m.conversations_welcome_vision_3,
    ],
  },
  visits: {
    title: m.conversations_welcome_visits_title,
    paragraphs: [
      m.conversations_welcome_visits_1,
      m.conversations_welcome_visits_2,
      m.conversations_welcome_visits_3,
    ],
  },
  asking: {
    title: m.conversations_welcome_asking_title,
    paragraphs: [m.conversations_welcome_asking_1, m.conversations_welcome_asking_2],
  },
  trying: {
    title: m.conversations_welcome_trying_title,
    paragraphs: [m.conversations_welcome_trying_1],
  },
};

/** How many minutes a part takes to read. */
export function minutesOf(stop: WelcomeStop, welcome: Welcome): number {
  const text = texts[stop];
  if (text !== undefined) return minutesToRead([text.title, ...text.paragraphs].map((words) => words()));
  const found = findPractice(stop, welcome);
  return found === undefined ? 0 : minutesToRead(textsOf(found.practice));
}

/** A part of the path to read. */
export function WelcomeText({ stop, welcome }: { stop: WelcomeStop; welcome: Welcome }) {
  const minutes = minutesOf(stop, welcome);
  const reading = m.conversations_welcome_minutes({ count: minutes, minutes: number(minutes) });
  const found = findPractice(stop, welcome);
  if (found !== undefined) return <PracticePart {...found} reading={reading} />;
  const text = texts[stop];
  if (text === undefined) return null;
  return (
    <>
      <p className="small quiet">{reading}</p>
      <h2 tabIndex={-1}>{text.title()}</h2>
      {text.paragraphs.map((words) => (
        <p key={words()} className="prose">
          {words()}
        </p>
      ))}
      <Further stop={stop} welcome={welcome} />
    </>
  );
}

function PracticePart(props: { vision: WelcomeVision; practice: WelcomePractice; reading: string }) {
  const { vision, practice, reading } = props;
  return (
    <>
      <p className="small quiet">
        <bdi>{vision.title}</bdi>
        {` · ${reading}`}
      </p>
      <h2 tabIndex={-1} dir="auto">
        {practice.name}
      </h2>
      <p className="prose welcome-sentence" dir="auto">
        {practice.sentence}
      </p>
      {practice.lookFor !== null && (
        <div>
          <h3>{m.conversations_welcome_look_for()}</h3>
          <p className="prose" dir="auto">
            {practice.lookFor}
          </p>
        </div>
      )}
      {practice.notThis !== '' && (
        <div>
          <h3>{m.conversations_welcome_not_this()}</h3>
          <p className="prose" dir="auto">
            {practice.notThis}
          </p>
        </div>
      )}
      <p className="small">
        <PageLink to={paths.vision(vision.visionId)}>{m.conversations_welcome_read_whole()}</PageLink>
      </p>
    </>
  );
}

/** Where a part leads to. */
function Further({ stop, welcome }: { stop: WelcomeStop; welcome: Welcome }) {
  if (stop === 'visits')
    return (
      <Links>
        <PageLink to={paths.agreement}>{m.conversations_welcome_agreement()}</PageLink>
      </Links>
    );
  if (stop === 'asking')
    return (
      <Links>
        {welcome.visions.map((vision) => (
          <PageLink key={vision.versionId} to={paths.questions(vision.versionId)}>
            {m.conversations_welcome_board({ title: vision.title })}
          </PageLink>
        ))}
        <PageLink to={paths.explainers}>{m.conversations_welcome_who()}</PageLink>
        <PageLink to={paths.glossary}>{m.conversations_welcome_words()}</PageLink>
      </Links>
    );
  return stop === 'trying' ? <Trying visions={welcome.visions} /> : null;
}

function Links({ children }: { children: ReactNode }) {
  return <div className="welcome-links">{children}</div>;
}

function Trying({ visions }: { visions: readonly WelcomeVision[] }) {
  const practices = visions.flatMap((vision) => vision.practices);
  const [id, setId] = useState<string>(practices[0]?.id ?? '');
  const practice = practices.find((one) => one.id === id);
  return (
    <div className="stack">
      <SelectField
        label={m.conversations_welcome_trying_which()}
        value={id}
        options={practices.map((one) => ({ value: one.id, label: one.name }))}
        onChange={setId}
      />
      <PracticePhrases key={id} phrases={practice?.phrases.slice(0, 3) ?? []} />
    </div>
  );
}

function findPractice(stop: WelcomeStop, welcome: Welcome) {
  for (const vision of welcome.visions)
    for (const practice of vision.practices) if (practice.id === stop) return { vision, practice };
  return undefined;
}
