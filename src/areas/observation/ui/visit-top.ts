import { useEffect } from 'react';

/** A new step of the visit begins at its top, for the eye and for the screen reader. */
export function useTopOfStep(step: string): void {
  useEffect(() => {
    if (step === '') return;
    scrollTo({ top: 0 });
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [step]);
}
