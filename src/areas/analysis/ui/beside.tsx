import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { DistrictReading } from '../figure-contract.ts';

/** Looks and counts beside presence in the district, each with what it was counted in. Nothing where there are none. */
export function Beside({ district: { scans, times } }: { district: DistrictReading }) {
  if (scans === null && times === null) return null;
  return (
    <div className="stack-tight seen-beside">
      {scans !== null && (
        <p>
          {m.seen_looks({ seen: number(scans.seen), of: number(scans.of), visits: number(scans.visits) })}{' '}
          <span className="quiet small">{m.seen_looks_why()}</span>
        </p>
      )}
      {times !== null && (
        <p>
          {m.seen_times({ times: number(times.times), minutes: number(times.minutes) })}{' '}
          <span className="quiet small">{m.seen_times_rate({ rate: rateOf(times) })}</span>
        </p>
      )}
    </div>
  );
}

/** How often in ten minutes of visits, in whole and tenths. */
function rateOf({ times, minutes }: NonNullable<DistrictReading['times']>): string {
  return number((10 * times) / minutes, { maximumFractionDigits: 1 });
}
