import type { ReactNode } from 'react';
import { LinkButton } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';

type Props = { back: string; isMain?: boolean; children: ReactNode };

/** To the door, and back here afterwards. */
export function VisitSignInLink({ back, isMain = false, children }: Props) {
  return (
    <LinkButton to={`${paths.signIn}?next=${encodeURIComponent(back)}`} look={isMain ? 'main' : 'plain'}>
      {children}
    </LinkButton>
  );
}
