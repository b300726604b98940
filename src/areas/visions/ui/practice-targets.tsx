import { useQuery } from '@tanstack/react-query';
import { CheckField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { Target } from '../call-contract.ts';
import type { PracticePart } from '../practice-contract.ts';
import { api } from './api.ts';

/** The targets of a subject, ended ones too. */
export function useTargets(subjectId: string): readonly Target[] {
  const targets = useQuery(api.queries.listTargets.queryOptions({ input: { subjectId } as never }));
  return targets.data ?? [];
}

type Ids = PracticePart['targetIds'];

/** Which learning a practice serves: one target of the subject at least. */
export function TargetsField({
  subjectId,
  value,
  onChange,
}: {
  subjectId: string;
  value: Ids;
  onChange(value: Ids): void;
}) {
  const targets = useTargets(subjectId);
  const chosen = new Set<string>(value);
  const offered = targets.filter(({ id, endedAt }) => endedAt === null || chosen.has(id));
  return (
    <fieldset className="visions-citations stack-tight">
      <legend>{m.visions_serves()}</legend>
      <p className="hint small quiet">
        {offered.length === 0 ? m.visions_serves_none() : m.visions_serves_hint()}{' '}
        <PageLink to={paths.targets}>{m.visions_serves_all()}</PageLink>
      </p>
      {offered.map((target) => (
        <CheckField
          key={target.id}
          label={<span dir="auto">{target.text}</span>}
          hint={target.endedAt === null ? undefined : m.visions_serves_ended()}
          isChecked={chosen.has(target.id)}
          onChange={(isIn) =>
            onChange(
              isIn ? ([...value, target.id] as Ids) : value.filter((id) => (id as string) !== target.id),
            )
          }
        />
      ))}
    </fieldset>
  );
}
