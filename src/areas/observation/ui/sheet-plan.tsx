import { Notice } from '../../../client/design/notice.tsx';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ImportOptions } from '../import-contract.ts';
import type { LeftOut, SheetPlan } from '../sheet-plan-rules.ts';

type Props = { plan: SheetPlan; options: ImportOptions; vision: ImportOptions['visions'][number] };

/** What would be brought in, what not and why, and what is dropped at the door. Nothing has been sent yet. */
export function PlanShown({ plan, options, vision }: Props) {
  const { visits, leftOut, dropped } = plan;
  const days = visits.map((visit) => visit.day).sort();
  const buildings = options.buildings.filter(({ id }) => visits.some(({ buildingId }) => buildingId === id));
  const timeless = visits.filter(({ hasTime }) => !hasTime).length;
  const before = visits.filter((visit) => visit.day < vision.adoptedOn).length;
  return (
    <div className="stack">
      <p role="status" className="sheet-count">
        {visits.length === 0
          ? m.observation_sheets_nothing()
          : m.observation_sheets_would({
              count: visits.length,
              shown: number(visits.length),
              from: day(days[0] ?? options.today),
              to: day(days.at(-1) ?? options.today),
              buildings: list(buildings.map(({ name }) => name)),
            })}
      </p>
      {leftOut.length > 0 && <LeftOutList leftOut={leftOut} />}
      {plan.unreadAnswers > 0 && (
        <p>{m.observation_sheets_unread({ count: plan.unreadAnswers, shown: number(plan.unreadAnswers) })}</p>
      )}
      <p>
        {dropped.length === 0
          ? m.observation_sheets_dropped_none()
          : m.observation_sheets_dropped({ titles: list(dropped) })}
      </p>
      <Notice kind={plan.hasRooms ? 'info' : 'attention'}>
        <p>{plan.hasRooms ? m.observation_sheets_rooms() : m.observation_sheets_no_rooms()}</p>
      </Notice>
      {timeless > 0 && <p>{m.observation_sheets_no_times({ count: timeless, shown: number(timeless) })}</p>}
      {before > 0 && (
        <Notice kind="attention">
          <p>
            {m.observation_sheets_before({
              count: before,
              shown: number(before),
              day: day(vision.adoptedOn),
            })}
          </p>
        </Notice>
      )}
    </div>
  );
}

const whyWords: Record<LeftOut['why'], () => string> = {
  'no-date': m.observation_sheets_why_date,
  'not-over': m.observation_sheets_why_not_over,
  'outside-days': m.observation_sheets_why_outside,
  'no-building': m.observation_sheets_why_building,
  'no-band': m.observation_sheets_why_band,
  'other-subject': m.observation_sheets_why_subject,
  'no-answer': m.observation_sheets_why_answer,
  'same-as': m.observation_sheets_why_same,
};

/** Rows named at most; the rest are counted. */
const mostNamed = 12;

function LeftOutList({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const reasons = [...new Set(leftOut.map(({ why }) => why))];
  return (
    <section className="stack-tight">
      <h3>{m.observation_sheets_left_out({ count: leftOut.length, shown: number(leftOut.length) })}</h3>
      <ul className="agreement-points">
        {reasons.map((why) => {
          const rows = leftOut.filter((one) => one.why === why).map(({ row }) => row);
          const named = rows.slice(0, mostNamed).map((row) => number(row, { useGrouping: false }));
          return (
            <li key={why}>
              {m.observation_sheets_rows({
                why: whyWords[why](),
                rows: rows.length > mostNamed ? `${named.join(', ')} …` : named.join(', '),
              })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
