import type { State } from '../component-contract.ts';

/** How a component stands, by shape and never by color alone; the words stand beside it. */
export function StateMark({ state }: { state: State }) {
  return (
    <svg className={`blueprint-mark blueprint-mark-${state}`} viewBox="0 0 16 16" aria-hidden="true">
      <circle className="blueprint-mark-ring" cx="8" cy="8" r="6" />
      {state === 'started' && <path className="blueprint-mark-fill" d="M8 2a6 6 0 0 0 0 12Z" />}
      {state === 'installed' && <circle className="blueprint-mark-fill" cx="8" cy="8" r="6" />}
      {state === 'lapsed' && <path className="blueprint-mark-line" d="M4 12 12 4" />}
    </svg>
  );
}
