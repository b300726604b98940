import { createContext, useContext } from 'react';

/** Where one is and how one goes elsewhere. Two entries give it: the router of all pages, and the visit's own small one. */
export type Place = {
  /** The parts of the address that a page names: `visitId` in `/visit/done/$visitId`. */
  params: Readonly<Record<string, string>>;
  /** Goes to an address of Jointly. `replace` leaves no step to come back to. */
  go(to: string, options?: { replace?: boolean }): void;
  /** Begins to load the page of an address that somebody is about to open. */
  prepare?(to: string): void;
};

export const PlaceContext = createContext<Place | null>(null);

/** Where one is. For pages of either entry; pages of the router alone may ask the router. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('a page needs a place');
  return place;
}

/** The path and its one parameter out of an address pattern; null when the address is another page's. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('$')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}
