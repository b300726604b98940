import { useQuery } from '@tanstack/react-query';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** What people said about a norm at the end of meetings, without names, over all meetings of the last twelve months. */
export function NormCheckIns({ normId }: { normId: string }) {
  const asked = useQuery(api.queries.readNormCheckIns.queryOptions({ input: { normId } }));
  if (asked.data === undefined) return null;
  const { meetings, yes, partly, no } = asked.data;
  return (
    <section className="stack-tight">
      <h2>{m.conversations_norm_check_ins()}</h2>
      <p className="small quiet">{m.conversations_norm_check_ins_about()}</p>
      {meetings === 0 ? (
        <p>{m.conversations_norm_check_ins_none()}</p>
      ) : (
        <p>
          {m.conversations_norm_check_ins_count({ count: meetings, shown: number(meetings) })}{' '}
          {m.conversations_room_check_in_counts({
            yes: number(yes),
            partly: number(partly),
            no: number(no),
          })}
        </p>
      )}
    </section>
  );
}
