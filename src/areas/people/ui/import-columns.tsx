import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { peopleApi } from './api.ts';

/** What a staff file looks like, and the present staff as one. */
export function ImportColumns() {
  const save = useMutation(
    peopleApi.queries.exportStaff.mutationOptions({
      onSuccess: (file) => {
        const address = URL.createObjectURL(file);
        const link = document.createElement('a');
        link.href = address;
        link.download = 'staff.csv';
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
      },
    }),
  );
  const columns: [string, string][] = [
    ['email', m.people_column_email()],
    ['given_name, family_name', m.people_column_names()],
    ['capacity', m.people_column_capacity()],
    ['building, band, subject', m.people_column_places()],
    ['starts_on, ends_on', m.people_column_dates()],
  ];
  return (
    <Sheet title={m.people_columns_title()}>
      <p>{m.people_columns_lead()}</p>
      <dl className="stack-tight">
        {columns.map(([column, about]) => (
          <div key={column}>
            <dt>
              <code dir="ltr">{column}</code>
            </dt>
            <dd className="quiet">{about}</dd>
          </div>
        ))}
      </dl>
      <p>{m.people_columns_students()}</p>
      <RefusalNotice error={save.error} />
      <div className="row">
        <Button isBusy={save.isPending} onPress={() => save.mutate({})}>
          {m.people_export()}
        </Button>
      </div>
    </Sheet>
  );
}
