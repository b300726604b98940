/** Texts in an order that depends on nothing but themselves. */
export function inOrder(texts: readonly string[]): string[] {
  return texts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A text in which names of staff are replaced. One line, no spaces at its ends: nothing of how somebody types is kept. */
export function withoutNames(text: string, found: readonly string[]): string {
  return found
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, '…'), text)
    .replace(/\s+/gu, ' ')
    .trim();
}
