import { useId, useState } from 'react';
import { copyText } from '../../../client/copy-text.ts';
import { Button } from '../../../client/design/button.tsx';
import { m } from '../../../client/words/words.ts';

/** A text to take to another program: in sight in full, marked when it takes the focus, copied by a button. */
export function CopyField({ label, hint, text }: { label: string; hint?: string; text: string }) {
  const id = useId();
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await copyText(text)) ? m.exchange_copied() : m.copy_failed());
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        className="input exchange-copy"
        dir="ltr"
        readOnly
        rows={Math.min(6, Math.ceil(text.length / 44))}
        value={text}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onFocus={(event) => event.target.select()}
      />
      <div className="row">
        <Button onPress={() => void copy()} label={m.exchange_copy_what({ what: label })}>
          {m.exchange_copy()}
        </Button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}
