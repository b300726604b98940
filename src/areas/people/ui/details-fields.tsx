import { TextField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';

export type Details = { givenName: string; familyName: string; email: string };

/** A person's name and e-mail. */
export function DetailsFields({ details, onChange }: { details: Details; onChange(details: Details): void }) {
  return (
    <>
      <TextField
        label={m.people_given_name()}
        value={details.givenName}
        onChange={(givenName) => onChange({ ...details, givenName })}
        isRequired
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        label={m.people_family_name()}
        value={details.familyName}
        onChange={(familyName) => onChange({ ...details, familyName })}
        isRequired
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        label={m.people_email()}
        hint={m.people_email_hint()}
        type="email"
        value={details.email}
        onChange={(email) => onChange({ ...details, email })}
        isRequired
        maxLength={254}
        autoComplete="off"
      />
    </>
  );
}
