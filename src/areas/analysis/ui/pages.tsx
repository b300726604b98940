import type { Page } from '../../../client/page.ts';

/** The pages of the analysis area, by address. */
export const analysisPages: Page[] = [];
