import type { Need } from '../map-contract.ts';

/** The mark of a need: an open ring where it was found, a filled one where the practice is at its aim, a broken one where nobody can tell. */
export function NeedMark({ need }: { need: Need }) {
  return (
    <svg className="requests-mark" viewBox="0 0 16 16" aria-hidden="true" data-need={need}>
      <circle cx="8" cy="8" r="5.5" />
    </svg>
  );
}

/** The mark of support: a full bar where it went, a broken line where none did. */
export function SupportMark({ isThere }: { isThere: boolean }) {
  return (
    <svg className="requests-mark" viewBox="0 0 16 16" aria-hidden="true" data-support={isThere}>
      <path d="M2 8h12" />
    </svg>
  );
}
