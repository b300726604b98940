import { useQueryClient } from '@tanstack/react-query';
import type { PersonSheet } from '../person-contract.ts';
import { peopleApi } from './api.ts';

/** What every write does with the sheet that it answers: show it, and let the list be read anew. */
export function useShowPerson(): (person: PersonSheet) => void {
  const queryClient = useQueryClient();
  return (person) => {
    const input = { personId: person.id };
    queryClient.setQueryData(peopleApi.queries.readPerson.queryKey({ input }), person);
    void queryClient.invalidateQueries({ queryKey: peopleApi.queries.listPersons.key() });
  };
}
