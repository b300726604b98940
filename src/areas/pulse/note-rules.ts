/** A note is at most so long. */
export const longestNote = 280;

/** Texts in an order that depends on nothing but themselves. */
export function inOrder(texts: readonly string[]): string[] {
  return texts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A text in which names of staff are replaced. One line, no spaces at its ends: nothing of how somebody types is kept. */
export function withoutNames(text: string, found: readonly string[]): string {
  return found
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, '…'), text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longestNote);
}

/** Texts in cells of one size, empty ones too: how many there are can be seen from outside, how long they are cannot. */
export function packNotes(texts: readonly string[]): Uint8Array {
  const cells = new Uint16Array(texts.length * longestNote);
  for (const [index, text] of texts.entries())
    for (let at = 0; at < text.length; at += 1) cells[index * longestNote + at] = text.charCodeAt(at);
  return new Uint8Array(cells.buffer);
}

/** The texts in cells, as `packNotes` made them. */
export function unpackNotes(packed: Uint8Array): string[] {
  const cells = new Uint16Array(Uint8Array.from(packed).buffer);
  return Array.from({ length: cells.length / longestNote }, (_, index) =>
    String.fromCharCode(...cells.slice(index * longestNote, (index + 1) * longestNote)).replace(/\0+$/, ''),
  );
}
