import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs, useSession } from '../../../client/session.ts';
import { day, moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import { readingCapacities } from '../access.ts';
import type { WindowReading } from '../contract.ts';
import { mayBeTaken } from '../sharing-rules.ts';
import { analysisApi as api } from './api.ts';

/** Whether the reading was taken, is waiting to be, or when it can be. */
export function ReadingState({ reading }: { reading: WindowReading }) {
  const { window, reading: seal } = reading;
  if (seal !== null) {
    return (
      <Notice>
        <p>{m.seen_read_at({ at: moment(seal.frozenAt) })}</p>
        {seal.lateVisits > 0 && <p>{m.seen_late_visits({ count: number(seal.lateVisits) })}</p>}
        <p className="small quiet">
          {m.seen_seal()} <code dir="ltr">{seal.sha256.slice(0, 16)}</code>
        </p>
      </Notice>
    );
  }
  return <Unread window={window} />;
}

function Unread({ window }: { window: WindowReading['window'] }) {
  const { district } = useSession();
  const mayTake = useActsAs(...readingCapacities);
  const isOver = mayBeTaken(window, schoolDayOf(new Date(), district.timeZone));
  return (
    <Notice kind={isOver ? 'attention' : 'info'}>
      <p>{isOver ? m.seen_unread_over() : m.seen_unread({ endsOn: day(window.endsOn) })}</p>
      {isOver && !mayTake && <p>{m.seen_who_takes()}</p>}
      {isOver && mayTake && <Take windowId={window.id} />}
    </Notice>
  );
}

function Take({ windowId }: { windowId: string }) {
  const [id] = useState(newId);
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
  const take = useMutation(api.queries.takeReading.mutationOptions({ onSuccess: refresh, onError: refresh }));
  return (
    <>
      <RefusalNotice error={take.error} />
      <div className="row no-print">
        <Button look="main" isBusy={take.isPending} onPress={() => take.mutate({ id, windowId })}>
          {m.seen_take()}
        </Button>
      </div>
    </>
  );
}
