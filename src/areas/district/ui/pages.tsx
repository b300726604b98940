import type { Page } from '../../../client/page.ts';

/** The pages of the district area, by address. */
export const districtPages: Page[] = [];
