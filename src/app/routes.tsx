import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { Page } from '../client/page.ts';
import { Frame } from './frame.tsx';
import { PageMissing } from './page-missing.tsx';
import { pages } from './pages.ts';
import { RouterPlace } from './router-place.tsx';
import { Standing, StandingSignedIn } from './standing.tsx';

/** The router, made of every area's pages: some stand alone on the screen, the others in the frame. */
export function makeRouter() {
  const root = createRootRoute({ component: Root, notFoundComponent: PageMissing });
  const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Frame });
  const alone = createRoute({ getParentRoute: () => root, id: 'alone', component: Standing });
  const aloneSignedIn = createRoute({
    getParentRoute: () => root,
    id: 'alone-signed-in',
    component: StandingSignedIn,
  });
  const parentOf = (page: Page) => (!page.isAlone ? framed : page.isPublic ? alone : aloneSignedIn);
  const under = (parent: typeof framed | typeof alone | typeof aloneSignedIn) =>
    pages
      .filter((page) => parentOf(page) === parent)
      .map((page) =>
        createRoute({
          getParentRoute: () => parent as typeof framed,
          path: page.path,
          component: lazyRouteComponent(async () => ({ default: await page.load() })),
        }),
      );
  const tree = root.addChildren([
    framed.addChildren(under(framed)),
    alone.addChildren(under(alone)),
    aloneSignedIn.addChildren(under(aloneSignedIn)),
  ]);
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: PageMissing,
  });
}

function Root() {
  return (
    <RouterPlace>
      <Outlet />
    </RouterPlace>
  );
}
