import { useEffect, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { ProtocolPack, ProtocolStep, Speakers, Wording } from '../protocol-schema.ts';
import { timeOf } from '../room-view-rules.ts';
import type { LiveRoom } from './use-room.ts';

const speakerWords: Record<Speakers, () => string> = {
  all: m.conversations_room_speaks_all,
  one: m.conversations_room_speaks_one,
  round: m.conversations_room_speaks_round,
  pairs: m.conversations_room_speaks_pairs,
  nobody: m.conversations_room_speaks_nobody,
};

const inMyLanguage = (wording: Wording) => wording[language() as keyof Wording] ?? wording.en;

/** Where the group is in its protocol: what the step is for, what to ask, and how much time is left. */
export function RoomStep({ live, protocol }: { live: LiveRoom; protocol: ProtocolPack }) {
  const { view, room } = live;
  const at = view.step?.index ?? -1;
  const step = protocol.steps[at];
  if (view.isOver) return null;
  return (
    <section className="sheet room-step" aria-live="polite">
      {step === undefined ? (
        <Before protocol={protocol} />
      ) : (
        <OneStep live={live} step={step} at={at} of={protocol.steps.length} />
      )}
      {protocol.listening.length > 0 && (
        <details>
          <summary>{m.conversations_room_listening()}</summary>
          <ul className="stack-tight room-lines">
            {protocol.listening.map((wording) => (
              <li key={wording.en}>
                <bdi>{inMyLanguage(wording)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {room.isLeading && <Moving live={live} protocol={protocol} at={at} />}
    </section>
  );
}

/** What everybody accepts before the first step. */
function Before({ protocol }: { protocol: ProtocolPack }) {
  return (
    <>
      <h2 dir="auto">{inMyLanguage(protocol.title)}</h2>
      <p dir="auto">{inMyLanguage(protocol.about)}</p>
      <p className="room-agreement" dir="auto">
        {inMyLanguage(protocol.agreement)}
      </p>
    </>
  );
}

function OneStep({ live, step, at, of }: { live: LiveRoom; step: ProtocolStep; at: number; of: number }) {
  return (
    <>
      <p className="row small quiet">
        {m.conversations_room_step_of({ step: number(at + 1), steps: number(of) })}
        <Tag>{speakerWords[step.speaks]()}</Tag>
      </p>
      <h2 dir="auto">{inMyLanguage(step.title)}</h2>
      <Timer live={live} minutes={step.minutes} />
      <p className="room-purpose" dir="auto">
        {inMyLanguage(step.purpose)}
      </p>
      <ul className="room-prompts">
        {step.prompts.map((prompt) => (
          <li key={prompt.en}>
            <bdi>{inMyLanguage(prompt)}</bdi>
          </li>
        ))}
      </ul>
      {step.avoid.length > 0 && (
        <details>
          <summary>{m.conversations_room_avoid()}</summary>
          <ul className="stack-tight room-lines">
            {step.avoid.map((avoid) => (
              <li key={avoid.en}>
                <bdi>{inMyLanguage(avoid)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Timer({ live, minutes }: { live: LiveRoom; minutes: number }) {
  const { step } = live.view;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  if (step === null) return null;
  const { share, minutesLeft } = timeOf(step, minutes, now + live.state.ahead);
  const left = number(Math.max(0, minutesLeft), { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  return (
    <div className="stack-tight">
      <div className="progress-line" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(1, share) * 100}%` }} />
      </div>
      <p className="small quiet" aria-live="off">
        {minutesLeft > 0
          ? m.conversations_room_time_left({ minutes: left })
          : m.conversations_room_time_over()}
      </p>
    </div>
  );
}

function Moving({ live, protocol, at }: { live: LiveRoom; protocol: ProtocolPack; at: number }) {
  const next = protocol.steps[at + 1];
  const here = protocol.steps[at];
  const isKeptBack = here?.together === true && (live.view.keptBack.get(at) ?? 0) > 0;
  return (
    <div className="row">
      {next !== undefined && (
        <Button look="main" onPress={() => live.say({ kind: 'step', step: at + 1 })}>
          {at < 0 ? m.conversations_room_begin() : m.conversations_room_next()}
        </Button>
      )}
      {isKeptBack && (
        <Button onPress={() => live.say({ kind: 'opened', step: at })}>{m.conversations_room_open()}</Button>
      )}
      {here !== undefined && (
        <Button onPress={() => live.say({ kind: 'minutes', step: at, minutes: 2 })}>
          {m.conversations_room_more_time()}
        </Button>
      )}
      {at > 0 && (
        <Button look="quiet" onPress={() => live.say({ kind: 'step', step: at - 1 })}>
          {m.conversations_room_back()}
        </Button>
      )}
    </div>
  );
}
