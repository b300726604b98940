import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { list, sortedByName } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { BuildingId } from '../../../kit/ids.ts';
import type { Name } from '../person-contract.ts';
import { peopleApi } from './api.ts';

/** More names than this are a list for the page of all of them. */
const mostNames = 6;

/** Whom the reader can ask: the administrators of their own building, and the District Network, its members nearby first. */
export function NearExplainers() {
  const { actor } = useSession();
  const { buildingId } = actor;
  const administrators = useQuery({
    ...peopleApi.queries.findNames.queryOptions({
      input: { kind: 'building_administrator', ...(buildingId === null ? {} : { buildingId }) },
    }),
    enabled: buildingId !== null,
    staleTime: 5 * 60_000,
  });
  const network = useQuery({
    ...peopleApi.queries.findNames.queryOptions({ input: { kind: 'dn_member' } }),
    staleTime: 5 * 60_000,
  });
  // Oneself is not whom one asks.
  const others = (names: readonly Name[]) => names.filter((name) => name.id !== actor.personId);
  const near = others(administrators.data?.names ?? []);
  const members = nearFirst(others(network.data?.names ?? []), buildingId);
  return (
    <Sheet title={m.people_can_explain()}>
      {near.length > 0 && <p className="small">{m.people_can_explain_here({ names: namesOf(near) })}</p>}
      {members.length > 0 && (
        <p className="small">{m.people_can_explain_network({ names: namesOf(members) })}</p>
      )}
      <p className="small">
        <PageLink to={paths.explainers}>{m.people_can_explain_all()}</PageLink>
      </p>
    </Sheet>
  );
}

function namesOf(names: readonly Name[]): string {
  return list(names.slice(0, mostNames).map((name) => `${name.givenName} ${name.familyName}`));
}

function nearFirst(names: readonly Name[], buildingId: BuildingId | null): Name[] {
  const sorted = sortedByName(names, (name) => name.familyName);
  const isNear = (name: Name) =>
    buildingId !== null && name.capacities.some((capacity) => capacity.buildingId === buildingId);
  return [...sorted.filter(isNear), ...sorted.filter((name) => !isNear(name))];
}
