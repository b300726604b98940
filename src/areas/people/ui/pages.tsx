import type { Page } from '../../../client/page.ts';

/** The pages of the people area, by address. */
export const peoplePages: Page[] = [];
