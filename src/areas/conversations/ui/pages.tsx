import type { Page } from '../../../client/page.ts';

/** The pages of the conversations area, by address. */
export const conversationsPages: Page[] = [];
