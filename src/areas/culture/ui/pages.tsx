import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the culture area, by address. A norm's own page is made in the app, with what meetings said about it. */
export const culturePages: Page[] = [
  { path: paths.norms, load: async () => (await import('./norms-page.tsx')).NormsPage },
  { path: paths.commitments, load: async () => (await import('./commitments-page.tsx')).CommitmentsPage },
  { path: paths.conflict, load: async () => (await import('./conflict-page.tsx')).ConflictPage },
];
