import { useId } from 'react';
import { CheckField } from '../../../client/design/field.tsx';

type Props = {
  legend: string;
  hint?: string;
  fault?: string | undefined;
  items: readonly { id: string; name: string; hint?: string }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
};

/** Several of a list. What is chosen stays in the order of the list. */
export function CheckGroup({ legend, hint, fault, items, chosen, onChange }: Props) {
  const id = useId();
  const toggle = (itemId: string, isChosen: boolean) =>
    onChange(
      items.map((item) => item.id).filter((one) => (one === itemId ? isChosen : chosen.includes(one))),
    );
  return (
    <fieldset className="field" aria-describedby={`${id}-hint ${id}-fault`}>
      <legend>{legend}</legend>
      <p className="hint" id={`${id}-hint`} hidden={hint === undefined}>
        {hint}
      </p>
      <div>
        {items.map((item) => (
          <CheckField
            key={item.id}
            label={<span dir="auto">{item.name}</span>}
            hint={item.hint === undefined ? undefined : <span dir="auto">{item.hint}</span>}
            isChecked={chosen.includes(item.id)}
            onChange={(isChosen) => toggle(item.id, isChosen)}
          />
        ))}
      </div>
      <div id={`${id}-fault`} role="alert">
        {fault !== undefined && <p className="fault">{fault}</p>}
      </div>
    </fieldset>
  );
}
