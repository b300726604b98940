import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { DataConversation } from '../conversation-contract.ts';
import type { Stage } from '../problem-contract.ts';
import type { Protocol } from '../protocol-schema.ts';
import { api } from './api.ts';
import { useKeptText } from './kept-text.ts';
import { LastStage } from './last-stage.tsx';
import { NextStage } from './next-stage.tsx';
import { NoteBar, Notes } from './notes.tsx';
import { PresentDialog } from './present-dialog.tsx';
import { StageTimer } from './stage-timer.tsx';

type Slots = { Reading: ComponentType<{ windowId: string }> };

/** A conversation under way, kept in step with the other devices in the room. */
export function Talk({ conversationId, Reading }: Slots & { conversationId: string }) {
  const talk = useQuery({
    ...api.queries.readConversation.queryOptions({ input: { conversationId } }),
    refetchInterval: 5_000,
  });
  const protocol = useQuery(api.queries.readProtocol.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <Loaded query={talk}>
      {(found) => (
        <Loaded query={protocol}>
          {(steps) => <Stages talk={found} protocol={steps} Reading={Reading} />}
        </Loaded>
      )}
    </Loaded>
  );
}

type Props = Slots & { talk: DataConversation; protocol: Protocol };

function Stages({ talk, protocol, Reading }: Props) {
  const latest = talk.stages.at(-1)?.stage ?? 'facts';
  const [shown, setShown] = useState<Stage>(latest);
  const [note, setNote] = useKeptText(`note:${talk.id}:${shown}`);
  const [before, setBefore] = useState<Stage>(latest);
  // The group goes on together; only who is in the middle of a note is asked first.
  if (latest !== before) {
    setBefore(latest);
    if (note === '' && shown === before) setShown(latest);
  }
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown) heading.current?.focus({ preventScroll: true });
  }, [shown]);
  const step = protocol.steps.find((one) => one.stage === shown);
  const openedAt = talk.stages.find((one) => one.stage === shown)?.openedAt;
  if (step === undefined || openedAt === undefined) return null;
  const isClosed = talk.window.closing !== null;
  return (
    <div className="supports-talk">
      <TalkHeader talk={talk} protocol={protocol} shown={shown} onShow={setShown} />
      {!isClosed && shown === latest && <StageTimer openedAt={openedAt} minutes={step.minutes} />}
      {shown !== latest && (
        <div className="row quiet">
          <p>{m.supports_gone_on({ stage: titleOf(protocol, latest) })}</p>
          <Button look="quiet" onPress={() => setShown(latest)}>
            {m.supports_go_there()}
          </Button>
        </div>
      )}
      {isClosed && (
        <Notice>
          <p>
            {m.supports_closed_by({
              name: talk.window.closing?.closedBy.name ?? '',
              day: day(talk.window.closing?.closedOn ?? talk.heldOn),
            })}
          </p>
        </Notice>
      )}
      <div className={shown === 'facts' ? 'supports-beside' : undefined}>
        <div className="stack-wide">
          <h1 ref={heading} tabIndex={-1} className="supports-stage-title">
            {step.title[language()]}
          </h1>
          <p className="supports-stage-purpose">{step.purpose[language()]}</p>
          <Prompts step={step} />
          <Notes talk={talk} stage={shown} />
          {shown === 'next_steps' && <LastStage talk={talk} />}
        </div>
        <ReadingBeside key={shown} stage={shown} windowId={talk.window.id} Reading={Reading} />
      </div>
      {shown !== 'next_steps' && (
        <div className="supports-bar">
          {talk.mayWrite && <NoteBar key={shown} talk={talk} stage={shown} text={note} onText={setNote} />}
          {talk.mayLead && shown === latest && <NextStage talk={talk} protocol={protocol} latest={latest} />}
        </div>
      )}
    </div>
  );
}

function titleOf(protocol: Protocol, stage: Stage): string {
  return protocol.steps.find((one) => one.stage === stage)?.title[language()] ?? '';
}

type HeaderProps = {
  talk: DataConversation;
  protocol: Protocol;
  shown: Stage;
  onShow(stage: Stage): void;
};

function TalkHeader({ talk, protocol, shown, onShow }: HeaderProps) {
  const [isPresentOpen, setPresentOpen] = useState(false);
  const reached = talk.stages.map(({ stage }) => stage);
  return (
    <header className="stack-tight">
      <div className="row-apart">
        <span className="small quiet">
          {talk.window.subject.name}
          {' · '}
          {talk.building?.name ?? m.supports_whole_window()}
          {' · '}
          {day(talk.heldOn)}
        </span>
        <span className="row">
          <Button look="quiet" onPress={() => setPresentOpen(true)}>
            {m.supports_present_count({ count: talk.present.length, shown: number(talk.present.length) })}
          </Button>
          <PageLink to={paths.steps}>{m.supports_leave()}</PageLink>
        </span>
      </div>
      <nav aria-label={m.supports_stages()}>
        <ol className="supports-stages">
          {protocol.steps.map(({ stage, title }) => (
            <li key={stage}>
              {reached.includes(stage) ? (
                <button
                  type="button"
                  aria-current={stage === shown ? 'step' : undefined}
                  onClick={() => onShow(stage)}
                >
                  {title[language()]}
                </button>
              ) : (
                <span className="quiet">{title[language()]}</span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <PresentDialog talk={talk} isOpen={isPresentOpen} onClose={() => setPresentOpen(false)} />
    </header>
  );
}

function Prompts({ step }: { step: Protocol['steps'][number] }) {
  return (
    <div className="stack">
      <ul className="supports-prompts">
        {step.prompts.map((prompt) => (
          <li key={prompt.en}>{prompt[language()]}</li>
        ))}
      </ul>
      <details>
        <summary>{m.supports_avoid()}</summary>
        <ul className="supports-avoid">
          {step.avoid.map((avoid) => (
            <li key={avoid.en}>{avoid[language()]}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** The frozen reading: beside the facts, and at hand in every later stage. */
function ReadingBeside({ stage, windowId, Reading }: Slots & { stage: Stage; windowId: string }) {
  const [isOpen, setOpen] = useState(stage === 'facts');
  return (
    <details
      className="supports-reading"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{m.supports_reading()}</summary>
      {isOpen && <Reading windowId={windowId} />}
    </details>
  );
}
