import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CountRange, EmployeeGroup, GroupCounts } from '../commitment-contract.ts';
import { groupWords } from './culture-words.ts';

/** Leaders and teachers side by side: how many of each have stated their part. */
export function CommitmentBalance({ groups }: { groups: readonly GroupCounts[] }) {
  const of = (wanted: EmployeeGroup) => groups.find(({ group }) => group === wanted);
  return (
    <section className="stack">
      <h2>{m.culture_balance()}</h2>
      <div className="culture-balance">
        {(['leaders', 'teachers'] as const).map((group) => (
          <Side key={group} group={group} counts={of(group)} />
        ))}
      </div>
    </section>
  );
}

/** "4", or "5 to 9" where no more than that is said. */
function rangeWords({ least, most }: CountRange): string {
  return least === most ? number(least) : m.culture_range({ least: number(least), most: number(most) });
}

function Side({ group, counts }: { group: EmployeeGroup; counts: GroupCounts | undefined }) {
  if (counts === undefined) return null;
  return (
    <div>
      <h3>{groupWords[group]()}</h3>
      <p>
        <span className="culture-large">{rangeWords(counts.committed)}</span>{' '}
        {m.culture_of_people({ count: counts.people, people: number(counts.people) })}
      </p>
    </div>
  );
}

/** Every employee group, teaching or not: how many have stated a part, looked again, kept it. */
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
          <tbody>
            {groups.map((group) => (
              <tr key={group.group}>
                <th scope="row">{groupWords[group.group]()}</th>
                <td className="number">{number(group.people)}</td>
                {[group.committed, group.reviewed, group.kept, group.open].map((range, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four columns in their order
                  <td key={index} className="number">
                    {rangeWords(range)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
