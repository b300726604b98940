import { m } from '../../../client/words/words.ts';
import type { MessageReach, Reach } from '../message-contract.ts';
import { audienceWords, reachWords } from './digest-words.ts';

/** How far a message reached: in all, by audience, by building. The words say it all; the bar is for the eye. */
export function ReachTable({ reach }: { reach: MessageReach }) {
  return (
    <div className="table-scroll">
      <table className="table digest-reach">
        <caption className="visually-hidden">{m.digest_reach_title()}</caption>
        <tbody>
          <Row name={m.digest_reach_all()} reach={reach.all} />
          {reach.audiences.length > 1 &&
            reach.audiences.map((part) => (
              <Row key={part.audience} name={audienceWords[part.audience]()} reach={part.reach} />
            ))}
          {reach.buildings.length > 1 &&
            reach.buildings.map((part) => (
              <Row
                key={part.building?.id ?? 'none'}
                name={part.building?.name ?? m.digest_no_building()}
                reach={part.reach}
              />
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, reach }: { name: string; reach: Reach }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <ReachBar reach={reach} />
      </td>
    </tr>
  );
}

/** A share in words, with a bar in ink below it. */
export function ReachBar({ reach }: { reach: Reach }) {
  const percent = reach.people === null || reach.people === 0 ? null : (reach.opened * 100) / reach.people;
  return (
    <span className="digest-share">
      <span className={percent === null ? 'quiet small' : undefined}>{reachWords(reach)}</span>
      {percent !== null && (
        <span className="digest-bar" aria-hidden="true">
          <span style={{ inlineSize: `${percent}%` }} />
        </span>
      )}
    </span>
  );
}
