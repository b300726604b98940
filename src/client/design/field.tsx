import { type ReactNode, useId } from 'react';

type FieldProps = { label: ReactNode; hint?: ReactNode; fault?: string | undefined };

type TextProps = FieldProps & {
  value: string;
  onChange(value: string): void;
  name?: string;
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'number' | 'url' | 'tel';
  autoComplete?: string;
  isRequired?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  /** `any`: a number may have a fraction. */
  step?: number | 'any';
  placeholder?: string;
  /** Leaving the field: a good moment to save. */
  onLeave?: () => void;
};

/** One line of text, with its label always in sight. What people write carries its own direction. */
export function TextField({
  label,
  hint,
  fault,
  value,
  onChange,
  isRequired,
  onLeave,
  type = 'text',
  ...rest
}: TextProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={`${id}-hint`} hint={hint} />
      <input
        {...rest}
        id={id}
        type={type}
        className="input"
        dir={type === 'text' || type === 'search' ? 'auto' : undefined}
        value={value}
        required={isRequired}
        aria-invalid={fault !== undefined}
        aria-describedby={describedBy(id, hint, fault)}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      <Fault id={`${id}-fault`} fault={fault} />
    </div>
  );
}

type AreaProps = FieldProps & {
  value: string;
  onChange(value: string): void;
  rows?: number;
  maxLength?: number;
  isRequired?: boolean;
  placeholder?: string;
  onLeave?: () => void;
};

/** A paragraph of text; grows with what is written. */
export function TextArea({
  label,
  hint,
  fault,
  value,
  onChange,
  isRequired,
  onLeave,
  rows = 3,
  ...rest
}: AreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={`${id}-hint`} hint={hint} />
      <textarea
        {...rest}
        id={id}
        rows={rows}
        className="input"
        dir="auto"
        value={value}
        required={isRequired}
        aria-invalid={fault !== undefined}
        aria-describedby={describedBy(id, hint, fault)}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      <Fault id={`${id}-fault`} fault={fault} />
    </div>
  );
}

export type Option = { value: string; label: string };

type SelectProps = FieldProps & {
  value: string;
  options: readonly Option[];
  onChange(value: string): void;
  isRequired?: boolean;
};

/** One of a list. Up to five short answers are better as a `RadioField`. */
export function SelectField({ label, hint, fault, value, options, onChange, isRequired }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={`${id}-hint`} hint={hint} />
      <select
        id={id}
        className="input"
        value={value}
        required={isRequired}
        aria-invalid={fault !== undefined}
        aria-describedby={describedBy(id, hint, fault)}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Fault id={`${id}-fault`} fault={fault} />
    </div>
  );
}

type CheckProps = {
  label: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  onChange(isChecked: boolean): void;
};

/** A yes or no. */
export function CheckField({ label, hint, isChecked, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <span className="hint">{hint}</span>}
      </span>
    </label>
  );
}

type RadioProps = FieldProps & {
  value: string;
  options: readonly (Option & { hint?: string })[];
  onChange(value: string): void;
  /** `row`: one segmented row, for two to four short answers. */
  look?: 'list' | 'row';
};

/** One of a few, all in sight. One tab stop; arrows move. */
export function RadioField({ label, hint, fault, value, options, onChange, look = 'list' }: RadioProps) {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={describedBy(id, hint, fault)}>
      <legend>{label}</legend>
      <Hint id={`${id}-hint`} hint={hint} />
      <div className={look === 'row' ? 'choice-row' : undefined}>
        {options.map((option) => (
          <label key={option.value} className={look === 'row' ? undefined : 'check'}>
            <input
              type="radio"
              name={id}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint !== undefined && <span className="hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <Fault id={`${id}-fault`} fault={fault} />
    </fieldset>
  );
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  return hint === undefined ? null : (
    <p className="hint" id={id}>
      {hint}
    </p>
  );
}

function Fault({ id, fault }: { id: string; fault: string | undefined }) {
  return fault === undefined ? null : (
    <p className="fault" id={id} role="alert">
      {fault}
    </p>
  );
}

function describedBy(id: string, hint: ReactNode, fault: string | undefined): string | undefined {
  const parts = [hint === undefined ? null : `${id}-hint`, fault === undefined ? null : `${id}-fault`].filter(
    Boolean,
  );
  return parts.length === 0 ? undefined : parts.join(' ');
}
