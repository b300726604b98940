import type { Page } from '../../../client/page.ts';

/** The pages of the reports area, by address. */
export const reportsPages: Page[] = [];
