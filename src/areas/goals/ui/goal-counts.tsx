import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { GoalCounts } from '../goal-contract.ts';
import { kindWords, learningWords, optionsOf, performanceWords } from './goal-words.ts';

/** How many goals there are in every group, for every learning and of both kinds: none is left out because it is zero. */
export function Counts({ counts }: { counts: GoalCounts }) {
  return (
    <div className="goals-counts">
      <Count title={m.goals_performance()} rows={rowsOf(performanceWords, counts.performance)} />
      <Count title={m.goals_learning()} rows={rowsOf(learningWords, counts.learning)} />
      <Count title={m.goals_kind()} rows={rowsOf(kindWords, counts.kind)} />
    </div>
  );
}

function rowsOf<Key extends string>(words: Record<Key, () => string>, counts: Record<Key, number>) {
  return optionsOf(words).map(({ value, label }) => ({ label, count: counts[value] }));
}

function Count({ title, rows }: { title: string; rows: readonly { label: string; count: number }[] }) {
  return (
    <section className="stack-tight">
      <h2>{title}</h2>
      <dl>
        {rows.map(({ label, count }) => (
          <div key={label} className="goals-count">
            <dt>{label}</dt>
            <dd className="number">{number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
