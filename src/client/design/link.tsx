import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type Props = { to: string; children: ReactNode; className?: string };

/** A link to a page of Jointly; addresses come from `client/paths.ts`. */
export function PageLink({ to, children, className }: Props) {
  return (
    <Link to={to} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  );
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function LinkButton({ to, children, look = 'plain' }: Props & { look?: 'main' | 'plain' | 'quiet' }) {
  return (
    <Link to={to} className={look === 'plain' ? 'button' : `button button-${look}`}>
      {children}
    </Link>
  );
}
