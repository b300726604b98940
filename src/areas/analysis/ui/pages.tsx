import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the analysis area, by address. A subject's is put together with its supports by the app. */
export const analysisPages: Page[] = [
  { path: paths.seen, load: async () => (await import('./seen-page.tsx')).SeenPage },
  {
    path: paths.seenAgreement('$subjectId'),
    load: async () => (await import('./agreement-page.tsx')).AgreementPage,
  },
  { path: paths.ownAgreement, load: async () => (await import('./own-agreement-page.tsx')).OwnAgreementPage },
  {
    path: paths.seenWindow('$windowId'),
    load: async () => (await import('./window-reading-page.tsx')).WindowReadingPage,
  },
];
