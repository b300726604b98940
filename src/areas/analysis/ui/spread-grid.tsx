import { m } from '../../../client/words/words.ts';
import type { SpreadGrid } from '../figure-contract.ts';

/** Which grade bands were visited at which time of day: seen, or not yet. No count, and no score. */
export function SpreadGridTable({ grid }: { grid: SpreadGrid | undefined }) {
  if (grid === undefined || grid.length === 0) return null;
  const parts = ['early', 'midday', 'late'] as const;
  const words = { early: m.seen_time_early, midday: m.seen_time_midday, late: m.seen_time_late };
  return (
    <div className="stack-tight">
      <div className="table-scroll">
        <table className="table seen-spread-grid">
          <caption>{m.seen_spread_grid()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.seen_spread_band()}</th>
              {parts.map((part) => (
                <th key={part} scope="col">
                  {words[part]()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.map((row) => (
              <tr key={row.bandId}>
                <th scope="row">
                  <bdi>{row.band}</bdi>
                </th>
                {parts.map((part) => (
                  <td key={part}>{row[part] ? m.seen_spread_seen() : m.seen_spread_not_yet()}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet small">{m.seen_spread_grid_lead()}</p>
    </div>
  );
}
