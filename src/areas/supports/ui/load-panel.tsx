import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../../client/design/notice.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { Load } from '../step-contract.ts';
import { api } from './api.ts';

/** Open work, so that it can be shared: one's own for everybody, that of others for who may see it. */
export function LoadPanel() {
  const load = useQuery(api.queries.readLoad.queryOptions());
  if (load.data === undefined) return null;
  const { own, askToShareAt, people, roles } = load.data;
  return (
    <>
      {own >= askToShareAt && (
        <Notice kind="attention">
          <p>{m.supports_own_full({ shown: number(own) })}</p>
        </Notice>
      )}
      {people !== null && roles !== null && people.length > 0 && (
        <details className="sheet">
          <summary>
            <h2 className="supports-inline">{m.supports_load_title()}</h2>
          </summary>
          <p className="quiet">{m.supports_load_lead()}</p>
          <People people={people} askToShareAt={askToShareAt} />
          <Roles roles={roles} />
        </details>
      )}
    </>
  );
}

function People({ people, askToShareAt }: { people: NonNullable<Load['people']>; askToShareAt: number }) {
  return (
    <table className="table">
      <caption className="visually-hidden">{m.supports_load_people()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.supports_load_person()}</th>
          <th scope="col">{m.supports_building()}</th>
          <th scope="col" className="number">
            {m.supports_load_open()}
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ person, building, openCount }) => (
          <tr key={person.id}>
            <th scope="row">
              {person.name}
              {openCount >= askToShareAt && <span className="supports-share">{m.supports_load_share()}</span>}
            </th>
            <td>{building ?? m.supports_whole_district()}</td>
            <td className="number">{number(openCount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Roles({ roles }: { roles: NonNullable<Load['roles']> }) {
  return (
    <table className="table">
      <caption className="supports-caption">{m.supports_load_roles()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.supports_load_role()}</th>
          <th scope="col" className="number">
            {m.supports_load_count()}
          </th>
          <th scope="col" className="number">
            {m.supports_load_open()}
          </th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={role.capacity}>
            <th scope="row">{capacityWords[role.capacity as CapacityKind]()}</th>
            <td className="number">{number(role.people)}</td>
            <td className="number">{number(role.openCount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
