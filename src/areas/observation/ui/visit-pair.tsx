import { useEffect } from 'react';
import { RadioField, TextField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import { type PairChoice, shownCode } from './visit-pair-making.ts';
import './visit-pair.css';

type Props = {
  choice: NonNullable<PairChoice>;
  onChange(choice: PairChoice): void;
  fault: string | undefined;
};

/** One phone shows a code, the other types it: so both know that they are a pair, without a signal. */
export function VisitPair({ choice, onChange, fault }: Props) {
  const { how, code } = choice;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is made when one is to be shown, and only then
  useEffect(() => {
    if (how === 'show' && code === '') onChange({ how, code: shownCode() });
  }, [how, code]);
  return (
    <div className="visit-pair">
      <p className="small">{m.visit_pair_hint()}</p>
      <RadioField
        look="row"
        label={m.visit_pair_who()}
        value={how}
        options={[
          { value: 'show', label: m.visit_pair_i_show() },
          { value: 'type', label: m.visit_pair_other_shows() },
        ]}
        onChange={(value) => onChange({ how: value as typeof how, code: '' })}
      />
      {how === 'show' ? (
        <div role="status">
          <p className="small">{m.visit_pair_code()}</p>
          <p className="visit-pair-code">
            <span aria-hidden="true">{code}</span>
            <span className="visually-hidden">{[...code].join(', ')}</span>
          </p>
          {fault !== undefined && <p className="fault">{fault}</p>}
        </div>
      ) : (
        <TextField
          label={m.visit_pair_typed()}
          hint={m.visit_pair_typed_hint()}
          value={code}
          onChange={(typed) => onChange({ how, code: typed })}
          autoComplete="off"
          maxLength={20}
          fault={fault}
        />
      )}
    </div>
  );
}
