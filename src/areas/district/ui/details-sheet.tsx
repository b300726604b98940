import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { languages } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { DistrictProfile } from '../profile-contract.ts';
import { districtApi } from './api.ts';
import { timeZoneOptions } from './first-run-questions.tsx';
import { useShowProfile } from './saving.ts';

/** Name, language and time zone of the district. */
export function DetailsSheet({ profile }: { profile: DistrictProfile }) {
  const [details, setDetails] = useState({
    name: profile.name,
    language: profile.language,
    timeZone: profile.timeZone,
  });
  const show = useShowProfile();
  const save = useMutation(districtApi.queries.changeDetails.mutationOptions({ onSuccess: show }));
  return (
    <Sheet title={m.district_details()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate(details);
        }}
      >
        <TextField
          label={m.district_name()}
          value={details.name}
          onChange={(name) => setDetails({ ...details, name })}
          isRequired
          maxLength={200}
        />
        <SelectField
          label={m.district_language()}
          hint={m.district_language_hint()}
          value={details.language}
          options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(language) => setDetails({ ...details, language: language as typeof details.language })}
        />
        <SelectField
          label={m.district_time_zone()}
          hint={m.district_time_zone_hint()}
          value={details.timeZone}
          options={timeZoneOptions(details.timeZone)}
          onChange={(timeZone) => setDetails({ ...details, timeZone })}
        />
        <RefusalNotice error={save.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={save.isPending}>
            {m.frame_save()}
          </Button>
          <span role="status" className="quiet">
            {save.isSuccess ? m.frame_saved() : ''}
          </span>
        </div>
      </form>
    </Sheet>
  );
}
