import { useQuery } from '@tanstack/react-query';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { sessionTagOrder, sessionTagWords } from './session-tag-fields.tsx';

/** Of the sessions of twelve months that said so: how many were embedded, on student work and with peers, and all three. */
export function SessionLearning() {
  const learning = useQuery({ ...api.queries.readLearning.queryOptions(), staleTime: 60_000 });
  if (learning.data === undefined || learning.data.held === 0) return null;
  const { held, allThree } = learning.data;
  return (
    <section className="stack-tight" aria-label={m.learning_heading()}>
      <h3>{m.learning_heading()}</h3>
      {allThree.said === 0 ? (
        <p>{m.learning_nothing_said({ count: held, held: number(held) })}</p>
      ) : (
        <>
          <p>
            {m.learning_all_three({
              count: allThree.said,
              said: number(allThree.said),
              held: number(held),
              yes: number(allThree.yes),
            })}
          </p>
          <ul className="plain-list small quiet">
            {sessionTagOrder.map((tag) => (
              <li key={tag}>
                {m.learning_part({
                  tag: sessionTagWords[tag](),
                  yes: number(learning.data[tag].yes),
                  said: number(learning.data[tag].said),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
