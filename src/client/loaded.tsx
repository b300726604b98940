import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from './design/button.tsx';
import { RefusalNotice } from './refusal.tsx';
import { m } from './words/words.ts';

/** What a query brought, or that it is coming, or why not and a way to try again. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children(data: Data): ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return (
      <div className="stack loaded-refusal">
        <RefusalNotice error={query.error} />
        <div className="row">
          <Button onPress={() => void query.refetch()}>{m.frame_try_again()}</Button>
        </div>
      </div>
    );
  }
  return (
    <p className="loading" role="status">
      {m.frame_loading()}
    </p>
  );
}
