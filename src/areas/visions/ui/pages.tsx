import type { Page } from '../../../client/page.ts';

/** The pages of the visions area, by address. */
export const visionsPages: Page[] = [];
