import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CommitmentCounts, EmployeeGroup, GroupCounts } from '../commitment-contract.ts';
import { groupWords } from './culture-words.ts';

/** Leaders and teachers side by side: how many of each have stated their part. */
export function CommitmentBalance({ groups }: { groups: readonly GroupCounts[] }) {
  const countsOf = (wanted: EmployeeGroup) => groups.find(({ group }) => group === wanted)?.counts ?? null;
  return (
    <section className="stack">
      <h2>{m.culture_balance()}</h2>
      <div className="culture-balance">
        {(['leaders', 'teachers'] as const).map((group) => (
          <Side key={group} group={group} counts={countsOf(group)} />
        ))}
      </div>
    </section>
  );
}

function Side({ group, counts }: { group: EmployeeGroup; counts: CommitmentCounts | null }) {
  return (
    <div>
      <h3>{groupWords[group]()}</h3>
      {counts === null ? (
        <p className="quiet">{m.culture_too_few()}</p>
      ) : (
        <p>
          <span className="culture-large">{number(counts.committed)}</span>{' '}
          {m.culture_of_people({ count: counts.people, people: number(counts.people) })}
        </p>
      )}
    </div>
  );
}

/** Every employee group, teaching or not: how many have stated a part, looked again, kept it; by building within a group. */
export function CommitmentTable({ groups }: { groups: readonly GroupCounts[] }) {
  return (
    <section className="stack">
      <h2>{m.culture_by_group()}</h2>
      <p className="small quiet">{m.culture_by_group_about()}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={m.culture_by_group()}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.culture_column_group()}</th>
              <th scope="col" className="number">
                {m.culture_column_people()}
              </th>
              <th scope="col" className="number">
                {m.culture_column_committed()}
              </th>
              <th scope="col" className="number">
                {m.culture_column_reviewed()}
              </th>
              <th scope="col" className="number">
                {m.culture_column_kept()}
              </th>
              <th scope="col" className="number">
                {m.culture_column_open()}
              </th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.group}>
              <Row name={groupWords[group.group]()} counts={group.counts} isGroup />
              {group.buildings.map(({ building, counts }) => (
                <Row
                  key={building?.id ?? 'none'}
                  name={building?.name ?? m.culture_no_building()}
                  counts={counts}
                />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </section>
  );
}

type RowProps = { name: string; counts: CommitmentCounts | null; isGroup?: boolean };

function Row({ name, counts, isGroup = false }: RowProps) {
  return (
    <tr>
      <th scope="row" style={isGroup ? { color: 'var(--ink)' } : { paddingInlineStart: '1.2em' }}>
        <bdi>{name}</bdi>
      </th>
      {counts === null ? (
        <td colSpan={5} className="quiet small">
          {m.culture_not_counted()}
        </td>
      ) : (
        [counts.people, counts.committed, counts.reviewed, counts.kept, counts.open].map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: five columns in their order
          <td key={index} className="number">
            {number(value)}
          </td>
        ))
      )}
    </tr>
  );
}
