import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';
import { visitPaths } from './visit-paths.ts';

/** The visit's further pages. They have an entry of their own, without the router: see `app/visit-entry.tsx`. */
export const visitPages: Page[] = [
  { path: paths.outbox, load: async () => (await import('./visit-outbox-page.tsx')).VisitOutboxPage },
  {
    path: visitPaths.done('$visitId'),
    load: async () => (await import('./visit-done-page.tsx')).VisitDonePage,
  },
  {
    path: visitPaths.show('$visitId'),
    load: async () => (await import('./visit-show-page.tsx')).VisitShowPage,
  },
  { path: visitPaths.notes, load: async () => (await import('./visit-notes-page.tsx')).VisitNotesPage },
];
