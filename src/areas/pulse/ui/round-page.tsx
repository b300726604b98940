import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Round } from '../round-contract.ts';
import { api, useRefresh } from './api.ts';
import './pulse.css';
import { nextDay, Promises } from './pulse-page.tsx';
import { atLeastWords, groupWords, roundDays, turnoutWords } from './pulse-words.ts';
import { RoundResults } from './round-results.tsx';

/** One round: who has answered, roughly, while it is open; what was said, from the day after its last. */
export function RoundPage() {
  const { roundId = '' } = useParams({ strict: false });
  const round = useQuery(api.queries.readRound.queryOptions({ input: { id: roundId as never } }));
  return (
    <Loaded query={round}>
      {(found) => (found.stage === 'closed' ? <RoundResults id={found.id} /> : <RoundBefore round={found} />)}
    </Loaded>
  );
}

function RoundBefore({ round }: { round: Round }) {
  const { mine, closesOn, stage } = round;
  const opens = { day: day(nextDay(closesOn)) };
  return (
    <PageBody
      title={roundDays(round)}
      lead={turnoutWords(round)}
      above={<PageLink to={paths.pulse}>{m.pulse_title()}</PageLink>}
    >
      {mine.hasAnswered && <p>{m.pulse_have_answered(opens)}</p>}
      {!mine.isAsked && <p>{m.pulse_not_asked(opens)}</p>}
      {stage === 'open' && mine.isAsked && !mine.hasAnswered && (
        <div className="row">
          <LinkButton look="main" to={paths.pulseAnswer(round.id)}>
            {m.pulse_answer()}
          </LinkButton>
        </div>
      )}
      <Participation round={round} />
      <Promises />
      {round.mayWithdraw && <TakeBack id={round.id} />}
    </PageBody>
  );
}

function Participation({ round }: { round: Round }) {
  const rows = [
    ...round.buildings.map(({ building, ...turnout }) => ({
      ...{ key: building?.id ?? 'none', name: building?.name ?? m.pulse_no_building(), ...turnout },
    })),
    ...round.byGroup.map(({ group, ...turnout }) => ({ key: group, name: groupWords[group](), ...turnout })),
  ];
  const isComing = round.stage === 'coming';
  return (
    <Sheet title={isComing ? m.pulse_whom() : m.pulse_participation()}>
      <table className="table pulse-table">
        <caption className="visually-hidden">{m.pulse_participation()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.pulse_place()}</th>
            <th scope="col" className="number">
              {m.pulse_asked()}
            </th>
            {!isComing && <th scope="col">{m.pulse_answered()}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, asked, answered }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="number">{number(asked)}</td>
              {!isComing && (
                <td className={answered === null ? 'quiet' : undefined}>{atLeastWords(answered)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{m.pulse_participation_why()}</p>
    </Sheet>
  );
}

function TakeBack({ id }: Pick<Round, 'id'>) {
  const refresh = useRefresh();
  const navigate = useNavigate();
  const withdraw = useMutation(
    api.queries.withdrawRound.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: paths.pulse });
        await refresh();
      },
    }),
  );
  return (
    <div className="stack-tight">
      <RefusalNotice error={withdraw.error} />
      <div className="row">
        <Button isBusy={withdraw.isPending} onPress={() => withdraw.mutate({ id })}>
          {m.pulse_take_back()}
        </Button>
      </div>
    </div>
  );
}
