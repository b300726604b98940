import { useState } from 'react';
import { CheckField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';

type Signs = { tick: boolean; vibration: boolean };

const key = 'jointly-signs';
let context: AudioContext | null = null;

/** What this device gives beside the screen. Nothing until somebody asks for it here. */
function readSigns(): Signs {
  const kept = localStorage.getItem(key) ?? '';
  return { tick: kept.includes('tick'), vibration: kept.includes('vibration') };
}

function keepSigns(signs: Signs): void {
  try {
    localStorage.setItem(
      key,
      Object.keys(signs)
        .filter((sign) => signs[sign as keyof Signs])
        .join(' '),
    );
  } catch {
    // A full disk: asked for again next time.
  }
}

/** A quiet tick, a short vibration, both or neither, as this device was told. Two of them at the end. */
export function giveSign(isEnd: boolean): void {
  const { tick, vibration } = readSigns();
  if (vibration && 'vibrate' in navigator) navigator.vibrate(isEnd ? [60, 120, 60] : 60);
  if (!tick) return;
  soundTick(0);
  if (isEnd) soundTick(0.25);
}

function soundTick(inSeconds: number): void {
  context ??= new AudioContext();
  // A browser lets a page sound only after a tap: until then the tick is silent, and nothing fails.
  void context.resume();
  const [tone, loudness] = [context.createOscillator(), context.createGain()];
  const at = context.currentTime + inSeconds;
  tone.frequency.value = 520;
  loudness.gain.setValueAtTime(0.05, at);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.09);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.1);
}

/** Whether this device ticks or vibrates: asked for here, heard at once, remembered on this device. */
export function VisitSigns() {
  const [signs, setSigns] = useState(readSigns);
  const change = (next: Signs) => {
    keepSigns(next);
    setSigns(next);
    giveSign(false);
  };
  return (
    <details className="visit-details">
      <summary>{m.beat_signs()}</summary>
      <div>
        <CheckField
          label={m.beat_tick()}
          isChecked={signs.tick}
          onChange={(tick) => change({ ...signs, tick })}
        />
        {'vibrate' in navigator && (
          <CheckField
            label={m.beat_vibration()}
            isChecked={signs.vibration}
            onChange={(vibration) => change({ ...signs, vibration })}
          />
        )}
      </div>
    </details>
  );
}
