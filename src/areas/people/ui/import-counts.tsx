import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ImportCounts } from '../import-contract.ts';

/** What an import would do, or has done, in numbers. */
export function ImportCountList({ counts }: { counts: ImportCounts }) {
  const rows = [
    { label: m.people_count_added(), value: counts.added },
    { label: m.people_count_changed(), value: counts.changed },
    { label: m.people_count_ended(), value: counts.ended },
    { label: m.people_count_unchanged(), value: counts.unchanged },
  ];
  return (
    <div className="stack">
      <dl className="people-counts">
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      {counts.dropped > 0 && (
        <p className="quiet">{m.people_dropped({ count: counts.dropped, shown: number(counts.dropped) })}</p>
      )}
    </div>
  );
}

/** The same in one line. */
export function countsText(counts: ImportCounts): string {
  const parts = [
    { words: m.people_added_text, count: counts.added },
    { words: m.people_changed_text, count: counts.changed },
    { words: m.people_ended_text, count: counts.ended },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return m.people_no_change();
  return list(parts.map(({ words, count }) => words({ count, shown: number(count) })));
}
