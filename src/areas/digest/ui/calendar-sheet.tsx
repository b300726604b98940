import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { copyText } from '../../../client/copy-text.ts';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { api } from './api.ts';

/** A private address of one's own calendar: made, copied, made anew, stopped. */
export function CalendarSheet() {
  const calendar = useQuery(api.queries.readCalendar.queryOptions());
  return (
    <Sheet title={m.digest_calendar()}>
      <p>{m.digest_calendar_lead()}</p>
      <Loaded query={calendar}>
        {({ since }) => <Feed since={since} onChange={() => void calendar.refetch()} />}
      </Loaded>
    </Sheet>
  );
}

function Feed({ since, onChange }: { since: string | null; onChange(): void }) {
  const [address, setAddress] = useState<string | null>(null);
  const make = useMutation(
    api.queries.makeCalendar.mutationOptions({
      onSuccess: (made) => {
        setAddress(made.address);
        onChange();
      },
    }),
  );
  const stop = useMutation(
    api.queries.stopCalendar.mutationOptions({
      onSuccess: () => {
        setAddress(null);
        onChange();
      },
    }),
  );
  return (
    <div className="stack">
      {address !== null && <Address address={address} />}
      {address === null && since !== null && <p>{m.digest_calendar_since({ day: day(since) })}</p>}
      {since === null && <p className="quiet">{m.digest_calendar_none()}</p>}
      <RefusalNotice error={make.error ?? stop.error} />
      {stop.isSuccess && since === null && (
        <Notice>
          <p>{m.digest_calendar_stopped()}</p>
        </Notice>
      )}
      <div className="row">
        <Button
          isBusy={make.isPending}
          onPress={() => make.mutate({ id: newId(), language: language() } as never)}
        >
          {since === null ? m.digest_calendar_make() : m.digest_calendar_new()}
        </Button>
        {since !== null && (
          <Button look="quiet" isBusy={stop.isPending} onPress={() => stop.mutate(undefined as never)}>
            {m.digest_calendar_stop()}
          </Button>
        )}
      </div>
    </div>
  );
}

function Address({ address }: { address: string }) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <div className="stack-tight">
      <label className="field">
        <span className="label">{m.digest_calendar_address()}</span>
        <span className="hint">{m.digest_calendar_address_hint()}</span>
        <input
          className="input"
          dir="ltr"
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
      </label>
      <div className="row">
        <Button look="main" onPress={() => void copyText(address).then(setCopied)}>
          {isCopied === true ? m.digest_calendar_copied() : m.digest_calendar_copy()}
        </Button>
        <span role="status">{isCopied === false ? m.copy_failed() : ''}</span>
      </div>
    </div>
  );
}
