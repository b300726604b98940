import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import type { PeerTeam } from '../peer-contract.ts';
import type { Answer } from '../visit-contract.ts';
import { observationApi } from './api.ts';
import { hasArrivedBefore, useKeptDraft } from './kept-draft.ts';
import { randomId } from './random-id.ts';
import { answerWords } from './visit-words.ts';
import './observation.css';
import './teachers.css';

/** What one saw at a colleague's of the own team, in a minute and on a phone. */
export function PeerVisitPage() {
  const { teamId = '' } = useParams({ strict: false }) as { teamId?: string };
  const query = useQuery(observationApi.queries.listPeerTeams.queryOptions());
  return (
    <PageBody
      title={m.observation_peer_record_title()}
      lead={m.observation_peer_record_lead()}
      above={<PageLink to={paths.peerVisits}>{m.observation_peer_title()}</PageLink>}
    >
      <Loaded query={query}>
        {({ teams, today }) => {
          const team = teams.find(({ id }) => id === teamId);
          return team === undefined ? (
            <EmptyState action={<LinkButton to={paths.peerVisits}>{m.observation_peer_title()}</LinkButton>}>
              {m.observation_peer_not_yours()}
            </EmptyState>
          ) : (
            <PeerForm team={team} today={today} />
          );
        }}
      </Loaded>
    </PageBody>
  );
}

type Draft = { id: string; madeOn: string; answers: Record<string, Answer> };

function PeerForm({ team, today }: { team: PeerTeam; today: string }) {
  const { actor } = useSession();
  const begin = (): Draft => ({ id: randomId(), madeOn: today, answers: {} });
  const { draft, set, forget } = useKeptDraft(actor.personId, `peer:${team.id}`, begin);
  const [isMissing, setIsMissing] = useState(false);
  const client = useQueryClient();
  const keeping = useMutation(
    observationApi.queries.recordPeerVisit.mutationOptions({
      onSuccess: async () => {
        forget();
        await client.invalidateQueries({ queryKey: observationApi.queries.key() });
      },
    }),
  );
  const tallies = team.practices.flatMap(({ id }) => {
    const answer = draft.answers[id];
    return answer === undefined ? [] : [{ practiceId: id, answer }];
  });
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(tallies.length === 0);
    if (tallies.length === 0) return;
    const { id, madeOn } = draft;
    keeping.mutate({ teamId: team.id, id, madeOn, tallies } as Parameters<typeof keeping.mutate>[0], {
      // The visit counts already. Under a new id it would count twice.
      onError: async (error) => {
        if (!hasArrivedBefore(error)) return;
        forget();
        await client.invalidateQueries({ queryKey: observationApi.queries.key() });
      },
    });
  };
  return (
    <form className="stack-wide" onSubmit={keep} noValidate>
      <p>
        <bdi>{team.name}</bdi>
      </p>
      {team.practices.map((practice) => (
        <PeerPractice
          key={practice.id}
          practice={practice}
          answer={draft.answers[practice.id]}
          onAnswer={(answer) => set({ answers: { ...draft.answers, [practice.id]: answer } })}
        />
      ))}
      <TextField
        label={m.observation_peer_day()}
        hint={m.observation_peer_day_hint()}
        type="date"
        value={draft.madeOn}
        min={addDays(today, -14)}
        max={today}
        onChange={(madeOn) => set({ madeOn })}
      />
      <div className="stack">
        {isMissing && (
          <Notice kind="attention">
            <p>{m.observation_peer_needs_answer()}</p>
          </Notice>
        )}
        <Outcome keeping={keeping} isBegunAnew={tallies.length === 0} />
        <div className="row">
          <Button look="main" type="submit" isBusy={keeping.isPending}>
            {m.observation_peer_save()}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** What became of the last press, where the button is. */
function Outcome({
  keeping,
  isBegunAnew,
}: {
  keeping: { isSuccess: boolean; error: unknown };
  isBegunAnew: boolean;
}) {
  if (keeping.isSuccess || hasArrivedBefore(keeping.error))
    return isBegunAnew ? (
      <Notice kind={keeping.isSuccess ? 'info' : 'attention'}>
        <p>{keeping.isSuccess ? m.observation_peer_saved() : m.observation_peer_arrived_before()}</p>
        <p>
          <PageLink to={paths.peerVisits}>{m.observation_peer_see()}</PageLink>
        </p>
      </Notice>
    ) : null;
  return (
    <>
      <RefusalNotice error={keeping.error} />
      {keeping.error !== null && <p className="quiet">{m.observation_peer_kept_here()}</p>}
    </>
  );
}

function PeerPractice({
  practice,
  answer,
  onAnswer,
}: {
  practice: PeerTeam['practices'][number];
  answer: Answer | undefined;
  onAnswer(answer: Answer): void;
}) {
  return (
    <div className="sheet">
      <RadioField
        label={<bdi>{practice.name}</bdi>}
        hint={<bdi>{practice.sentence}</bdi>}
        look="row"
        value={answer ?? ''}
        options={answerWords.map(([value, words]) => ({ value, label: words() }))}
        onChange={(chosen) => onAnswer(chosen as Answer)}
      />
      <details>
        <summary>{m.observation_peer_look_fors()}</summary>
        <ul className="window-look-fors" dir="auto">
          {practice.lookFors.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
        {practice.opportunity !== '' && (
          <p className="quiet" dir="auto">
            {practice.opportunity}
          </p>
        )}
      </details>
    </div>
  );
}
