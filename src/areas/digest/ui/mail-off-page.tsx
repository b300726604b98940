import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** Behind the link in a mail: one button turns the weekly mail off, without signing in. What is behind the # stays here. */
export function MailOffPage() {
  const token = location.hash.slice(1);
  const stop = useMutation(api.queries.stopMail.mutationOptions());
  return (
    <PageBody title={m.digest_mail()} lead={m.digest_mail_off_lead()}>
      {stop.isSuccess ? (
        <Notice>
          <p>{m.digest_mail_is_off()}</p>
        </Notice>
      ) : (
        <>
          <RefusalNotice error={stop.error} />
          <div className="row">
            <Button look="main" isBusy={stop.isPending} onPress={() => stop.mutate({ token } as never)}>
              {m.digest_mail_off()}
            </Button>
          </div>
        </>
      )}
      <div className="row">
        <LinkButton to={paths.thisWeek}>{m.digest_this_week()}</LinkButton>
      </div>
    </PageBody>
  );
}
