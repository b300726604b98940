import { useQueryClient } from '@tanstack/react-query';
import { announceSession } from '../../../client/device/sending.ts';
import { paths } from '../../../client/paths.ts';
import { usePlace } from '../../../client/place.ts';
import type { Session } from '../session-contract.ts';

/**
 * What follows when somebody is signed in, or acts in another capacity: nothing of what another may have read stays, and
 * the page is the one they wanted.
 */
export function useEnter(): (session: Session, to?: string) => Promise<void> {
  const queryClient = useQueryClient();
  const place = usePlace();
  return async (session, to) => {
    localStorage.setItem('jointly-session', JSON.stringify(session));
    queryClient.setQueryData(['session'], session);
    announceSession();
    if (to !== undefined) place.go(isOwnPath(to) ? to : paths.home);
    await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}

/** Whether an address is a page of ours: a link must not lead from a sign-in to somewhere else. */
function isOwnPath(to: string): boolean {
  return /^\/(?![/\\])/.test(to);
}

/** What follows when somebody has signed out: the sign-in page, with an empty memory. */
export function leave(): void {
  localStorage.removeItem('jointly-session');
  announceSession();
  location.assign(paths.signIn);
}
