import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { districtApi } from './api.ts';
import { kindWords, learningWords, optionsOf, performanceWords } from './goal-words.ts';

/** What the address says of the list. */
export type GoalWish = {
  performance?: string;
  learning?: string;
  kind?: string;
  /** `district`, or a building. */
  place?: string;
  standing?: string;
  sort?: string;
  q?: string;
};

/** The wish as the list asks for it. */
export function inputOf(wish: GoalWish) {
  const { place, q, ...rest } = wish;
  return {
    ...rest,
    ...(place === 'district' ? { scope: 'district' } : place === undefined ? {} : { buildingId: place }),
    ...(q === undefined || q.trim() === '' ? {} : { search: q.trim() }),
  };
}

export const isNarrowed = ({ sort: _, ...wish }: GoalWish) =>
  Object.values(wish).some((part) => part !== undefined);

/** Words, group, learning, kind, place and standing by which goals are found, and their order. */
export function GoalFilters({ wish }: { wish: GoalWish }) {
  const change = useWish();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const any = { value: '', label: m.goals_any() };
  const places = (profile.data?.buildings ?? []).map(({ id, name }) => ({
    value: id as string,
    label: name,
  }));
  const fields = [
    { key: 'performance', label: m.goals_performance(), options: [any, ...optionsOf(performanceWords)] },
    { key: 'learning', label: m.goals_learning(), options: [any, ...optionsOf(learningWords)] },
    { key: 'kind', label: m.goals_kind(), options: [any, ...optionsOf(kindWords)] },
    {
      key: 'place',
      label: m.goals_place(),
      options: [any, { value: 'district', label: m.goals_whole_district() }, ...places],
    },
    {
      key: 'standing',
      label: m.goals_standing(),
      options: [
        { value: '', label: m.goals_standing_going_on() },
        { value: 'over', label: m.goals_standing_over() },
        { value: 'all', label: m.goals_any() },
      ],
    },
    {
      key: 'sort',
      label: m.goals_sort(),
      options: [
        { value: '', label: m.goals_sort_target() },
        { value: 'latest', label: m.goals_sort_latest() },
        { value: 'name', label: m.goals_sort_name() },
      ],
    },
  ] as const;
  return (
    <search className="goals-filters no-print">
      <TextField
        label={m.frame_search()}
        type="search"
        value={wish.q ?? ''}
        onChange={(q) => change({ q })}
      />
      {fields.map(({ key, label, options }) => (
        <SelectField
          key={key}
          label={label}
          value={wish[key] ?? ''}
          options={options}
          onChange={(value) => change({ [key]: value })}
        />
      ))}
    </search>
  );
}

function useWish(): (wish: GoalWish) => void {
  const navigate = useNavigate();
  const before = useSearch({ strict: false }) as GoalWish;
  return (wish) => {
    const search = Object.entries({ ...before, ...wish });
    const kept = Object.fromEntries(search.filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: paths.goals, search: kept as never, replace: true });
  };
}
