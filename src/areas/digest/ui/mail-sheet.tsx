import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, RadioField } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { type Language, languages } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { MailChoice } from '../week-contract.ts';
import { api, useRefresh } from './api.ts';

/** This week by mail: on or off, and in which language. */
export function MailSheet({ mail }: { mail: MailChoice }) {
  const keepsMail = useActsAs('superintendent', 'district_office');
  const refresh = useRefresh();
  const [isOn, setIsOn] = useState(mail.isOn);
  const [language, setLanguage] = useState<Language>(mail.language);
  const choose = useMutation(api.queries.chooseMail.mutationOptions({ onSuccess: refresh }));
  const isChanged = isOn !== mail.isOn || language !== mail.language;
  return (
    <Sheet title={m.digest_mail()}>
      {mail.sending === 'none' && <p className="quiet">{m.digest_mail_not_sent()}</p>}
      {mail.sending === 'demo' && <p className="quiet">{m.digest_mail_demo()}</p>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          choose.mutate({ isOn, language });
        }}
      >
        <CheckField
          label={m.digest_mail_on()}
          hint={m.digest_mail_on_hint()}
          isChecked={isOn}
          onChange={setIsOn}
        />
        <RadioField
          label={m.digest_mail_language()}
          look="row"
          value={language}
          options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => setLanguage(code as Language)}
        />
        <RefusalNotice error={choose.error} />
        {choose.isSuccess && !isChanged && (
          <Notice>
            <p>{mail.isOn ? m.digest_mail_is_on() : m.digest_mail_is_off()}</p>
          </Notice>
        )}
        <div className="row">
          {isChanged && (
            <Button type="submit" look="main" isBusy={choose.isPending}>
              {m.digest_mail_save()}
            </Button>
          )}
          {keepsMail && <LinkButton to={paths.weekMail}>{m.digest_mail_faults()}</LinkButton>}
        </div>
      </form>
    </Sheet>
  );
}
