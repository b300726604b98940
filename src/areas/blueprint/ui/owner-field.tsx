import { useQuery } from '@tanstack/react-query';
import { SelectField } from '../../../client/design/field.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import { conversationsApi, districtApi } from './api.ts';

/** A role, at a place or not, or a group: `role:coach`, `group:<id>`. */
export type Who = { who: string; buildingId: string };

type Props = { label: string; hint?: string; value: Who; onChange(value: Who): void };

/** Who, by role or group; never a person. */
export function OwnerField({ label, hint, value, onChange }: Props) {
  const groups = useQuery(conversationsApi.queries.listGroups.queryOptions({ input: {} }));
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const buildings = (profile.data?.buildings ?? []).filter(({ endedOn }) => endedOn === null);
  return (
    <>
      <SelectField
        label={label}
        hint={hint}
        value={value.who}
        isRequired
        options={[
          { value: '', label: m.blueprint_choose() },
          ...Object.entries(capacityWords).map(([kind, words]) => ({
            value: `role:${kind}`,
            label: words(),
          })),
          ...(groups.data?.groups ?? []).map(({ id, name }) => ({
            value: `group:${id}`,
            label: m.blueprint_the_group({ name }),
          })),
        ]}
        onChange={(who) => onChange({ ...value, who })}
      />
      {!value.who.startsWith('group:') && (
        <SelectField
          label={m.blueprint_at_building()}
          value={value.buildingId}
          options={[
            { value: '', label: m.blueprint_whole_district() },
            ...buildings.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(buildingId) => onChange({ ...value, buildingId })}
        />
      )}
    </>
  );
}

/** As the endpoints take it. */
export function partsOf({ who, buildingId }: Who) {
  const [kind, id = ''] = who.split(':');
  const isGroup = kind === 'group';
  return {
    kind: isGroup ? null : (id as CapacityKind),
    groupId: isGroup ? id : null,
    buildingId: isGroup || buildingId === '' ? null : buildingId,
  };
}
