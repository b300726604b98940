import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../client/paths.ts';

type Props = { back: string; isMain?: boolean; children: ReactNode };

/** To the door, and back here afterwards. */
export function VisitSignInLink({ back, isMain = false, children }: Props) {
  return (
    <Link
      to={paths.signIn}
      search={{ next: back } as never}
      className={isMain ? 'button button-main' : 'button'}
    >
      {children}
    </Link>
  );
}
