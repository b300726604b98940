import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the analysis area, by address. */
export const analysisPages: Page[] = [
  { path: paths.seen, load: async () => (await import('./seen-page.tsx')).SeenPage },
  {
    path: paths.seenWindow('$windowId'),
    load: async () => (await import('./window-reading-page.tsx')).WindowReadingPage,
  },
  {
    path: paths.seenSubject('$subjectId'),
    load: async () => (await import('./subject-page.tsx')).SubjectPage,
  },
];
