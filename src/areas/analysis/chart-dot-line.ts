import type { ChartSay } from './chart-say-rules.ts';
import { sayOfHundred } from './chart-say-rules.ts';
import type { Chart, Place, SceneItem } from './chart-scene.ts';
import type { ShareWithInterval } from './figure-contract.ts';

const size = { width: 320, height: 52 };
const middle = 18;
const at = (share: number) => 14 + share * (size.width - 28);

/** A dot with its interval on a line from 0 to 100. Left is less in every language, as with any number line. */
export function dotLine(
  ground: { title: string; said: string; share: ShareWithInterval; aim: number | null },
  say: ChartSay,
): Chart {
  const { title, said, share, aim } = ground;
  const line = (role: 'axis' | 'interval', from: Place, to: Place): SceneItem => ({
    is: 'line',
    role,
    from,
    to,
  });
  return {
    ...{ title, said, points: [] },
    scene: {
      ...size,
      items: [
        line('axis', [at(0), middle], [at(1), middle]),
        ...[0, 0.25, 0.5, 0.75, 1].map((tick) =>
          line('axis', [at(tick), middle - 4], [at(tick), middle + 4]),
        ),
        ...[0, 0.5, 1].map(
          (tick): SceneItem => ({
            ...{ is: 'text', role: 'label', anchor: 'middle' },
            ...{ x: at(tick), y: middle + 24, text: sayOfHundred(say, tick) },
          }),
        ),
        ...(aim === null ? [] : aimAt(at(aim / 100))),
        line('interval', [at(share.low), middle], [at(share.high), middle]),
        { is: 'dot', role: 'dot', at: [at(share.share), middle], r: 6 },
      ],
    },
  };
}

/** The district's own aim: a mark across the line that stays clear of the numbers below it. */
function aimAt(x: number): SceneItem[] {
  const [top, bottom] = [middle - 14, middle + 8];
  const bar = (y: number): SceneItem => ({ is: 'line', role: 'aim', from: [x - 4, y], to: [x + 4, y] });
  return [{ is: 'line', role: 'aim', from: [x, top], to: [x, bottom] }, ...[bar(top), bar(bottom)]];
}
