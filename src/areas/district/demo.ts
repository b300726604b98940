import type { Database } from '../../server/database.ts';

/** What opening the demo district answers: who can sign in to it, and a session for whoever opened it. */
export type OpenedDemo = {
  districtId: string;
  session: { districtId: string; secret: string };
  signIns: { name: string; email: string; password: string; capacity: string }[];
};

/** Loads Maple Ridge into an installation without a district. */
export type DemoLoader = (database: Database) => Promise<OpenedDemo>;

let loadDemo: DemoLoader | null = null;

/** Tells the first run how the demo district is loaded. Called once, where the server is put together. */
export function setDemoLoader(loader: DemoLoader): void {
  loadDemo = loader;
}

/** The demo's loader, or null where this installation has none. */
export function findDemoLoader(): DemoLoader | null {
  return loadDemo;
}
