import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { addDays, schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import { api } from './api.ts';
import { useSubjects } from './subjects.ts';

/** Calls all staff to take part in a vision. Everybody with a capacity today is invited; the record says how many. */
export function NewCallPage() {
  const { district } = useSession();
  const today = schoolDayOf(new Date(), district.timeZone);
  const { options } = useSubjects();
  const [callId] = useState(newId);
  const [subjectId, setSubjectId] = useState('');
  const [message, setMessage] = useState('');
  const [closesOn, setClosesOn] = useState(addDays(today, 21));
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const make = useMutation(
    api.queries.makeCall.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.call(callId) });
      },
    }),
  );
  const subject = subjectId || (options[0]?.value ?? '');
  return (
    <PageBody title={m.visions_call_new()} lead={m.visions_call_new_lead()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ callId, subjectId: subject, message, opensOn: today, closesOn } as never);
        }}
      >
        <SelectField label={m.visions_subject()} options={options} value={subject} onChange={setSubjectId} />
        <TextArea
          label={m.visions_call_message()}
          hint={m.visions_call_message_hint()}
          value={message}
          onChange={setMessage}
          maxLength={5000}
          isRequired
        />
        <TextField
          label={m.visions_call_closes()}
          type="date"
          value={closesOn}
          min={today}
          onChange={setClosesOn}
          isRequired
        />
        <RefusalNotice error={make.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={make.isPending}>
            {m.visions_call_send()}
          </Button>
        </div>
      </form>
    </PageBody>
  );
}
