import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { read, standingWords } from './blueprint-words.ts';
import type { Planned } from './planned.ts';
import { StateMark } from './state-mark.tsx';

/** The same as the drawing, in words: the first plan, the present one and why it moved, and how it stands. */
export function TimelineTable({ planned }: { planned: readonly Planned[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={m.blueprint_timeline_table()}>
      <table className="table blueprint-table">
        <thead>
          <tr>
            <th scope="col">{m.blueprint_part()}</th>
            <th scope="col">{m.blueprint_first_plan()}</th>
            <th scope="col">{m.blueprint_plan_now()}</th>
            <th scope="col">{m.blueprint_standing()}</th>
          </tr>
        </thead>
        <tbody>
          {planned.map((component) => (
            <Row key={component.id} component={component} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ component: { id, name, plan, baseline, history, standing } }: { component: Planned }) {
  const span = ({ startsOn, endsOn }: Planned['plan']) =>
    m.blueprint_from_to({ from: day(startsOn), to: day(endsOn) });
  const moves = history.slice(1).toReversed();
  return (
    <tr>
      <th scope="row">
        <PageLink to={paths.component(id)}>
          <bdi>{read(name)}</bdi>
        </PageLink>
      </th>
      <td>{span(baseline)}</td>
      <td>
        {moves.length === 0 ? m.blueprint_as_planned() : span(plan)}
        {moves.length > 0 && (
          <details>
            <summary className="small">
              {m.blueprint_replanned({ count: moves.length, shown: number(moves.length) })}
            </summary>
            <ul className="blueprint-seen small">
              {moves.map((move) => (
                <li key={move.at}>
                  {span(move)}: <bdi>{move.reason}</bdi> <span className="quiet">({move.by})</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td>
        <span className="blueprint-state">
          <StateMark state={standing.state} />
          {standingWords(standing)}
        </span>
      </td>
    </tr>
  );
}
