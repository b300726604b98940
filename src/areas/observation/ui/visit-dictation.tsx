import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';

type Heard = { results: ArrayLike<ArrayLike<{ transcript: string }>>; resultIndex: number };
type Recognition = {
  lang: string;
  continuous: boolean;
  start(): void;
  stop(): void;
  onresult: ((event: Heard) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
};
type Maker = new () => Recognition;

/** What this device turns speech into text with; undefined where it offers nothing. */
function findMaker(): Maker | undefined {
  const offered = globalThis as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return offered.SpeechRecognition ?? offered.webkitSpeechRecognition;
}

/** Speaking instead of typing, where the device offers it. It is off, and says who may hear before it is on. */
export function VisitDictation({ onHeard }: { onHeard(text: string): void }) {
  const [state, setState] = useState<'off' | 'asking' | 'on' | 'failed'>('off');
  const running = useRef<Recognition | null>(null);
  const heard = useRef(onHeard);
  heard.current = onHeard;
  useEffect(() => () => running.current?.stop(), []);
  const Maker = findMaker();
  if (Maker === undefined) return null;
  const begin = () => {
    const recognition = new Maker();
    recognition.lang = language();
    recognition.continuous = true;
    recognition.onresult = ({ results, resultIndex }) =>
      heard.current(results[resultIndex]?.[0]?.transcript.trim() ?? '');
    recognition.onend = () => setState((before) => (before === 'failed' ? before : 'off'));
    recognition.onerror = () => setState('failed');
    running.current = recognition;
    recognition.start();
    setState('on');
  };
  if (state === 'on')
    return (
      <div className="row">
        <span role="status">{m.note_listening()}</span>
        <Button onPress={() => running.current?.stop()}>{m.note_stop_dictation()}</Button>
      </div>
    );
  if (state === 'asking')
    return (
      <div className="stack-tight">
        <p className="small">{m.note_dictation_who_hears()}</p>
        <div className="row">
          <Button onPress={begin}>{m.note_dictate_now()}</Button>
          <Button look="quiet" onPress={() => setState('off')}>
            {m.note_dictate_not()}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="stack-tight">
      {state === 'failed' && (
        <p role="status" className="small">
          {m.note_dictation_failed()}
        </p>
      )}
      <div className="row">
        <Button look="quiet" onPress={() => setState('asking')}>
          {m.note_dictate()}
        </Button>
      </div>
    </div>
  );
}
