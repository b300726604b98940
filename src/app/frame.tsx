import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { WordsOnPage } from '../areas/visions/ui/words-on-page.tsx';
import { PageLink } from '../client/design/link.tsx';
import { DeviceLine } from '../client/device/device-line.tsx';
import { Loaded } from '../client/loaded.tsx';
import { paths } from '../client/paths.ts';
import { asOwn, SessionContext, type SignedIn } from '../client/session.ts';
import { capacityWords } from '../client/words/capacity.ts';
import { m } from '../client/words/words.ts';
import { FieldFrame } from './field-frame.tsx';
import { BottomBar, Rail } from './navigation.tsx';
import { useSessionQuery } from './session-query.ts';
import { ToTheDoor } from './to-the-door.tsx';

/** The frame of every signed-in page: the loop's own order at the side, the capacity at the top, the page in the middle. */
export function Frame() {
  const session = useSessionQuery();
  return (
    <Loaded query={session}>
      {(signedIn) => {
        if (signedIn === null) return <ToTheDoor />;
        const own = asOwn(signedIn);
        return own === null ? <FieldFrame session={signedIn} /> : <Framed session={own} />;
      }}
    </Loaded>
  );
}

function Framed({
  session,
}: {
  session: SignedIn & { capacities: { id: string; building: string | null }[] };
}) {
  const { pathname } = useLocation();
  // A new page begins at its top, for the eye and for the screen reader.
  useEffect(() => {
    if (pathname) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [pathname]);
  const capacity = capacityWords[session.actor.capacity]();
  const building = session.capacities.find((held) => held.id === session.actor.capacityId)?.building ?? null;
  return (
    <SessionContext value={session}>
      <a className="skip" href="#content">
        {m.frame_skip()}
      </a>
      <div className="frame">
        <header className="top-line">
          <span>{session.district.name}</span>
          <span className="row">
            <DeviceLine />
            <PageLink to={paths.you}>
              {building === null ? m.frame_acting({ capacity }) : m.frame_acting_at({ capacity, building })}
            </PageLink>
          </span>
        </header>
        {session.district.isDemo && <p className="demo-line">{m.frame_demo()}</p>}
        <Rail />
        <main id="content" tabIndex={-1}>
          <Outlet />
          {pathname !== paths.glossary && <WordsOnPage pathname={pathname} />}
        </main>
        <BottomBar />
      </div>
    </SessionContext>
  );
}
