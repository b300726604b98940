import type { Page } from '../../../client/page.ts';

/** The pages of the observation area, by address. */
export const observationPages: Page[] = [];
