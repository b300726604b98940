/** Facts in one line, "Nov 21 · Lakeside Elementary · 60 minutes", each keeping its own direction of writing. */
export function joined(parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => `\u2068${part}\u2069`)
    .join(' · ');
}
