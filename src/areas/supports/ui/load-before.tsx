import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../../client/design/notice.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { LoadBefore as Before } from '../load-contract.ts';
import { api } from './api.ts';
import './supports.css';

type Props = {
  person: { id: string; name: string };
  /** What is about to be assigned. */
  adding?: 'steps' | 'seats';
};

/** What an assignment does to somebody's load, before it is made; and how steps lie among those in the same role. */
export function LoadBefore({ person, adding = 'steps' }: Props) {
  const before = useQuery(
    api.queries.readLoadBefore.queryOptions({ input: { personId: person.id } as never }),
  );
  if (before.data === undefined) return null;
  const { counts, askToShareAt, isFull, role } = before.data;
  return (
    <div className="stack-tight supports-before">
      {counts !== null && <p>{nowAndThen(counts, adding)}</p>}
      {counts !== null && askToShareAt !== null && counts.steps >= askToShareAt && (
        <Notice kind="attention">
          <p>
            {m.supports_before_full({
              name: person.name,
              shown: number(counts.steps),
              cap: number(askToShareAt),
            })}
          </p>
        </Notice>
      )}
      {counts === null && isFull && (
        <Notice kind="attention">
          <p>{m.supports_before_enough({ name: person.name })}</p>
        </Notice>
      )}
      {role !== null && <p className="small quiet">{spreadWords(role)}</p>}
    </div>
  );
}

function nowAndThen(counts: NonNullable<Before['counts']>, adding: 'steps' | 'seats'): string {
  const words = { now: number(counts[adding]), after: number(counts[adding] + 1) };
  const rest = {
    steps: number(counts.steps),
    seats: number(counts.seats),
    commitments: number(counts.commitments),
    visits: number(counts.visits),
  };
  return adding === 'steps'
    ? `${m.supports_before_steps(words)} ${m.supports_before_beside_steps(rest)}`
    : `${m.supports_before_seats(words)} ${m.supports_before_beside_seats(rest)}`;
}

/** "Teacher, Lakeside Elementary, 12 people: from 0 to 5 open steps, half of them 2 or fewer." */
function spreadWords({ capacity, building, people, steps }: NonNullable<Before['role']>): string {
  return m.supports_before_role({
    role: capacityWords[capacity as CapacityKind](),
    place: building ?? m.supports_whole_district(),
    people: number(people),
    least: number(steps.least),
    most: number(steps.most),
    middle: number(Math.floor(steps.middle)),
  });
}
