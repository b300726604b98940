import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Coverage as Found } from '../indicator-contract.ts';
import { api } from './api.ts';
import { employeeGroupWords } from './evidence-words.ts';

/** From which buildings and groups of employees evidence, ratings, sessions and visits come, and from which nothing does. */
export function Coverage() {
  const coverage = useQuery(api.queries.readCoverage.queryOptions());
  return (
    <section className="stack">
      <div className="stack-tight">
        <h2>{m.evidence_coverage()}</h2>
        <p className="small quiet">{m.evidence_coverage_about()}</p>
      </div>
      <Loaded query={coverage}>
        {(found) => (
          <>
            <Absent found={found} />
            <Buildings found={found} />
            <Groups found={found} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Absent({ found: { buildings, groups } }: { found: Found }) {
  const absent = [
    ...buildings
      .filter(
        ({ evidence, ratings, sessions, visits }) => evidence + ratings + sessions === 0 && visits === 0,
      )
      .map(({ name }) => name),
    ...groups
      .filter(({ evidence, ratings, sessions }) => evidence + ratings === 0 && sessions === 0)
      .map(({ group }) => employeeGroupWords[group]()),
  ];
  if (absent.length === 0) return <p>{m.evidence_coverage_all()}</p>;
  return (
    <Notice kind="attention">
      <p>{m.evidence_coverage_absent({ places: list(absent) })}</p>
    </Notice>
  );
}

function Buildings({ found: { buildings, district } }: { found: Found }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={m.evidence_coverage_building()}>
      <table className="table evidence-table">
        <thead>
          <tr>
            <th scope="col">{m.evidence_coverage_building()}</th>
            <th scope="col">{m.evidence_coverage_evidence()}</th>
            <th scope="col">{m.evidence_coverage_ratings()}</th>
            <th scope="col">{m.evidence_coverage_sessions()}</th>
            <th scope="col">{m.evidence_coverage_visits()}</th>
          </tr>
        </thead>
        <tbody>
          {buildings.map(({ id, name, evidence, ratings, sessions, visits }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{number(evidence)}</td>
              <td>{number(ratings)}</td>
              <td>{number(sessions)}</td>
              <td>{visits === null ? m.evidence_coverage_few_visits() : number(visits)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{m.evidence_whole_district()}</th>
            <td>{number(district.evidence)}</td>
            <td>{number(district.ratings)}</td>
            <td>{number(district.sessions)}</td>
            <td>–</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Groups({ found: { groups } }: { found: Found }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={m.evidence_coverage_group()}>
      <table className="table evidence-table">
        <thead>
          <tr>
            <th scope="col">{m.evidence_coverage_group()}</th>
            <th scope="col">{m.evidence_coverage_evidence()}</th>
            <th scope="col">{m.evidence_coverage_ratings()}</th>
            <th scope="col">{m.evidence_coverage_sessions()}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, evidence, ratings, sessions }) => (
            <tr key={group}>
              <th scope="row">{employeeGroupWords[group]()}</th>
              <td>{number(evidence)}</td>
              <td>{number(ratings)}</td>
              <td>{sessions === null ? m.evidence_coverage_few_people() : number(sessions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
