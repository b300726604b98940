import { createContext, useContext } from 'react';
import type { Actor, CapacityKind, WhoActs } from '../kit/actor.ts';

/** Who is signed in on this device, as every screen may need it. */
export type SignedIn = {
  actor: Actor;
  district: { id: string; name: string; language: string; timeZone: string; isDemo: boolean };
};

/** The session of one of the district's own; null for nobody, and for an associate of the field team. */
export function asOwn<Session extends { actor: WhoActs }>(
  session: Session | null,
): (Session & { actor: Actor }) | null {
  if (session === null || session.actor.capacity === 'field_associate') return null;
  return session as Session & { actor: Actor };
}

export const SessionContext = createContext<SignedIn | null>(null);

/** Who is signed in; null on public pages when nobody is. */
export function useSessionIfAny(): SignedIn | null {
  return useContext(SessionContext);
}

/** Who is signed in. Only for pages that are not public. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('this page needs somebody signed in');
  return session;
}

/** Whether the person acts in one of these capacities now. For showing what they can do; the server decides. */
export function useActsAs(...kinds: CapacityKind[]): boolean {
  const session = useContext(SessionContext);
  return session !== null && kinds.includes(session.actor.capacity);
}
