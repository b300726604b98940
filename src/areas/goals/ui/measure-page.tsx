import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MeasureYear, MeasurePage as Page } from '../measure-contract.ts';
import { schoolYearName } from '../school-year-rules.ts';
import { api } from './api.ts';
import { ValueLine } from './charts/value-line.tsx';
import { valueText } from './goal-words.ts';
import { MeasureRelation } from './measure-relation.tsx';
import { shareOf, yearName, yearText } from './measure-words.ts';
import { YearForm } from './year-form.tsx';
import './goals.css';

/** One measure: its years as so many of so many, and the norms that it is set beside. */
export function MeasurePage() {
  const { measureId = '' } = useParams({ strict: false }) as { measureId?: string };
  const page = useQuery(api.queries.readMeasure.queryOptions({ input: { measureId } as never }));
  return (
    <Loaded query={page}>
      {(found) => (
        <PageBody
          title={found.measure.name}
          lead={m.goals_measure_of({ counted: found.measure.counted, of: found.measure.ofWhom })}
          above={<PageLink to={paths.measures}>{m.goals_measures_title()}</PageLink>}
          actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
        >
          {found.years.length === 0 ? (
            <EmptyState>{m.goals_no_year_yet()}</EmptyState>
          ) : (
            <Years page={found} />
          )}
          <MeasureRelation key={found.measure.norms.length} page={found} />
          {found.mayKeep && (
            <Sheet title={m.goals_put_year_down()}>
              <YearForm key={found.years.length} measureId={found.measure.id} corrected={null} />
            </Sheet>
          )}
        </PageBody>
      )}
    </Loaded>
  );
}

function Years({ page: { measure, years, mayKeep } }: { page: Page }) {
  const [correcting, setCorrecting] = useState<MeasureYear | null>(null);
  const holding = years.filter(({ correctedById }) => correctedById === null);
  const [first, last] = [holding[0], holding.at(-1)];
  const finding = [first, first === last ? undefined : last]
    .filter((year) => year !== undefined)
    .map(yearText)
    .join(' ');
  const group = last?.of ?? null;
  return (
    <Sheet title={m.goals_years()}>
      <p>{finding}</p>
      {holding.length > 1 && (
        <figure className="goals-figure">
          <ValueLine
            title={measure.name}
            finding={finding}
            unit="percent"
            dayText={(on) => schoolYearName(Number(on.slice(0, 4)) - 1)}
            points={holding.map((year) => ({
              ...{ on: `${year.startsIn + 1}-06-30`, value: shareOf(year), n: year.of },
            }))}
          />
        </figure>
      )}
      {group !== null && (
        <p className="small quiet">
          {m.goals_everyone_counted({
            ...{ n: number(group), points: number(100 / group, { maximumFractionDigits: 1 }) },
          })}
        </p>
      )}
      <YearTable measure={measure.name} years={years} onCorrect={mayKeep ? setCorrecting : undefined} />
      <Dialog
        title={m.goals_correct_title()}
        isOpen={correcting !== null}
        onClose={() => setCorrecting(null)}
      >
        <p>{m.goals_correct_lead()}</p>
        <YearForm
          key={correcting?.id}
          measureId={measure.id}
          corrected={correcting}
          onDone={() => setCorrecting(null)}
        />
      </Dialog>
    </Sheet>
  );
}

type TableProps = {
  measure: string;
  years: readonly MeasureYear[];
  onCorrect: ((year: MeasureYear) => void) | undefined;
};

function YearTable({ measure, years, onCorrect }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus
    <section className="table-scroll" aria-label={m.goals_values_of({ measure })} tabIndex={0}>
      <table className="table goals-table">
        <thead>
          <tr>
            <th scope="col">{m.goals_school_year()}</th>
            <th scope="col" className="number">
              {m.goals_counted_short()}
            </th>
            <th scope="col" className="number">
              {m.goals_of_how_many()}
            </th>
            <th scope="col" className="number">
              {m.goals_share()}
            </th>
            <th scope="col">{m.goals_source()}</th>
          </tr>
        </thead>
        <tbody>
          {years.toReversed().map((year) => (
            <tr key={year.id} className={year.correctedById === null ? undefined : 'goals-corrected'}>
              <th scope="row">{yearName(year.startsIn)}</th>
              <td className="number">{number(year.counted)}</td>
              <td className="number">{number(year.of)}</td>
              <td className="number">{valueText('percent', shareOf(year))}</td>
              <td>
                <span className="stack-tight">
                  <bdi>{year.source}</bdi>
                  {year.note !== '' && <bdi className="small quiet">{year.note}</bdi>}
                  <span className="small quiet">
                    {year.correctedById === null ? m.goals_by({ name: year.by }) : m.goals_stands_corrected()}
                  </span>
                  {year.correctedById === null && onCorrect !== undefined && (
                    <span className="no-print goals-correct">
                      <Button
                        look="quiet"
                        onPress={() => onCorrect(year)}
                        label={m.goals_correct_of({ day: yearName(year.startsIn) })}
                      >
                        {m.goals_correct()}
                      </Button>
                    </span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
