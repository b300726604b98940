import type { SchoolDay } from '../../kit/school-time.ts';
import type { Language } from '../../kit/text.ts';
import type { ReportDocument } from './report-contract.ts';
import { readReportWords } from './report-words.ts';
import { sayIn } from './say-rules.ts';
import type { Ground, ReadSection, Source } from './section.ts';
import { sections } from './sections.ts';

/** A page whose facts have been read once and can be told in every language. */
export type ReadPage = (language: Language) => ReportDocument;

/**
 * Reads the facts of a page: every section that has a place on it, for the district itself; with a scope those alone that
 * an associate may read by it.
 */
export async function readPage(
  ground: Ground & { district: string },
  scope?: Source['scope'],
): Promise<ReadPage> {
  const read: ReadSection[] = [];
  for (const source of sections.filter((one) => scope === undefined || one.scope === scope)) {
    const section = await source.read(ground);
    if (section !== null) read.push(section);
  }
  return (language) => tell(ground, read, language);
}

function tell(
  ground: { district: string; today: SchoolDay; building: Ground['building'] },
  read: readonly ReadSection[],
  language: Language,
): ReportDocument {
  const words = readReportWords()[language];
  const say = sayIn(language, words);
  const { building, district, today } = ground;
  return {
    language,
    title: building === null ? words.title_district : words.title_building,
    place: building === null ? district : say.words('place_building', { building: building.name, district }),
    madeOn: today,
    made: say.words('made', { day: say.day(today) }),
    lead: words.lead,
    columns: (['responsibility', 'understanding'] as const).map((id) => ({
      id,
      title: words[`column_${id}`],
      sections: read
        .filter(({ column }) => column === id)
        .map((section) => ({ id: section.id, ...section.tell(say) })),
    })),
    heads: { what: words.head_what, n: words.head_n, on: words.head_on },
    footer: words.footer,
  };
}
