import { memo, type ReactNode, useId } from 'react';
import { type Chart, pathOf, type SceneItem } from '../../chart-scene.ts';

type Props = { chart: Pick<Chart, 'title' | 'said' | 'scene'>; className: string; children?: ReactNode };

/**
 * A chart as a picture: its title and what it says are its name. It has no listeners, so that sixty of them stand on a page
 * as light as pictures do. Time and numbers in it run from left to right in every language.
 */
export const Drawing = memo(function Drawing({ chart, className, children }: Props) {
  const id = useId();
  const { width, height, items } = chart.scene;
  return (
    <svg
      className={`seen-drawing ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-said`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-said`}>{chart.said}</desc>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made anew as a whole, its parts have no other name
        <Item key={index} item={item} />
      ))}
      {children}
    </svg>
  );
});

function Item({ item }: { item: SceneItem }) {
  if (item.is === 'line') {
    const [[x1, y1], [x2, y2]] = [item.from, item.to];
    return <line className={`seen-${item.role}`} x1={x1} y1={y1} x2={x2} y2={y2} />;
  }
  if (item.is === 'path')
    return <path className={`seen-${item.role}`} d={pathOf(item.points, item.isClosed)} />;
  if (item.is === 'dot') {
    const [cx, cy] = item.at;
    return <circle className={`seen-${item.role}`} cx={cx} cy={cy} r={item.r} />;
  }
  const { role, x, y, anchor, text } = item;
  return (
    <text
      className={role === 'letter' ? 'seen-label seen-letter' : 'seen-label'}
      x={x}
      y={y}
      textAnchor={anchor}
    >
      {text}
    </text>
  );
}
