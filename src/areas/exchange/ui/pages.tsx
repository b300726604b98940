import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the exchange area, by address. */
export const exchangePages: Page[] = [
  { path: paths.openData, load: async () => (await import('./open-data-page.tsx')).OpenDataPage },
];
