import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { sortedByName } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { DistrictProfile } from '../../district/profile-contract.ts';
import type { Name } from '../person-contract.ts';
import { districtApi, peopleApi } from './api.ts';
import './people.css';

/** Whom anybody can ask what a vision means: the administrators, one's own first, and the District Network. */
export function ExplainersPage() {
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  return (
    <PageBody
      title={m.people_explainers()}
      lead={m.people_explainers_lead()}
      above={<PageLink to={paths.district}>{m.frame_district()}</PageLink>}
    >
      <Loaded query={profile}>
        {(data) => (
          <>
            <Explainers kind="building_administrator" title={m.people_administrators()} profile={data} />
            <Explainers kind="dn_member" title={m.people_dn_members()} profile={data} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

type Props = { kind: CapacityKind; title: string; profile: DistrictProfile };

function Explainers({ kind, title, profile }: Props) {
  const { actor } = useSession();
  const names = useQuery(peopleApi.queries.findNames.queryOptions({ input: { kind } }));
  const buildingsOf = (name: Name) =>
    name.capacities
      .filter((capacity) => capacity.kind === kind && capacity.buildingId !== null)
      .map((capacity) => capacity.buildingId);
  const placeOf = (name: Name) =>
    profile.buildings
      .filter(({ id }) => buildingsOf(name).includes(id))
      .map((building) => building.name)
      .join(', ');
  const isNear = (name: Name) => actor.buildingId !== null && buildingsOf(name).includes(actor.buildingId);
  return (
    <Sheet title={title}>
      <Loaded query={names}>
        {({ names: found }) => {
          const sorted = sortedByName(found, (name) => `${placeOf(name)} ${name.familyName}`);
          const ordered = [...sorted.filter(isNear), ...sorted.filter((name) => !isNear(name))];
          if (ordered.length === 0) return <p className="quiet">{m.people_nobody_yet()}</p>;
          return (
            <ul className="item-list">
              {ordered.map((name) => (
                <li key={name.id} className="people-line">
                  <span className="people-name" dir="auto">{`${name.givenName} ${name.familyName}`}</span>
                  <span className="quiet" dir="auto">
                    {placeOf(name)}
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Sheet>
  );
}
