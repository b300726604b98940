import type { Page } from '../../../client/page.ts';

/** The pages of the supports area, by address. */
export const supportsPages: Page[] = [];
