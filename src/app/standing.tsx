import { Outlet } from '@tanstack/react-router';
import { Loaded } from '../client/loaded.tsx';
import { asOwn, SessionContext } from '../client/session.ts';
import { FieldFrame } from './field-frame.tsx';
import { useSessionQuery } from './session-query.ts';
import { ToTheDoor } from './to-the-door.tsx';

/** A page alone on the screen that opens whether or not anybody is signed in: the visit, sign-in, first run. */
export function Standing() {
  const session = useSessionQuery();
  return (
    <SessionContext value={asOwn(session.data ?? null)}>
      <main className="alone">
        <Outlet />
      </main>
    </SessionContext>
  );
}

/** A page alone on the screen for somebody who is signed in: a data conversation. */
export function StandingSignedIn() {
  const session = useSessionQuery();
  return (
    <Loaded query={session}>
      {(signedIn) => {
        if (signedIn === null) return <ToTheDoor />;
        const own = asOwn(signedIn);
        if (own === null) return <FieldFrame session={signedIn} />;
        return (
          <SessionContext value={own}>
            <main className="alone">
              <Outlet />
            </main>
          </SessionContext>
        );
      }}
    </Loaded>
  );
}
