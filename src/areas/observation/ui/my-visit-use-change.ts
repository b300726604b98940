import { useMutation, useQueryClient } from '@tanstack/react-query';
import { observationApi } from './api.ts';

/** Sends a change of a visit and reads the list anew. */
export function useChange(onDone?: () => void) {
  const queryClient = useQueryClient();
  return useMutation(
    observationApi.queries.changeVisit.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: observationApi.queries.key() });
        onDone?.();
      },
    }),
  );
}
