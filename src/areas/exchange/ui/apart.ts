/** A name or another text of its own direction, set apart from the sentence around it. */
export function apart(text: string): string {
  return `\u2068${text}\u2069`;
}
