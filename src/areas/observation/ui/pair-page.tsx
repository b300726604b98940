import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PairPage as Pair } from '../pair-contract.ts';
import type { PairId } from '../visit-contract.ts';
import { observationApi } from './api.ts';
import { PairAgree } from './pair-agree.tsx';
import { TwoAnswers } from './pair-two.tsx';
import { answerOf, isAlike, pairStateWords } from './pair-words.ts';

/** What two saw in one room, side by side: where they differ first, then what they agree was there. */
export function PairPage() {
  const { pairId } = useParams({ strict: false });
  const query = useQuery(
    observationApi.queries.readPair.queryOptions({ input: { pairId: pairId as PairId } }),
  );
  return <Loaded query={query}>{(pair) => <PairBody pair={pair} />}</Loaded>;
}

function PairBody({ pair }: { pair: Pair }) {
  const { window, building, on, state, practices } = pair;
  const apart = practices.filter((practice) => !isAlike(practice));
  return (
    <PageBody
      title={m.pair_title()}
      above={<PageLink to={paths.pairs}>{m.pair_list_title()}</PageLink>}
      lead={`${window.subject} · ${m.pair_where_when({ building, day: day(on) })}`}
    >
      {state === 'waiting' && <Standing state={state} words={m.pair_waiting()} />}
      {state === 'stands' && <Standing state={state} words={m.problem_observation_pair_after_reading()} />}
      {state === 'no-pair' && <Standing state={state} words={m.pair_no_pair()} />}
      {practices.length > 0 && (
        <>
          <p>{apart.length === 0 ? m.pair_all_alike() : differWords(apart.length, practices.length)}</p>
          {apart.length > 0 && (
            <section className="stack">
              <h2>{m.pair_differences()}</h2>
              <p className="quiet">{m.pair_talk()}</p>
              {state === 'to-compare' ? (
                <PairAgree pair={pair} apart={apart} />
              ) : (
                <Answers practices={apart} pair={pair} />
              )}
            </section>
          )}
          {apart.length < practices.length && (
            <section className="stack">
              <h2>{m.pair_alike()}</h2>
              <Answers practices={practices.filter(isAlike)} pair={pair} />
            </section>
          )}
          {apart.length === 0 && state === 'to-compare' && <PairAgree pair={pair} apart={apart} />}
          {pair.agreement !== null && (
            <Notice>
              <p>
                {pair.agreement.isYours
                  ? m.pair_agreed_by_you({ moment: moment(pair.agreement.agreedAt) })
                  : m.pair_agreed_by_partner({ moment: moment(pair.agreement.agreedAt) })}
              </p>
            </Notice>
          )}
          <p className="quiet small">{m.pair_counts_once()}</p>
        </>
      )}
    </PageBody>
  );
}

function differWords(apart: number, all: number): string {
  return m.pair_differ({ count: apart, shown: number(apart), all: number(all) });
}

function Standing({ state, words }: { state: Pair['state']; words: string }) {
  return (
    <Notice>
      <p>
        <strong>{pairStateWords[state]()}</strong>
      </p>
      <p>{words}</p>
    </Notice>
  );
}

function Answers({ practices, pair }: { practices: Pair['practices']; pair: Pair }) {
  return practices.map((practice) => (
    <article key={practice.id} className="sheet">
      <h3>
        <bdi>{practice.name}</bdi>
      </h3>
      <TwoAnswers practice={practice} />
      <Agreed pair={pair} practiceId={practice.id} />
    </article>
  ));
}

function Agreed({ pair, practiceId }: { pair: Pair; practiceId: string }) {
  const answer = pair.agreement?.answers.find((each) => each.practiceId === practiceId)?.answer;
  return answer === undefined ? null : <p>{m.pair_agreed_answer({ answer: answerOf(answer) })}</p>;
}
