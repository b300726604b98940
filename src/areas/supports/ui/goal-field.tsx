import { useQuery } from '@tanstack/react-query';
import { SelectField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import { goalsApi } from './api.ts';

/** The goal that a step serves, of those that are worked toward; nothing where there is none. */
export function GoalField({ value, onChange }: { value: string; onChange(goalId: string): void }) {
  const goals = useQuery(goalsApi.queries.listGoals.queryOptions({ input: {} }));
  const found = goals.data?.goals ?? [];
  if (found.length === 0) return null;
  return (
    <SelectField
      label={m.supports_goal()}
      hint={m.frame_optional()}
      value={value}
      options={[
        { value: '', label: m.supports_goal_none() },
        ...found.map(({ id, what, building }) => ({
          value: id,
          label: building === null ? what : `${what} (${building.name})`,
        })),
      ]}
      onChange={onChange}
    />
  );
}
