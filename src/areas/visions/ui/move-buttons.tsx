import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { m } from '../../../client/words/words.ts';

type Props = {
  /** What is moved, as people call it. */
  name: string;
  index: number;
  count: number;
  onMove(to: number): void;
};

/** Up and down in a list, without dragging. The focus stays on the button, so that one can press on. */
export function MoveButtons({ name, index, count, onMove }: Props) {
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const move = (to: number, button: HTMLButtonElement | null) => {
    if (to < 0 || to >= count) return;
    onMove(to);
    // Moving an element in the page takes the focus from it.
    setTimeout(() => button?.focus(), 0);
  };
  return (
    <span className="visions-move">
      <button
        ref={up}
        type="button"
        className="button button-quiet"
        aria-disabled={index === 0}
        aria-label={m.visions_move_up({ name })}
        title={m.visions_move_up({ name })}
        onClick={() => move(index - 1, up.current)}
      >
        <ArrowUp aria-hidden="true" />
      </button>
      <button
        ref={down}
        type="button"
        className="button button-quiet"
        aria-disabled={index === count - 1}
        aria-label={m.visions_move_down({ name })}
        title={m.visions_move_down({ name })}
        onClick={() => move(index + 1, down.current)}
      >
        <ArrowDown aria-hidden="true" />
      </button>
    </span>
  );
}

/** A list with one item at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
