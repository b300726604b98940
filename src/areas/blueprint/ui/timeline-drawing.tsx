import { day, number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { read, standingWords } from './blueprint-words.ts';
import type { Planned } from './planned.ts';
import { StateMark } from './state-mark.tsx';
import { monthsOf, type Scale, scaleOver } from './timeline-scale.ts';

type Props = { planned: readonly Planned[]; today: string };

/**
 * Every component a strip: the plan as a bar, the first plan as a line above it, what was as a filled bar below. Time runs
 * from left to right in every language. The table under it says the same.
 */
export function TimelineDrawing({ planned, today }: Props) {
  const scale = scaleOver([
    today,
    ...planned.flatMap(({ plan, baseline, standing }) => [
      ...[plan.startsOn, plan.endsOn, baseline.startsOn, baseline.endsOn],
      ...(standing.startedOn === null ? [] : [standing.startedOn]),
      ...(standing.installedOn === null ? [] : [standing.installedOn]),
    ]),
  ]);
  const said = m.blueprint_drawing({
    count: number(planned.length),
    from: day(scale.first),
    to: day(scale.last),
  });
  return (
    <figure className="blueprint-timeline">
      <figcaption className="row small">
        <Legend />
      </figcaption>
      <div role="img" aria-label={said}>
        <Axis scale={scale} today={today} />
        {planned.map((component) => (
          <Strip key={component.id} component={component} scale={scale} today={today} />
        ))}
      </div>
    </figure>
  );
}

function Legend() {
  const parts = [
    ['blueprint-bar-baseline', m.blueprint_first_plan()],
    ['blueprint-bar-plan', m.blueprint_plan_now()],
    ['blueprint-bar-actual', m.blueprint_what_was()],
  ] as const;
  return parts.map(([look, words]) => (
    <span key={look} className="blueprint-legend">
      <svg viewBox="0 0 24 12" aria-hidden="true">
        <rect className={look} x="1" y="2" width="22" height="8" />
      </svg>
      {words}
    </span>
  ));
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

function Axis({ scale, today }: { scale: Scale; today: string }) {
  const months = new Intl.DateTimeFormat(language(), { month: 'short', year: '2-digit', timeZone: 'UTC' });
  return (
    <div className="blueprint-axis small quiet">
      {monthsOf(scale).map((month) => (
        <span key={month} style={{ insetInlineStart: percent(scale.at(month)) }}>
          {months.format(new Date(`${month}T00:00:00Z`))}
        </span>
      ))}
      <span className="blueprint-today-label" style={{ insetInlineStart: percent(scale.at(today)) }}>
        {m.blueprint_today()}
      </span>
    </div>
  );
}

function Strip({ component, scale, today }: { component: Planned; scale: Scale; today: string }) {
  const { name, plan, baseline, standing } = component;
  const [from, to] = [standing.startedOn ?? standing.installedOn, standing.installedOn ?? today];
  const isMoved = plan.startsOn !== baseline.startsOn || plan.endsOn !== baseline.endsOn;
  return (
    <div className="blueprint-strip">
      <span className="blueprint-strip-name">
        <StateMark state={standing.state} />
        <bdi>{read(name)}</bdi>
        <span className="visually-hidden">{standingWords(standing)}</span>
      </span>
      <svg viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true">
        {monthsOf(scale).map((month) => (
          <line
            key={month}
            className="blueprint-grid"
            x1={scale.at(month) * 1000}
            x2={scale.at(month) * 1000}
            y1="0"
            y2="30"
          />
        ))}
        {isMoved && <Bar look="blueprint-bar-baseline" span={baseline} scale={scale} y={3} height={5} />}
        <Bar look="blueprint-bar-plan" span={plan} scale={scale} y={10} height={10} />
        {from !== null && (
          <Bar
            look="blueprint-bar-actual"
            span={{ startsOn: from, endsOn: to }}
            scale={scale}
            y={22}
            height={5}
          />
        )}
        <line
          className="blueprint-today"
          x1={scale.at(today) * 1000}
          x2={scale.at(today) * 1000}
          y1="0"
          y2="30"
        />
      </svg>
    </div>
  );
}

type BarProps = {
  look: string;
  span: { startsOn: string; endsOn: string };
  scale: Scale;
  y: number;
  height: number;
};

function Bar({ look, span, scale, y, height }: BarProps) {
  const [from, to] = [scale.at(span.startsOn) * 1000, scale.at(span.endsOn) * 1000];
  return <rect className={look} x={from} y={y} width={Math.max(4, to - from)} height={height} />;
}
