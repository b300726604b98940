import { createContext, type ReactNode, useContext, useState } from 'react';
import { Dialog } from '../../../../client/design/dialog.tsx';
import { m } from '../../../../client/words/words.ts';
import type { FigureOrNot } from '../../figure-contract.ts';
import { HowMade } from './how-made.tsx';

/** A figure that somebody asks about: of which practice, in which window, where. */
export type AskedFigure = {
  finding: string;
  practiceId: string;
  windowId: string;
  /** What it is of, in words: a building, a band of one, the district. */
  place: string;
  /** Whether it is the district's: then the buildings stand behind it. */
  isWhole: boolean;
  result: FigureOrNot;
};

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
