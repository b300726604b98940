import type { IndicatorOutline, Item } from './item-contract.ts';

type Chosen = { leftOut: readonly string[]; own: readonly Item[] };

/** What a round asks: the samples that are not left out and the district's own, in the order of the parts. */
export function itemsOf(
  indicators: readonly IndicatorOutline[],
  sample: readonly Item[],
  { leftOut, own }: Chosen,
): Item[] {
  const isOut = new Set(leftOut);
  const all = [...sample.filter(({ id }) => !isOut.has(id)), ...own];
  return indicators.flatMap(({ parts }) =>
    parts.flatMap((part) => all.filter(({ partId }) => partId === part.id)),
  );
}

/** The indicator to which a part belongs. */
export function indicatorOf(indicators: readonly IndicatorOutline[], partId: string): string | undefined {
  return indicators.find(({ parts }) => parts.some(({ id }) => id === partId))?.id;
}

/** Whether a question is there more than once: an answer could not say which of the two it is to. */
export function hasQuestionTwice(items: readonly Item[]): boolean {
  return new Set(items.map(({ id }) => id)).size < items.length;
}

/** Everything that questions say, in every language. */
export function wordingsOf(items: readonly Item[]): string[] {
  return items.flatMap(({ text }) => [text.en, text.es, text.ar].filter((words) => words !== undefined));
}

/** Whether two questions read alike, so that what was said to them can be compared. */
export function readsAlike(one: Item, other: Item): boolean {
  const languages = ['en', 'es', 'ar'] as const;
  return (
    one.id === other.id &&
    one.kind === other.kind &&
    languages.every((language) => one.text[language] === other.text[language])
  );
}
