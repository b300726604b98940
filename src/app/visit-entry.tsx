import { type ComponentType, lazy, StrictMode, Suspense, useMemo, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { VisitPage } from '../areas/observation/ui/visit-page.tsx';
import { visitPages } from '../areas/observation/ui/visit-pages.ts';
import { paths } from '../client/paths.ts';
import { matchPath, type Place, PlaceContext } from '../client/place.ts';

/** Starts the visit: its own few pages and nothing else. */
export function start(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <VisitEntry />
    </StrictMode>,
  );
}

const routes: { path: string; Page: ComponentType }[] = [
  { path: paths.visit, Page: VisitPage },
  ...visitPages.map(({ path, load }) => ({ path, Page: lazy(async () => ({ default: await load() })) })),
];

const moved = 'jointly-moved';

/** Within the visit the page stays; anywhere else is loaded as its own. */
function go(to: string, options: { replace?: boolean } = {}): void {
  const isWithin = routes.some(({ path }) => matchPath(path, new URL(to, location.href).pathname) !== null);
  if (!isWithin) {
    location.assign(to);
    return;
  }
  history[options.replace ? 'replaceState' : 'pushState'](null, '', to);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

function listenToMoves(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(moved, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(moved, listener);
  };
}

function VisitEntry() {
  const path = useSyncExternalStore(listenToMoves, () => location.pathname);
  const found = useMemo(() => find(path), [path]);
  const place = useMemo<Place>(() => ({ params: found.params, go }), [found]);
  return (
    <PlaceContext value={place}>
      <main className="alone">
        <Suspense>
          <found.Page key={path} />
        </Suspense>
      </main>
    </PlaceContext>
  );
}

function find(path: string): { Page: ComponentType; params: Record<string, string> } {
  for (const { path: pattern, Page } of routes) {
    const params = matchPath(pattern, path);
    if (params !== null) return { Page, params };
  }
  return { Page: VisitPage, params: {} };
}
