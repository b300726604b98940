import type { Page } from '../../../client/page.ts';

/** The pages of the pulse area, by address. */
export const pulsePages: Page[] = [];
