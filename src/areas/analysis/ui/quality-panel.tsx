import { useQuery } from '@tanstack/react-query';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { VisitCount, WindowQuality } from '../quality-contract.ts';
import { analysisApi as api } from './api.ts';
import './analysis.css';

type Shown = Extract<WindowQuality, { is: 'shown' }>;

/** How the visits behind a reading were made, beside it: for the district as a whole, never for anybody. */
export function QualityPanel({ windowId, minutes }: { windowId: string; minutes: number }) {
  const query = useQuery(api.queries.readWindowQuality.queryOptions({ input: { windowId } }));
  const quality = query.data;
  if (quality === undefined || quality.is === 'not_read') return null;
  return (
    <details className="stack-tight">
      <summary>{m.analysis_quality()}</summary>
      {quality.is === 'shown' ? (
        <Counts quality={quality} minutes={minutes} />
      ) : (
        <p>{m.analysis_quality_not_enough()}</p>
      )}
    </details>
  );
}

function Counts({ quality, minutes }: { quality: Shown; minutes: number }) {
  const length = { minutes: number(minutes) };
  const rows: [string, string][] = [
    [m.analysis_quality_repeats(), repeatsOf(quality)],
    [m.analysis_quality_doubles(), said(quality.doubles)],
    [m.analysis_quality_clocks(), said(quality.clocks)],
    [m.analysis_quality_corrected(), said(quality.corrected)],
    [m.analysis_quality_voided(), said(quality.voided)],
    [m.analysis_quality_short(length), said(quality.short)],
    [m.analysis_quality_long(length), said(quality.long)],
    [m.analysis_quality_unanswered(), said(quality.unanswered)],
  ];
  return (
    <div className="stack-tight">
      <p>{m.analysis_quality_lead({ visits: number(quality.visits) })}</p>
      <dl className="seen-quality">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function said(visits: VisitCount): string {
  if (visits.is === 'count') return number(visits.count);
  return visits.is === 'few' ? m.analysis_quality_few() : m.analysis_quality_all_but_few();
}

function repeatsOf({ repeats, repeatsPercent }: Shown): string {
  if (repeatsPercent === null) return said(repeats);
  return m.analysis_quality_share({ count: said(repeats), percent: number(repeatsPercent) });
}
