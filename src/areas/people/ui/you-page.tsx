import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField } from '../../../client/design/field.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { actingWords } from '../../../client/words/capacity.ts';
import { chooseLanguage, type Language, language, languages } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { Session } from '../session-contract.ts';
import { peopleApi } from './api.ts';
import { ChangePassword } from './change-password.tsx';
import { Devices } from './devices.tsx';
import { useEnter } from './entering.ts';
import { SignOutButton } from './sign-out.tsx';
import './people.css';

/** One's own page: the capacity one acts in, language, password, devices, signing out. */
export function YouPage() {
  const session = useQuery(peopleApi.queries.readSession.queryOptions());
  return (
    <Loaded query={session}>
      {(data) => (
        <PageBody
          title={data.actor.name}
          lead={<span dir="ltr">{data.person.email}</span>}
          actions={<SignOutButton />}
        >
          <Capacities session={data} key={data.actor.capacityId} />
          <Sheet title={m.frame_language()}>
            <RadioField
              label={m.people_language_label()}
              look="row"
              value={language()}
              options={languages.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code) => chooseLanguage(code as Language)}
            />
          </Sheet>
          <ChangePassword owner={{ ...data.person, districtName: data.district.name }} />
          <Devices />
        </PageBody>
      )}
    </Loaded>
  );
}

function Capacities({ session }: { session: Session }) {
  const { actor, capacities } = session;
  const [capacityId, setCapacityId] = useState(actor.capacityId);
  const enter = useEnter();
  const act = useMutation(peopleApi.queries.actIn.mutationOptions({ onSuccess: (next) => enter(next) }));
  const labelOf = ({ kind, building }: Session['capacities'][number]) =>
    building === null ? actingWords(kind) : m.people_capacity_at({ capacity: actingWords(kind), building });
  const [only] = capacities;
  if (capacities.length === 1 && only !== undefined) {
    return (
      <Sheet title={m.people_acting_as()}>
        <p>{labelOf(only)}</p>
        <p className="quiet">{m.people_one_capacity()}</p>
      </Sheet>
    );
  }
  return (
    <Sheet title={m.people_acting_as()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!act.isPending) act.mutate({ capacityId });
        }}
      >
        <RadioField
          label={m.people_choose_capacity()}
          hint={m.people_choose_capacity_hint()}
          value={capacityId}
          options={capacities.map((held) => ({ value: held.id, label: labelOf(held) }))}
          onChange={(id) => setCapacityId(id as typeof capacityId)}
        />
        <RefusalNotice error={act.error} />
        {capacityId !== actor.capacityId && (
          <div className="row">
            <Button type="submit" look="main" isBusy={act.isPending}>
              {m.people_act()}
            </Button>
          </div>
        )}
      </form>
    </Sheet>
  );
}
