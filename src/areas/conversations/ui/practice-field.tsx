import { useId, useMemo, useRef, useState } from 'react';
import { m } from '../../../client/words/words.ts';
import { findNamedPractices, offerPractices } from '../naming-rules.ts';
import { PracticeOptions } from './practice-options.tsx';
import { ChosenPractices, NamedInNote } from './practice-tags.tsx';
import type { PracticeInForce } from './practices-in-force.ts';
import './practice-field.css';

type Props = {
  practices: readonly PracticeInForce[];
  /** The ids of the chosen practices, in the order of choosing. */
  chosen: readonly string[];
  onChange(chosen: string[]): void;
  label?: string;
  hint?: string;
  /** What is being written beside it: practices that it names are offered by one tap. */
  note?: string;
};

/** Several practices, found by typing their names. The focus stays in the line; arrows move, Enter takes, Escape closes. */
export function PracticeField({ practices, chosen, onChange, label, hint, note = '' }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [said, setSaid] = useState('');
  const offered = useMemo(
    () => offerPractices(typed, practices).filter((practice) => !chosen.includes(practice.id)),
    [typed, practices, chosen],
  );
  const named = useMemo(() => findNamedPractices(note, practices), [note, practices]);
  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const add = (practice: PracticeInForce) => {
    if (!chosen.includes(practice.id)) onChange([...chosen, practice.id]);
    setSaid(m.conversations_field_added({ name: practice.name }));
    setTyped('');
    close();
  };
  const remove = (practice: PracticeInForce) => {
    onChange(chosen.filter((one) => one !== practice.id));
    setSaid(m.conversations_field_removed({ name: practice.name }));
    input.current?.focus();
  };
  const open = () => {
    if (!isOpen) setSaid(m.conversations_field_offered({ count: offered.length, number: offered.length }));
    setIsOpen(true);
  };
  const move = (to: number) => {
    open();
    setActive(offered.length === 0 ? -1 : (to + offered.length) % offered.length);
  };
  const press = (key: string): boolean => {
    const atActive = offered[active];
    if (key === 'ArrowDown') move(active + 1);
    else if (key === 'ArrowUp') move(active < 0 ? offered.length - 1 : active - 1);
    else if (key === 'Enter' && isOpen) {
      // One that is left is meant, even when no arrow was pressed.
      const meant = atActive ?? (typed !== '' && offered.length === 1 ? offered[0] : undefined);
      if (meant !== undefined) add(meant);
    } else if (key === 'Escape' && isOpen) close();
    else return false;
    return true;
  };
  const taken = chosen.flatMap((one) => practices.find((practice) => practice.id === one) ?? []);
  if (practices.length === 0) return <p className="quiet">{m.conversations_field_no_vision()}</p>;
  return (
    <div className="field practice-field">
      <label htmlFor={id}>{label ?? m.conversations_field_label()}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint ?? m.conversations_field_hint()}
      </p>
      <ChosenPractices practices={taken} onRemove={remove} />
      <div className="practice-field-line">
        <input
          ref={input}
          id={id}
          className="input"
          dir="auto"
          role="combobox"
          autoComplete="off"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : `${id}-${offered[active]?.id}`}
          aria-describedby={`${id}-hint`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(-1);
            setIsOpen(true);
          }}
          onClick={open}
          onBlur={close}
          onKeyDown={(event) => {
            if (press(event.key)) event.preventDefault();
          }}
        />
        <PracticeOptions
          id={id}
          label={label ?? m.conversations_field_label()}
          isOpen={isOpen}
          offered={offered}
          active={active}
          onTake={add}
        />
      </div>
      <NamedInNote practices={named.filter((practice) => !chosen.includes(practice.id))} onAdd={add} />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
