import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { findPasswordFaults, type PasswordOwner } from '../password-rules.ts';
import { passwordFaultWords } from './problem-words.ts';

type Props = { label: string; value: string; onChange(password: string): void; owner: PasswordOwner };

/** A new password: what makes a good one, what is still wrong once the field was left, and a way to look at it. */
export function NewPasswordField({ label, value, onChange, owner }: Props) {
  const [isShown, setShown] = useState(false);
  const [wasLeft, setLeft] = useState(false);
  const faults = wasLeft && value !== '' ? findPasswordFaults(value, owner) : [];
  const words = list(faults.map((fault) => passwordFaultWords[fault]()));
  return (
    <div className="people-password">
      <TextField
        label={label}
        hint={m.people_password_hint()}
        type={isShown ? 'text' : 'password'}
        value={value}
        onChange={onChange}
        onLeave={() => setLeft(true)}
        fault={faults.length === 0 ? undefined : m.people_password_still({ faults: words })}
        isRequired
        autoComplete="new-password"
      />
      <div className="row">
        <Button look="quiet" onPress={() => setShown(!isShown)}>
          {isShown ? m.people_hide_password() : m.people_show_password()}
        </Button>
      </div>
    </div>
  );
}
