import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import type { peopleContract } from '../areas/people/contract.ts';
import type { Session } from '../areas/people/session-contract.ts';
import { apiOf } from '../client/call.ts';

const people = apiOf<typeof peopleContract>('people');
const kept = 'jointly-session';

/**
 * Who is signed in: null when nobody is. Without a connection, whoever was signed in last on this device, so that the
 * pages that work offline know whose they are; the server still decides when the connection is back.
 */
export function useSessionQuery() {
  return useQuery({
    queryKey: ['session'],
    queryFn: readSession,
    staleTime: 60_000,
    retry: false,
  });
}

async function readSession(): Promise<Session | null> {
  try {
    const session = await people.call.readSession();
    localStorage.setItem(kept, JSON.stringify(session));
    return session;
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'session/none') {
      localStorage.removeItem(kept);
      return null;
    }
    const last = localStorage.getItem(kept);
    if (last === null) throw error;
    return JSON.parse(last) as Session;
  }
}
