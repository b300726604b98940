import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the blueprint area, by address. */
export const blueprintPages: Page[] = [
  { path: paths.blueprint, load: async () => (await import('./blueprint-page.tsx')).BlueprintPage },
  {
    path: paths.component('$componentId'),
    load: async () => (await import('./component-page.tsx')).ComponentPage,
  },
  { path: paths.timeline, load: async () => (await import('./timeline-page.tsx')).TimelinePage },
  { path: paths.blueprintImport, load: async () => (await import('./import-page.tsx')).ImportPage },
  { path: paths.routines, load: async () => (await import('./routines-page.tsx')).RoutinesPage },
];
