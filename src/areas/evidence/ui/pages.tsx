import type { Page } from '../../../client/page.ts';

/** The pages of the evidence area, by address. */
export const evidencePages: Page[] = [];
