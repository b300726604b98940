import type { QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { Page } from '../client/page.ts';
import { Frame } from './frame.tsx';
import { PageMissing } from './page-missing.tsx';
import { pages } from './pages.ts';
import { Standing } from './standing.tsx';

/** The router, made of every area's pages: some stand alone on the screen, the others in the frame. */
export function makeRouter(_queryClient: QueryClient) {
  const root = createRootRoute({ notFoundComponent: PageMissing });
  const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Frame });
  const alone = createRoute({ getParentRoute: () => root, id: 'alone', component: Standing });
  const routeOf = (page: Page) =>
    createRoute({
      getParentRoute: () => (page.isAlone ? alone : framed),
      path: page.path,
      component: lazyRouteComponent(async () => ({ default: await page.load() })),
    });
  const tree = root.addChildren([
    framed.addChildren(pages.filter((page) => !page.isAlone).map(routeOf)),
    alone.addChildren(pages.filter((page) => page.isAlone).map(routeOf)),
  ]);
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: PageMissing,
  });
}
