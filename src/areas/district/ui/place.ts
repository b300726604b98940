/** A place as the page shows it. */
export type Place = { id: string; name: string; endedOn: string | null };
