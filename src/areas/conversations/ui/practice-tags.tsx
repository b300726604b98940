import { Plus, X } from 'lucide-react';
import { m } from '../../../client/words/words.ts';
import type { PracticeInForce } from './practices-in-force.ts';

type ChosenProps = {
  practices: readonly PracticeInForce[];
  onRemove(practice: PracticeInForce): void;
};

/** The chosen practices as tags; a press takes one off again. */
export function ChosenPractices({ practices, onRemove }: ChosenProps) {
  if (practices.length === 0) return null;
  return (
    <ul className="plain-list row" aria-label={m.conversations_field_chosen()}>
      {practices.map((practice) => (
        <li key={practice.id}>
          <button
            type="button"
            className="button practice-field-tag"
            aria-label={m.conversations_field_remove({ name: practice.name })}
            onClick={() => onRemove(practice)}
          >
            <bdi>{practice.name}</bdi>
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

type NamedProps = { practices: readonly PracticeInForce[]; onAdd(practice: PracticeInForce): void };

/** Practices that a note names and that have not been chosen: one tap adds one. */
export function NamedInNote({ practices, onAdd }: NamedProps) {
  if (practices.length === 0) return null;
  return (
    <div className="row">
      <span className="small quiet">{m.conversations_field_in_note()}</span>
      {practices.map((practice) => (
        <button
          key={practice.id}
          type="button"
          className="button practice-field-tag"
          aria-label={m.conversations_field_add({ name: practice.name })}
          onClick={() => onAdd(practice)}
        >
          <Plus aria-hidden="true" />
          <bdi>{practice.name}</bdi>
        </button>
      ))}
    </div>
  );
}
