import { useEffect, useRef, useState } from 'react';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { type DueLook, dueLooks, secondsToNextBeat } from '../beat-rules.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import type { VisitInProgress } from '../visit-rules.ts';
import type { DraftOnScreen } from './visit-draft.ts';
import { giveSign } from './visit-signs.tsx';
import './visit-beat.css';

type Props = { window: PhoneWindow; visit: VisitInProgress; tell: DraftOnScreen['tell'] };

/** Keeps the time of a visit: when to look, and when its minutes are over. It goes on if one does. */
export function VisitTimekeeper({ window, visit, tell }: Props) {
  const seconds = useSeconds(visit.startedAt);
  const due = dueLooks(window, seconds);
  const isOver = seconds >= window.visitMinutes * 60;
  useSignWhen(due.map(({ practiceId, beat }) => `${practiceId}/${beat}`).join(), false);
  useSignWhen(isOver ? 'over' : '', true);
  const nameOf = (id: string) => window.practices.find((practice) => practice.id === id)?.name ?? '';
  const said =
    due.length === 0 ? '' : m.beat_look_now({ practices: list(due.map((one) => nameOf(one.practiceId))) });
  return (
    <section className="visit-beat" aria-label={m.beat_title()}>
      <p role="status" className="visually-hidden">
        {isOver && due.length === 0 ? overWords(window) : said}
      </p>
      {due.map((one) => (
        <Look
          key={`${one.practiceId}/${one.beat}`}
          due={one}
          name={nameOf(one.practiceId)}
          answer={visit.looks.get(one.practiceId)?.get(one.beat)}
          tell={tell}
        />
      ))}
      {due.length === 0 && <Waiting window={window} seconds={seconds} isOver={isOver} />}
    </section>
  );
}

type LookProps = { due: DueLook; name: string; answer: boolean | undefined; tell: Props['tell'] };

/** One look: is it there just now? Untouched, it is no look, and not a no. */
function Look({ due, name, answer, tell }: LookProps) {
  const id = `look-${due.practiceId}`;
  const say = (isThere: boolean) => tell({ kind: 'scanned', ...due, isThere });
  return (
    <fieldset className="visit-look">
      <legend>
        <span className="small">{m.beat_is_it_there()}</span> <strong dir="auto">{name}</strong>
      </legend>
      <div className="choice-row">
        {[true, false].map((isThere) => (
          <label key={String(isThere)}>
            <input type="radio" name={id} checked={answer === isThere} onChange={() => say(isThere)} />
            <span>{isThere ? m.beat_there() : m.beat_not_there()}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Waiting({ window, seconds, isOver }: { window: PhoneWindow; seconds: number; isOver: boolean }) {
  const next = secondsToNextBeat(window, seconds);
  if (isOver) return <p className="small">{overWords(window)}</p>;
  if (next === null) return null;
  // In steps of five: a number that moves every second would draw the eye from the room.
  return <p className="quiet small number">{m.beat_next({ seconds: number(Math.ceil(next / 5) * 5) })}</p>;
}

const overWords = (window: PhoneWindow) => m.beat_over({ total: number(window.visitMinutes) });

/** Seconds since the visit began, told once a second; exact again as soon as the page is looked at. */
function useSeconds(startedAt: string): number {
  const secondsNow = () => (Date.now() - Date.parse(startedAt)) / 1000;
  const [seconds, setSeconds] = useState(secondsNow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a visit begins once
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsNow()), 1000);
    return () => clearInterval(timer);
  }, [startedAt]);
  return seconds;
}

/** Gives a sign when something becomes due, not when the page opens on it. */
function useSignWhen(due: string, isEnd: boolean): void {
  const before = useRef(due);
  useEffect(() => {
    if (due !== '' && due !== before.current) giveSign(isEnd);
    before.current = due;
  }, [due, isEnd]);
}
