import { useEffect, useRef } from 'react';
import { m } from '../../../client/words/words.ts';
import type { PracticeInForce } from './practices-in-force.ts';

type Props = {
  id: string;
  label: string;
  isOpen: boolean;
  offered: readonly PracticeInForce[];
  active: number;
  onTake(practice: PracticeInForce): void;
};

/** The practices that a practice field offers, over what stands below it. A press does not take the focus out of the line. */
export function PracticeOptions({ id, label, isOpen, offered, active, onTake }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className="practice-field-list" hidden={!isOpen}>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label}>
        {offered.map((practice, index) => (
          // The keys are the line's: the focus never leaves it.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={practice.id}
            id={`${id}-${practice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="practice-field-option"
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(practice)}
          >
            <span dir="auto">{practice.name}</span>
            <span className="small quiet" dir="auto">
              {practice.visionTitle}
            </span>
          </div>
        ))}
      </div>
      {isOpen && offered.length === 0 && (
        <p className="practice-field-none quiet" role="status">
          {m.conversations_field_none()}
        </p>
      )}
    </div>
  );
}
