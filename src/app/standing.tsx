import { Outlet } from '@tanstack/react-router';
import { SessionContext } from '../client/session.ts';
import { useSessionQuery } from './session-query.ts';

/** A page that stands alone on the screen: the visit, sign-in, first run. It opens whether or not anybody is signed in. */
export function Standing() {
  const session = useSessionQuery();
  return (
    <SessionContext value={session.data ?? null}>
      <main className="alone">
        <Outlet />
      </main>
    </SessionContext>
  );
}
