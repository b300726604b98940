import type { Page } from '../../../client/page.ts';

/** The pages of the blueprint area, by address. */
export const blueprintPages: Page[] = [];
