import { useMutation } from '@tanstack/react-query';
import { SelectField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Routine, RoutineMark } from '../routine-contract.ts';
import { api, useRefresh } from './api.ts';
import { markWords } from './blueprint-words.ts';

/** The last times, each with what became of it. A word given by mistake is said anew here; the latest holds. */
export function RoutineTimes({ routine }: { routine: Routine }) {
  const refresh = useRefresh();
  const say = useMutation(api.queries.markRoutine.mutationOptions({ onSuccess: refresh }));
  if (routine.last.length === 0) return null;
  return (
    <details>
      <summary>
        {m.blueprint_times({ count: routine.last.length, shown: number(routine.last.length) })}
      </summary>
      <ul className="item-list">
        {routine.last.map(({ on, mark }) => (
          <li key={on}>
            {routine.mayMark ? (
              <SelectField
                label={day(on, 'long')}
                value={mark ?? ''}
                options={[
                  ...(mark === null ? [{ value: '', label: m.blueprint_mark_unsaid() }] : []),
                  ...(['kept', 'missed', 'not_held'] as const).map((value) => ({
                    value,
                    label: markWords[value](),
                  })),
                ]}
                onChange={(value) =>
                  say.mutate({ routineId: routine.id, id: newId(), dueOn: on, mark: value as RoutineMark })
                }
              />
            ) : (
              <>
                {day(on, 'long')}: {mark === null ? m.blueprint_mark_unsaid() : markWords[mark]()}
              </>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice error={say.error} />
    </details>
  );
}
