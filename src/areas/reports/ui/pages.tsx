import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the reports area, by address. */
export const reportsPages: Page[] = [
  { path: paths.board, load: async () => (await import('./board-page.tsx')).BoardPage },
  {
    path: paths.buildingReport('$buildingId'),
    load: async () => (await import('./board-page.tsx')).BuildingReportPage,
  },
  { path: paths.givenReport('$givenId'), load: async () => (await import('./given-page.tsx')).GivenPage },
  { path: paths.fieldConsent, load: async () => (await import('./field-team-page.tsx')).FieldTeamPage },
  { path: paths.field, load: async () => (await import('./field-page.tsx')).FieldPage },
];
