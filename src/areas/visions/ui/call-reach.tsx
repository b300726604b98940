import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Coverage, Reach } from '../call-contract.ts';
import { api } from './api.ts';

/** Whom a call reached, who joined, and which buildings and bands have no voice yet. "Not now" is counted, never named. */
export function CallReach({ callId }: { callId: string }) {
  const reach = useQuery(api.queries.readCallReach.queryOptions({ input: { callId } as never }));
  return <Loaded query={reach}>{(read) => <ReachSheet reach={read} />}</Loaded>;
}

function ReachSheet({ reach }: { reach: Reach }) {
  const missing = [...reach.nobodyYet.buildings, ...reach.nobodyYet.bands].map(({ name }) => name);
  return (
    <Sheet title={m.visions_reach()}>
      <p>
        {m.visions_reach_line({
          invited: number(reach.invitedCount),
          day: day(reach.invitedOn),
          opened: number(reach.openedCount),
          joined: number(reach.joinedCount),
          notNow: number(reach.notNowCount),
        })}
      </p>
      {missing.length > 0 && (
        <Notice kind="attention">
          <p>{m.visions_reach_missing({ places: list(missing) })}</p>
        </Notice>
      )}
      {reach.joiners.length > 0 && (
        <ul className="plain-list stack-tight">
          {reach.joiners.map((joiner) => (
            <li key={joiner.personId}>
              {joiner.name}
              <span className="small quiet">
                {` · ${[capacityWords[joiner.capacity](), joiner.building?.name, joiner.band?.name].filter(Boolean).join(' · ')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="table-scroll">
        <table className="table">
          <caption className="visually-hidden">{m.visions_reach_by_building()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.visions_building()}</th>
              <th scope="col" className="number">
                {m.visions_reach_staff()}
              </th>
              <th scope="col" className="number">
                {m.visions_reach_joined()}
              </th>
            </tr>
          </thead>
          <tbody>
            {reach.byBuilding.map((row) => (
              <CoverageRow key={row.id ?? 'none'} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

function CoverageRow({ row }: { row: Coverage }) {
  return (
    <tr>
      <td>{row.name ?? m.visions_whole_district()}</td>
      <td className="number">{number(row.staffCount)}</td>
      <td className="number">{number(row.joinedCount)}</td>
    </tr>
  );
}
