import { foundationSections } from './foundation-sections.ts';
import type { Source } from './section.ts';
import { visionSections } from './vision-sections.ts';

/**
 * Every section of the page, in its order within each column. A section of another area's facts is made with `section()`
 * in a file of its own here, reads in `store.ts` or a `*-store.ts`, says its words from packs/words/report.json, and is
 * added to this list: the screen, the PDF, what is kept and what the field team reads follow.
 */
export const sections: readonly Source[] = [...foundationSections, ...visionSections];
