import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { WholeRequest } from '../request-contract.ts';
import { api, useRefresh } from './api.ts';

const said = {
  nobody: m.requests_naming_nobody,
  one: m.requests_naming_one,
  both: m.requests_naming_both,
};

/** Two who asked without a name may both say that who helps sees theirs. Each says so on their own sign-in. */
export function NamingPanel({ whole, requestKey }: { whole: WholeRequest; requestKey: string | null }) {
  const { request, naming } = whole;
  const refresh = useRefresh();
  const say = useMutation(api.queries.sayName.mutationOptions({ onSuccess: refresh }));
  const send = (says: 'yes' | 'no') => say.mutate({ requestId: request.id, key: requestKey, says });
  return (
    <Sheet title={m.requests_naming()}>
      <p>{said[naming]()}</p>
      {naming === 'both' && <p>{list(request.askers.map(({ name }) => name))}</p>}
      <RefusalNotice error={say.error} />
      <div className="row">
        {naming !== 'both' && requestKey !== null && (
          <Button isBusy={say.isPending} onPress={() => send('yes')}>
            {m.requests_naming_yes()}
          </Button>
        )}
        {naming !== 'nobody' && (
          <Button look="quiet" isBusy={say.isPending} onPress={() => send('no')}>
            {m.requests_naming_no()}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
