import { useNavigate, useSearch } from '@tanstack/react-router';
import { SelectField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import type { Register } from '../indicator-contract.ts';

/** The place one looks at, as the address says it: a building, or the whole district. */
export function usePlaceAsked(): string | undefined {
  const { building } = useSearch({ strict: false }) as { building?: string };
  return building;
}

/** Looks at the whole district or at one building: the same measures for both. */
export function PlaceChoice({ buildings }: Pick<Register, 'buildings'>) {
  const asked = usePlaceAsked() ?? '';
  const navigate = useNavigate();
  if (buildings.length === 0) return null;
  const go = (building: string) =>
    void navigate({
      to: '.',
      search: ((old: object) => ({ ...old, building: building === '' ? undefined : building })) as never,
      replace: true,
    });
  return (
    <div className="evidence-place">
      <SelectField
        label={m.evidence_place()}
        value={asked}
        options={[
          { value: '', label: m.evidence_whole_district() },
          ...buildings.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={go}
      />
    </div>
  );
}
