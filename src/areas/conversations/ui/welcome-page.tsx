import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Welcome, WelcomeStop } from '../welcome-contract.ts';
import { nextStop, stopsOf } from '../welcome-rules.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { WelcomeEnd } from './welcome-end.tsx';
import { minutesOf, WelcomeText } from './welcome-parts.tsx';
import './welcome.css';

/** A newcomer's way through the visions in force, one part at a time. How far one has come is kept for oneself alone. */
export function WelcomePage() {
  const welcome = useQuery(api.queries.readWelcome.queryOptions());
  return (
    <PageBody title={m.conversations_welcome()} lead={m.conversations_welcome_lead()}>
      <Loaded query={welcome}>
        {(read) =>
          read.visions.length === 0 ? (
            <EmptyState action={<PageLink to={paths.glossary}>{m.conversations_welcome_words()}</PageLink>}>
              {m.conversations_welcome_none()}
            </EmptyState>
          ) : (
            <Path welcome={read} />
          )
        }
      </Loaded>
    </PageBody>
  );
}

function Path({ welcome }: { welcome: Welcome }) {
  const stops = stopsOf(welcome.visions);
  const [at, setAt] = useState<WelcomeStop | null>(() => nextStop(stops, welcome.stops));
  const queryClient = useQueryClient();
  const pass = useMutation(
    api.queries.passWelcomeStop.mutationOptions({
      onSuccess: ({ stops: passed }) => {
        queryClient.setQueryData(api.queries.readWelcome.queryKey(), (before: Welcome | undefined) =>
          before === undefined ? before : { ...before, stops: passed },
        );
        void queryClient.invalidateQueries({ queryKey: api.queries.listNext.key() });
      },
    }),
  );
  if (at === null) return <WelcomeEnd welcome={welcome} onAgain={() => setAt(stops[0] ?? null)} />;
  const index = stops.indexOf(at);
  // What comes next is shown once it is kept that this was read.
  const go = (isSkipped: boolean) =>
    pass.mutate({ stop: at, isSkipped } as never, { onSuccess: () => setAt(stops[index + 1] ?? null) });
  const leaveRest = () =>
    pass.mutate({ stop: 'trying', isSkipped: true } as never, { onSuccess: () => setAt(null) });
  const minutesLeft = stops.slice(index).reduce((sum, stop) => sum + minutesOf(stop, welcome), 0);
  return (
    <>
      <Progress index={index} count={stops.length} minutesLeft={minutesLeft} />
      <Part key={at} stop={at} welcome={welcome} />
      <RefusalNotice error={pass.error} />
      <div className="row">
        <Button look="main" isBusy={pass.isPending} onPress={() => go(false)}>
          {m.conversations_welcome_next()}
        </Button>
        {index > 0 && (
          <Button onPress={() => setAt(stops[index - 1] ?? null)}>{m.conversations_welcome_back()}</Button>
        )}
        <Button look="quiet" isBusy={pass.isPending} onPress={() => go(true)}>
          {m.conversations_welcome_skip()}
        </Button>
        {index < stops.length - 1 && (
          <Button look="quiet" isBusy={pass.isPending} onPress={leaveRest}>
            {m.conversations_welcome_skip_all()}
          </Button>
        )}
      </div>
    </>
  );
}

function Progress({ index, count, minutesLeft }: { index: number; count: number; minutesLeft: number }) {
  return (
    <div className="stack-tight">
      <p className="small quiet" role="status">
        {joined([
          m.conversations_welcome_where({ part: number(index + 1), parts: number(count) }),
          m.conversations_welcome_left({ count: minutesLeft, minutes: number(minutesLeft) }),
        ])}
      </p>
      <div className="progress-line" aria-hidden="true">
        <span style={{ inlineSize: `${(index / count) * 100}%` }} />
      </div>
    </div>
  );
}

/** One part; its heading takes the focus when it comes after another, so that it is read out. */
function Part({ stop, welcome }: { stop: WelcomeStop; welcome: Welcome }) {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    // The first part comes with its page, whose own heading has the focus.
    if (document.activeElement?.closest('main') !== null && document.activeElement?.tagName !== 'H1')
      part.current?.querySelector<HTMLElement>('h2')?.focus();
  }, []);
  return (
    <section ref={part} className="sheet welcome-part">
      <WelcomeText stop={stop} welcome={welcome} />
    </section>
  );
}
