import { Tag } from '../../../client/design/notice.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { GateState, ObservationWindow } from '../window-contract.ts';

/** How a window stands today, beside its title. */
export function WindowTag({ window }: { window: Pick<ObservationWindow, 'state' | 'startsOn' | 'endsOn'> }) {
  if (window.state === 'open')
    return <Tag kind="accent">{m.window_until({ day: day(window.endsOn, 'short') })}</Tag>;
  if (window.state === 'coming')
    return <Tag>{m.window_opens_on({ day: day(window.startsOn, 'short') })}</Tag>;
  return <Tag>{m.window_ended_on({ day: day(window.endsOn) })}</Tag>;
}

/** The days of a window in words. */
export function daysOf(window: Pick<ObservationWindow, 'startsOn' | 'endsOn'>): string {
  return m.window_dates({ from: day(window.startsOn), to: day(window.endsOn) });
}

/** Whether observing may begin, in one sentence. */
export function gateSentence(gate: GateState, numbers: { percent: string; threshold: string }): string {
  if (!gate.isOpen) return m.window_gate_closed(numbers);
  return gate.isReached ? m.window_gate_open(numbers) : m.window_gate_override(numbers);
}
