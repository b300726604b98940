import type { Page } from '../../../client/page.ts';

/** The pages of the requests area, by address. */
export const requestsPages: Page[] = [];
