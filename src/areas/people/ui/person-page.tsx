import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { PersonSheet } from '../person-contract.ts';
import { districtApi, peopleApi } from './api.ts';
import { CapacitySheet } from './capacity-sheet.tsx';
import { DetailsFields } from './details-fields.tsx';
import { InvitationSheet } from './invitation-sheet.tsx';
import { useShowPerson } from './show-person.ts';
import './people.css';

/** One person: name, e-mail, capacities, invitation. */
export function PersonPage() {
  const { personId } = useParams({ strict: false }) as { personId: PersonId };
  const sheet = useQuery(peopleApi.queries.readPerson.queryOptions({ input: { personId } }));
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const keeps = useActsAs('district_office', 'superintendent');
  return (
    <Loaded query={sheet}>
      {(person) => (
        <PageBody
          title={`${person.givenName} ${person.familyName}`}
          lead={<span dir="ltr">{person.email}</span>}
          above={<PageLink to={paths.staff}>{m.people_staff()}</PageLink>}
        >
          <Loaded query={profile}>
            {(district) => <CapacitySheet person={person} profile={district} keeps={keeps} />}
          </Loaded>
          {keeps && <InvitationSheet person={person} />}
          {keeps && <DetailsSheet person={person} key={person.email} />}
        </PageBody>
      )}
    </Loaded>
  );
}

function DetailsSheet({ person }: { person: PersonSheet }) {
  const { givenName, familyName, email } = person;
  const [details, setDetails] = useState({ givenName, familyName, email });
  const show = useShowPerson();
  const change = useMutation(peopleApi.queries.changeDetails.mutationOptions({ onSuccess: show }));
  return (
    <Sheet title={m.people_details()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) change.mutate({ personId: person.id, ...details });
        }}
      >
        <DetailsFields details={details} onChange={setDetails} />
        <RefusalNotice error={change.error} />
        <div className="row">
          <Button type="submit" isBusy={change.isPending}>
            {m.frame_save()}
          </Button>
          <span role="status" className="quiet">
            {change.isSuccess ? m.frame_saved() : ''}
          </span>
        </div>
      </form>
    </Sheet>
  );
}
