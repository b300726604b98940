import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Goal, GoalReading } from '../goal-contract.ts';
import { valueText } from './goal-words.ts';
import { ReadingForm } from './reading-form.tsx';

/** Every reading: what the chart draws, with its group, its source and what was corrected. */
export function ReadingTable({ goal, readings }: { goal: Goal; readings: readonly GoalReading[] }) {
  const [correcting, setCorrecting] = useState<GoalReading | null>(null);
  const mayCorrect = goal.isMineToChange && goal.status !== 'ended';
  return (
    <>
      {/* A table that is wider than a phone scrolls by itself, and can be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus */}
      <section className="table-scroll" aria-label={m.goals_every_value()} tabIndex={0}>
        <table className="table goals-table">
          <thead>
            <tr>
              <th scope="col">{m.goals_measured_on()}</th>
              <th scope="col" className="number">
                {m.goals_value()}
              </th>
              <th scope="col" className="number">
                {m.goals_of_how_many()}
              </th>
              <th scope="col">{m.goals_source()}</th>
            </tr>
          </thead>
          <tbody>
            {readings.map((reading) => (
              <Row
                key={reading.id}
                goal={goal}
                reading={reading}
                onCorrect={mayCorrect ? () => setCorrecting(reading) : undefined}
              />
            ))}
          </tbody>
        </table>
      </section>
      <Dialog
        title={m.goals_correct_title()}
        isOpen={correcting !== null}
        onClose={() => setCorrecting(null)}
      >
        <p>{m.goals_correct_lead()}</p>
        <ReadingForm
          key={correcting?.id}
          goal={goal}
          corrected={correcting}
          onDone={() => setCorrecting(null)}
        />
      </Dialog>
    </>
  );
}

type RowProps = { goal: Goal; reading: GoalReading; onCorrect: (() => void) | undefined };

function Row({ goal, reading, onCorrect }: RowProps) {
  const { correctedById, isBaseline, n } = reading;
  return (
    <tr className={correctedById === null ? undefined : 'goals-corrected'}>
      <th scope="row">
        {day(reading.on)}
        {isBaseline && ` (${m.goals_baseline()})`}
      </th>
      <td className="number">{valueText(goal.unit, reading.value)}</td>
      <td className="number">{n === null ? m.goals_no_group() : number(n)}</td>
      <td>
        <span className="stack-tight">
          <bdi>{reading.source}</bdi>
          {reading.note !== '' && <bdi className="small quiet">{reading.note}</bdi>}
          <span className="small quiet">
            {correctedById === null ? m.goals_by({ name: reading.by }) : m.goals_stands_corrected()}
          </span>
          {correctedById === null && onCorrect !== undefined && (
            <span className="no-print">
              <Button look="quiet" onPress={onCorrect} label={m.goals_correct_of({ day: day(reading.on) })}>
                {m.goals_correct()}
              </Button>
            </span>
          )}
        </span>
      </td>
    </tr>
  );
}
