import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { LinkButton } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Round } from '../round-contract.ts';
import { useDraft } from './answer-draft.ts';
import { BeforeAnswering, NotesStep, type Part, PartStep } from './answer-steps.tsx';
import { api, useRefresh } from './api.ts';
import './pulse.css';
import { nextDay } from './pulse-page.tsx';

/** Answering a round: one part at a time, alone on the screen; sent at the end, without a name. */
export function AnswerPage() {
  const { roundId = '' } = useParams({ strict: false });
  const round = useQuery({
    ...api.queries.readRound.queryOptions({ input: { id: roundId as never } }),
    // Read once: a lost connection while somebody answers must not take the page away.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={round}>
      {(found) =>
        found.stage === 'open' && found.mine.isAsked && !found.mine.hasAnswered ? (
          <Answering round={found} />
        ) : (
          <NothingToAnswer round={found} />
        )
      }
    </Loaded>
  );
}

function NothingToAnswer({ round }: { round: Round }) {
  const opens = { day: day(nextDay(round.closesOn)) };
  return (
    <PageBody
      title={m.pulse_title()}
      lead={round.mine.hasAnswered ? m.pulse_have_answered(opens) : m.pulse_not_asked(opens)}
    >
      <div className="row">
        <LinkButton to={paths.pulseRound(round.id)}>{m.pulse_see_round()}</LinkButton>
      </div>
    </PageBody>
  );
}

function partsOf(round: Round): Part[] {
  return round.indicators.flatMap(({ statement, parts }) =>
    parts
      .map(({ id, name }) => ({
        ...{ id, name, statement },
        items: round.items.filter(({ partId }) => partId === id),
      }))
      .filter(({ items }) => items.length > 0),
  );
}

/** The step is in the address, so that the back button goes one back. 0: before beginning; after the parts: the last step. */
function useStep(steps: number): [number, (step: number) => void] {
  const search = useSearch({ strict: false }) as { part?: unknown };
  const navigate = useNavigate();
  const asked = Number(search.part ?? 0);
  const step = Number.isInteger(asked) && asked >= 0 && asked <= steps ? asked : 0;
  return [step, (next) => void navigate({ to: '.', search: { part: next } as never })];
}

function Answering({ round }: { round: Round }) {
  const { actor } = useSession();
  const refresh = useRefresh();
  const parts = partsOf(round);
  const [step, setStep] = useStep(parts.length + 1);
  const { draft, setDraft, isEmpty, forget } = useDraft(round.id, actor.personId);
  const [isSent, setSent] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const send = useMutation(
    api.queries.answerRound.mutationOptions({
      onSuccess: () => {
        forget();
        setSent(true);
      },
    }),
  );
  useEffect(() => {
    if (step > 0 || isSent) top.current?.querySelector('h1')?.focus();
  }, [step, isSent]);
  if (isSent) return <Received round={round} onLeave={refresh} within={top} />;
  const part = parts[step - 1];
  const steps = { step, steps: parts.length, onStep: setStep };
  return (
    <div ref={top} className="pulse-answer">
      {step === 0 ? (
        <BeforeAnswering
          round={round}
          isBegun={!isEmpty}
          onForget={forget}
          onBegin={() => setStep(firstOpen(parts, draft.values))}
        />
      ) : part === undefined ? (
        <NotesStep
          {...steps}
          draft={draft}
          onChange={setDraft}
          error={send.error}
          isBusy={send.isPending}
          onSend={() => send.mutate({ id: round.id, ...draft } as never)}
        />
      ) : (
        <PartStep {...steps} key={part.id} part={part} draft={draft} onChange={setDraft} />
      )}
    </div>
  );
}

/** The first part with a question that has no answer yet, or else the last step. */
function firstOpen(parts: readonly Part[], values: Record<string, number | null>): number {
  const index = parts.findIndex(({ items }) => items.some(({ id }) => values[id] === undefined));
  return index === -1 ? parts.length + 1 : index + 1;
}

type ReceivedProps = {
  round: Round;
  onLeave(): Promise<void>;
  within: React.RefObject<HTMLDivElement | null>;
};

function Received({ round, onLeave, within }: ReceivedProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is left
  useEffect(() => () => void onLeave(), []);
  return (
    <div ref={within} className="pulse-answer">
      <PageBody
        title={m.pulse_received()}
        lead={m.pulse_received_lead({ day: day(nextDay(round.closesOn)) })}
      >
        <div className="row">
          <LinkButton look="main" to={paths.home}>
            {m.pulse_home()}
          </LinkButton>
          <LinkButton to={paths.pulse}>{m.pulse_title()}</LinkButton>
        </div>
      </PageBody>
    </div>
  );
}
