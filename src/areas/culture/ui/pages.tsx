import type { Page } from '../../../client/page.ts';

/** The pages of the culture area, by address. */
export const culturePages: Page[] = [];
