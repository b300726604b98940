import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PageLink } from '../client/design/link.tsx';
import { paths } from '../client/paths.ts';
import { actingWords } from '../client/words/capacity.ts';
import { m } from '../client/words/words.ts';

const open: string[] = [paths.field, paths.you];

/** The frame of an associate of the field team: what a district shares with them, and their own sign-in. Nothing else opens. */
export function FieldFrame({ session }: { session: { district: { name: string; isDemo: boolean } } }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const isOpen = open.includes(pathname);
  useEffect(() => {
    if (!isOpen) void navigate({ to: paths.field, replace: true });
  }, [isOpen, navigate]);
  return (
    <>
      <a className="skip" href="#content">
        {m.frame_skip()}
      </a>
      <div className="frame">
        <header className="top-line">
          <span>{session.district.name}</span>
          <nav className="row" aria-label={m.frame_navigation()}>
            <PageLink to={paths.field} isHere={pathname === paths.field}>
              {m.reports_shared_with_you()}
            </PageLink>
            <PageLink to={paths.you} isHere={pathname === paths.you}>
              {m.frame_acting({ capacity: actingWords('field_associate') })}
            </PageLink>
          </nav>
        </header>
        {session.district.isDemo && <p className="demo-line">{m.frame_demo()}</p>}
        <main id="content" tabIndex={-1}>
          {isOpen && <Outlet />}
        </main>
      </div>
    </>
  );
}
