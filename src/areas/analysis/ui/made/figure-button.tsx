import { createContext, type ReactNode, useContext, useState } from 'react';
import { Dialog } from '../../../../client/design/dialog.tsx';
import { m } from '../../../../client/words/words.ts';
import type { AskedFigure } from './asked-figure.ts';
import { HowMade } from './how-made.tsx';

const Ask = createContext<((asked: AskedFigure) => void) | null>(null);

/** Lets every figure below be asked how it was made. One dialog serves them all. */
export function AskableFigures({ children }: { children: ReactNode }) {
  const [asked, ask] = useState<AskedFigure | null>(null);
  return (
    <Ask value={ask}>
      {children}
      <Dialog title={m.seen_made()} isOpen={asked !== null} onClose={() => ask(null)}>
        {asked !== null && <HowMade asked={asked} onClose={() => ask(null)} />}
      </Dialog>
    </Ask>
  );
}

/** A finding that can be pressed to see how it was made; plain text where nobody can answer. */
export function FigureButton({ asked }: { asked: AskedFigure }) {
  const ask = useContext(Ask);
  if (ask === null || asked.result.is === 'not_enough') return <>{asked.finding}</>;
  return (
    <button
      type="button"
      className="seen-figure"
      aria-haspopup="dialog"
      title={m.seen_made()}
      onClick={() => ask(asked)}
    >
      {asked.finding}
    </button>
  );
}
