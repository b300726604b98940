import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';
import { visitPaths } from './visit-paths.ts';

/** The pages of the observation area, by address. */
export const observationPages: Page[] = [
  { path: paths.windows, load: async () => (await import('./window-list-page.tsx')).WindowListPage },
  { path: paths.newWindow, load: async () => (await import('./window-open-page.tsx')).WindowOpenPage },
  { path: paths.window('$windowId'), load: async () => (await import('./window-page.tsx')).WindowPage },
  { path: paths.agreement, load: async () => (await import('./agreement-page.tsx')).AgreementPage },
  {
    path: paths.newAgreement,
    load: async () => (await import('./agreement-publish-page.tsx')).AgreementPublishPage,
  },
  {
    path: paths.visit,
    isAlone: true,
    isPublic: true,
    load: async () => (await import('./visit-page.tsx')).VisitPage,
  },
  {
    path: paths.outbox,
    isAlone: true,
    isPublic: true,
    load: async () => (await import('./visit-outbox-page.tsx')).VisitOutboxPage,
  },
  {
    path: visitPaths.done('$visitId'),
    isAlone: true,
    isPublic: true,
    load: async () => (await import('./visit-done-page.tsx')).VisitDonePage,
  },
  {
    path: visitPaths.show('$visitId'),
    isAlone: true,
    isPublic: true,
    load: async () => (await import('./visit-show-page.tsx')).VisitShowPage,
  },
];
