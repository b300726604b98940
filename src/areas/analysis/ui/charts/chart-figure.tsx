import { useMutation } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { Button } from '../../../../client/design/button.tsx';
import { Notice } from '../../../../client/design/notice.tsx';
import { day } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import { schoolDayOf } from '../../../../kit/days.ts';
import { type LetteredMark, sayLettered } from '../../chart-marks.ts';
import type { Chart, Spoken } from '../../chart-scene.ts';
import { chartOf, type Looked, sayLatest, seriesIn } from '../../chart-view-rules.ts';
import { chartSay } from '../chart-say.ts';
import { saveImage } from './chart-image.ts';
import { Drawing } from './drawing.tsx';

/** What a screen looks at: the marks with their words. */
export type LookedAt = Omit<Looked, 'marks'> & { marks: readonly LetteredMark[] };

/** A chart of the chosen view with what it says; its points can be walked through, and it can be taken along. */
export function ChartFigure({ looked, timeZone }: { looked: LookedAt; timeZone: string }) {
  const shown = useMemo(() => chartOf(looked, chartSay), [looked]);
  return (
    <figure className="stack-tight seen-chart">
      {shown.chart !== null && <Walked chart={shown.chart} isTall={looked.view !== 'time'} />}
      <figcaption className="stack-tight quiet small">
        {shown.sentences.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </figcaption>
      {shown.chart !== null && (
        <TakeAlong looked={looked} chart={shown.chart} sentences={shown.sentences} timeZone={timeZone} />
      )}
    </figure>
  );
}

/** The drawing, and under it a slider from point to point: arrow keys, a finger and a screen reader all know one. */
function Walked({ chart, isTall }: { chart: Chart; isTall: boolean }) {
  const id = useId();
  const [walked, walk] = useState<number | null>(null);
  const { points, title } = chart;
  const here = walked === null ? undefined : points[Math.min(walked, points.length - 1)];
  return (
    <>
      <Drawing chart={chart} className={isTall ? 'seen-run-chart seen-tall-chart' : 'seen-run-chart'}>
        {here !== undefined && <Here point={here} height={chart.scene.height} />}
      </Drawing>
      {points.length > 1 && (
        <div className="seen-walk no-print">
          <input
            type="range"
            dir="ltr"
            min={0}
            max={points.length - 1}
            step={1}
            value={walked ?? points.length - 1}
            aria-label={m.seen_walk({ title })}
            aria-describedby={`${id}-hint`}
            aria-valuetext={points[walked ?? points.length - 1]?.said}
            onChange={(event) => walk(Number(event.currentTarget.value))}
          />
          <p id={`${id}-hint`} className={here === undefined ? 'quiet small' : 'visually-hidden'}>
            {m.seen_walk_hint()}
          </p>
          {here !== undefined && (
            <p className="small" dir="auto">
              {here.said}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function Here({ point, height }: { point: Spoken; height: number }) {
  const [x, y] = point.at;
  return (
    <g className="seen-here">
      <line x1={x} x2={x} y1={8} y2={height - 30} />
      <circle cx={x} cy={y} r={9} />
    </g>
  );
}

function TakeAlong({
  looked,
  chart,
  sentences,
  timeZone,
}: {
  looked: LookedAt;
  chart: Chart;
  sentences: readonly string[];
  timeZone: string;
}) {
  const save = useMutation({
    mutationFn: async () => {
      const { picture, practice, place, view, marks } = looked;
      const today = schoolDayOf(new Date(), timeZone);
      const where = `${picture.subject.name} · ${place?.name ?? m.seen_place_district()}`;
      const isOverTime = view !== 'buildings';
      const latest = sayLatest(chartSay, seriesIn(practice, place?.id ?? null), picture.floors);
      await saveImage(
        chart,
        {
          title: chart.title,
          sentences: [
            ...(isOverTime ? [latest] : []),
            ...sentences,
            ...(isOverTime ? marks.map((mark) => sayLettered(chartSay, mark)) : []),
          ],
          perfection: picture.perfectionLine ?? m.frame_no_perfection(),
          drawn: m.seen_drawn_on({ place: where, day: day(today) }),
          isRightToLeft: chartSay.isRightToLeft,
        },
        `jointly-${view}-${today}.png`,
      );
    },
  });
  return (
    <div className="row no-print">
      <Button look="quiet" isBusy={save.isPending} onPress={() => save.mutate()}>
        {m.seen_png()}
      </Button>
      {save.isError && <Notice kind="attention">{m.seen_png_failed()}</Notice>}
    </div>
  );
}
