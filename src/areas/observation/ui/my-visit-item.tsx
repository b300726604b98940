import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { MyVisit, MyWindow } from '../put-right-contract.ts';
import { standingOf } from '../put-right-rules.ts';
import { CorrectVisit, VoidVisit } from './my-visit-change.tsx';
import { useChange } from './my-visit-use-change.ts';
import { answerOf, changeWords, clockOf, pairWords, placeOf } from './my-visit-words.ts';

type Props = { visit: MyVisit; window: MyWindow; isSought: boolean };

/** One's own visit: when and where, its answers, what became of it, and what one can do. */
export function MyVisitItem({ visit, window, isSought }: Props) {
  const [asking, setAsking] = useState<'correct' | 'void' | null>(null);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSought) item.current?.scrollIntoView({ block: 'center' });
  }, [isSought]);
  const { state } = standingOf(visit);
  const startedAt = moment(visit.startedAt);
  const clock = clockOf(visit);
  return (
    <li ref={item} className={isSought ? 'stack-tight my-visit-sought' : 'stack-tight'}>
      <div className="row-apart">
        <h3>{startedAt}</h3>
        {state === 'voided' && <Tag>{m.observation_mine_is_taken_out()}</Tag>}
        {state === 'corrected' && <Tag kind="accent">{m.observation_mine_is_put_right()}</Tag>}
      </div>
      <Place visit={visit} />
      {clock !== null && <p className="small">{clock}</p>}
      {visit.pair !== null && (
        <p className="small">
          {pairWords[visit.pair]()} <PageLink to={paths.pairs}>{m.pair_list_title()}</PageLink>
        </p>
      )}
      <details className="my-visit-details" open={isSought}>
        <summary>{m.observation_mine_details()}</summary>
        <History visit={visit} window={window} />
      </details>
      <div className="row no-print">
        {state === 'voided' ? (
          <BringBack visit={visit} moment={startedAt} />
        ) : (
          <>
            {visit.pair !== 'agreed' && (
              <Button
                label={m.observation_mine_put_right_of({ moment: startedAt })}
                onPress={() => setAsking('correct')}
              >
                {m.observation_mine_put_right()}
              </Button>
            )}
            <Button
              label={m.observation_mine_take_out_of({ moment: startedAt })}
              onPress={() => setAsking('void')}
            >
              {m.observation_mine_take_out()}
            </Button>
          </>
        )}
      </div>
      <CorrectVisit
        visit={visit}
        window={window}
        isOpen={asking === 'correct'}
        onClose={() => setAsking(null)}
      />
      <VoidVisit visit={visit} isOpen={asking === 'void'} onClose={() => setAsking(null)} />
    </li>
  );
}

/** Where a visit was and how long it took. */
export function Place({ visit }: { visit: MyVisit }) {
  return (
    <p className="quiet small">
      {placeOf(visit).map((piece, index) => (
        <span key={piece}>
          {index > 0 && ' · '}
          <bdi>{piece}</bdi>
        </span>
      ))}
    </p>
  );
}

function History({ visit, window }: { visit: MyVisit; window: MyWindow }) {
  const changes = visit.changes.toReversed();
  return (
    <ol className="plain-list stack">
      {changes.map((change) => (
        <li key={change.id} className="stack-tight">
          <p className="small">{changeWords(change)}</p>
          {change.tallies !== null && <Answers tallies={change.tallies} window={window} />}
        </li>
      ))}
      <li className="stack-tight">
        <p className="small">
          {m.observation_mine_original()} · {m.observation_mine_arrived({ moment: moment(visit.receivedAt) })}
        </p>
        <Answers tallies={visit.tallies} window={window} />
      </li>
    </ol>
  );
}

function Answers({ tallies, window }: { tallies: MyVisit['tallies']; window: MyWindow }) {
  return (
    <dl className="my-visit-answers">
      {window.practices.map((practice) => (
        <div key={practice.id}>
          <dt dir="auto">{practice.name}</dt>
          <dd>{answerOf(tallies.find(({ practiceId }) => practiceId === practice.id))}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What was taken out counts again, with the answers that it had last. */
function BringBack({ visit, moment: startedAt }: { visit: MyVisit; moment: string }) {
  const [id] = useState(newId);
  const change = useChange();
  const { tallies } = standingOf(visit);
  const facts = { id, visitId: visit.id, kind: 'corrected', reason: 'brought_back', tallies } as const;
  return (
    <>
      <RefusalNotice error={change.error} />
      <Button
        isBusy={change.isPending}
        label={m.observation_mine_bring_back_of({ moment: startedAt })}
        onPress={() => change.mutate(facts as never)}
      >
        {m.observation_mine_bring_back()}
      </Button>
    </>
  );
}
