import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the district area, by address. */
export const districtPages: Page[] = [
  {
    path: paths.firstRun,
    load: async () => (await import('./first-run-page.tsx')).FirstRunPage,
    isAlone: true,
    isPublic: true,
  },
  { path: paths.district, load: async () => (await import('./district-page.tsx')).DistrictPage },
];
