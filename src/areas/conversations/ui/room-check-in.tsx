import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { useSession } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { type Kept, keptAnswers } from '../room-entry-contract.ts';
import type { LiveRoom } from './use-room.ts';

const keptWords: Record<Kept, () => string> = {
  yes: m.conversations_room_kept_yes,
  partly: m.conversations_room_kept_partly,
  no: m.conversations_room_kept_no,
};

type Statement = { id: string; text: string; isNorm: boolean };

/** What the check-in asks: the statements of the protocol, then the norms that were in force when the meeting began. */
function asked(protocol: LiveRoom['room']['protocol']): Statement[] {
  if (protocol === null) return [];
  const said = protocol.checkIn.map((wording) => wording[language()] ?? wording.en);
  return [
    ...said.map((text, index) => ({ id: String(index), text, isNorm: false })),
    ...protocol.norms.map((norm) => ({ ...norm, isNorm: true })),
  ];
}

/** A statement, and whether it is one of the norms that were agreed. */
function AskedStatement({ statement }: { statement: Statement }) {
  return (
    <>
      {statement.isNorm && (
        <>
          <Tag kind="accent">{m.conversations_room_norm()}</Tag>{' '}
        </>
      )}
      <bdi>{statement.text}</bdi>
    </>
  );
}

/** At the end, how the group kept what it agreed: everybody answers, nobody is named. */
export function RoomCheckIn({ live }: { live: LiveRoom }) {
  const statements = asked(live.room.protocol);
  const [answers, setAnswers] = useState<readonly (Kept | null)[]>(() => statements.map(() => null));
  const { actor } = useSession();
  const key = `jointly-rooms:${live.room.id} check-in ${actor.personId}`;
  const [isGiven, setIsGiven] = useState(() => localStorage.getItem(key) !== null);
  if (statements.length === 0) return null;
  const isWhole = answers.every((answer) => answer !== null);
  const give = () => {
    live.say({ kind: 'check_in', answers: answers as Kept[] });
    localStorage.setItem(key, 'given');
    setIsGiven(true);
  };
  return (
    <section className="stack-tight">
      <h2>{m.conversations_room_check_in()}</h2>
      <p className="small quiet">{m.conversations_room_check_in_about()}</p>
      {isGiven && !live.view.isOver && <p role="status">{m.conversations_room_check_in_given()}</p>}
      {!isGiven && !live.view.isOver && (
        <>
          {statements.map((statement, index) => (
            <RadioField
              key={statement.id}
              look="row"
              label={<AskedStatement statement={statement} />}
              value={answers[index] ?? ''}
              options={keptAnswers.map((value) => ({ value, label: keptWords[value]() }))}
              onChange={(value) =>
                setAnswers(answers.map((answer, at) => (at === index ? (value as Kept) : answer)))
              }
            />
          ))}
          <div className="row">
            <Button isBusy={!isWhole} onPress={give}>
              {m.conversations_room_check_in_give()}
            </Button>
          </div>
        </>
      )}
      <CheckInCounts live={live} statements={statements} />
    </section>
  );
}

/** What the group answered: when the meeting is over, and from five answers on, which the server sees to. */
function CheckInCounts({ live, statements }: { live: LiveRoom; statements: readonly Statement[] }) {
  if (!live.view.isOver) return null;
  const { checkIn } = live.state;
  if (checkIn === null) return <p className="quiet">{m.conversations_room_check_in_few()}</p>;
  return (
    <ul className="stack-tight room-lines">
      {statements
        .map((statement, index) => ({ statement, counts: checkIn[index] }))
        .map(
          ({ statement, counts }) =>
            counts !== undefined && (
              <li key={statement.id}>
                <AskedStatement statement={statement} />{' '}
                <span className="small quiet">
                  {m.conversations_room_check_in_counts({
                    yes: number(counts.yes),
                    partly: number(counts.partly),
                    no: number(counts.no),
                  })}
                </span>
              </li>
            ),
        )}
    </ul>
  );
}
