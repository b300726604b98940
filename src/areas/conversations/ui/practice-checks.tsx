import { CheckField } from '../../../client/design/field.tsx';

type Props = {
  label: string;
  practices: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange(ids: string[]): void;
};

/** Practices to tick, in the vision's own order. */
export function PracticeChecks({ label, practices, chosen, onChange }: Props) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div>
        {practices.map((practice) => (
          <CheckField
            key={practice.id}
            label={<span dir="auto">{practice.name}</span>}
            isChecked={chosen.includes(practice.id)}
            onChange={(isChecked) =>
              onChange(
                practices
                  .map((one) => one.id)
                  .filter((id) => (id === practice.id ? isChecked : chosen.includes(id))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
