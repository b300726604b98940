import { type ReactNode, useState } from 'react';
import { m } from '../../../client/words/words.ts';

/**
 * The buildings of a practice, in the district's own order. On a phone every building of every practice below each other
 * would be a page without an end: there they open when asked for.
 */
export function BuildingFold({ children }: { children: ReactNode }) {
  const [isWide] = useState(() => matchMedia('(min-width: 40rem)').matches);
  return (
    <details className="seen-buildings" open={isWide}>
      <summary>{m.seen_by_building()}</summary>
      <ul className="plain-list seen-multiples">{children}</ul>
    </details>
  );
}
