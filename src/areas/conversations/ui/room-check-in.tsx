import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField } from '../../../client/design/field.tsx';
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

/** At the end, how the group kept what it agreed: everybody answers, nobody is named. */
export function RoomCheckIn({ live }: { live: LiveRoom }) {
  const statements = live.room.protocol?.checkIn ?? [];
  const [answers, setAnswers] = useState<readonly (Kept | null)[]>(() => statements.map(() => null));
  const { actor } = useSession();
  const key = `jointly-rooms:${live.room.id} check-in ${actor.personId}`;
  const [isGiven, setIsGiven] = useState(() => localStorage.getItem(key) !== null);
  if (statements.length === 0) return null;
  const inMyLanguage = (index: number) => {
    const wording = statements[index];
    return wording?.[language() as keyof typeof wording] ?? wording?.en ?? '';
  };
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
              key={statement.en}
              look="row"
              label={<bdi>{inMyLanguage(index)}</bdi>}
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
      <CheckInCounts live={live} wordingOf={inMyLanguage} />
    </section>
  );
}

/** What the group answered: when the meeting is over, and from five answers on, which the server sees to. */
function CheckInCounts({ live, wordingOf }: { live: LiveRoom; wordingOf(index: number): string }) {
  if (!live.view.isOver) return null;
  const { checkIn } = live.state;
  if (checkIn === null) return <p className="quiet">{m.conversations_room_check_in_few()}</p>;
  return (
    <ul className="stack-tight room-lines">
      {checkIn.map((counts, index) => (
        <li key={wordingOf(index)}>
          <bdi>{wordingOf(index)}</bdi>{' '}
          <span className="small quiet">
            {m.conversations_room_check_in_counts({
              yes: number(counts.yes),
              partly: number(counts.partly),
              no: number(counts.no),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
