import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { VisionStanding } from '../contract.ts';

/** The rounds of looking at instruction and improving it, with their days, and when the district looks again. */
export function Rounds({ vision: { rounds, nextLookOn } }: { vision: VisionStanding }) {
  return (
    <section className="stack-tight">
      <h3>{m.standing_rounds()}</h3>
      {rounds.length === 0 ? (
        <p className="quiet">{m.standing_rounds_none()}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <section className="table-scroll" tabIndex={0} aria-label={m.standing_rounds()}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.standing_looked()}</th>
                <th scope="col">{m.standing_read()}</th>
                <th scope="col">{m.standing_talked()}</th>
                <th scope="col">{m.standing_improved()}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map((round) => (
                <tr key={round.windowId}>
                  <th scope="row">
                    <PageLink to={paths.seenWindow(round.windowId)}>
                      {m.standing_from_to({
                        from: day(round.startsOn, 'short'),
                        to: day(round.endsOn),
                      })}
                    </PageLink>
                  </th>
                  <td>{round.readOn === null ? m.standing_not_yet() : day(round.readOn, 'short')}</td>
                  <td>{round.talkedOn === null ? m.standing_not_yet() : day(round.talkedOn, 'short')}</td>
                  <td>
                    {m.standing_round_steps({
                      open: number(round.openSteps),
                      done: number(round.doneSteps),
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p>
        {nextLookOn === null
          ? m.standing_next_look_none()
          : m.standing_next_look({ day: day(nextLookOn, 'long') })}
      </p>
    </section>
  );
}
