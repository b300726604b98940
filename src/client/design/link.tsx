import type { MouseEvent, ReactNode } from 'react';
import { type Place, usePlace } from '../place.ts';

type Props = {
  to: string;
  children: ReactNode;
  className?: string | undefined;
  /** Whether the link leads to where one is. */
  isHere?: boolean;
};

/** A link to a page of Jointly; addresses come from `client/paths.ts`. */
export function PageLink({ to, children, className, isHere = false }: Props) {
  const place = usePlace();
  return (
    <a
      href={to}
      className={className}
      aria-current={isHere ? 'page' : undefined}
      onClick={(event) => follow(event, to, place)}
      onPointerEnter={() => place.prepare?.(to)}
      onFocus={() => place.prepare?.(to)}
    >
      {children}
    </a>
  );
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function LinkButton({ to, children, look = 'plain' }: Props & { look?: 'main' | 'plain' | 'quiet' }) {
  return (
    <PageLink to={to} className={look === 'plain' ? 'button' : `button button-${look}`}>
      {children}
    </PageLink>
  );
}

/** A plain press goes there without loading the page anew; a new tab, a download or a middle press stays the browser's. */
function follow(event: MouseEvent, to: string, place: Place): void {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!isPlain || event.defaultPrevented) return;
  event.preventDefault();
  place.go(to);
}
