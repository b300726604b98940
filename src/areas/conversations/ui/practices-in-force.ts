import { useQuery } from '@tanstack/react-query';
import type { PracticeInForce } from '../naming-contract.ts';
import { api } from './api.ts';

export type { PracticeInForce } from '../naming-contract.ts';

const none: readonly PracticeInForce[] = [];

/**
 * The practices of every vision in force, to name and to say. They change when a vision is adopted, so what was read stays
 * good for five minutes; until it has been read there are none.
 */
export function usePracticesInForce(): { practices: readonly PracticeInForce[]; isLoaded: boolean } {
  const read = useQuery(api.queries.listPhrasesInForce.queryOptions({ staleTime: 5 * 60_000 }));
  return { practices: read.data?.practices ?? none, isLoaded: read.data !== undefined };
}
