import { useEffect, useState } from 'react';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';

/** How much of a stage's time has gone: a thin line, and the minutes in words. Nothing happens when it is over. */
export function StageTimer({ openedAt, minutes }: { openedAt: string; minutes: number }) {
  const now = useNow(15_000);
  // A device whose clock is behind the server's would find the stage still to come.
  const gone = Math.max(0, (now - new Date(openedAt).getTime()) / 60_000);
  const left = Math.ceil(minutes - gone);
  const share = Math.min(1, gone / minutes);
  const inMinutes = number(Math.max(left, 0), { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  return (
    <div className="supports-timer">
      <div className="progress-line" aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <p className="small quiet number">
        {left > 0 ? m.supports_time_left({ minutes: inMinutes }) : m.supports_time_over()}
      </p>
    </div>
  );
}

function useNow(everyMilliseconds: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
