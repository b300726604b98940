import type { Page } from '../../../client/page.ts';

/** The pages of the goals area, by address. */
export const goalsPages: Page[] = [];
