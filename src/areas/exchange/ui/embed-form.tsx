import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { SubjectPicture } from '../../analysis/series-contract.ts';
import type { EmbedId } from '../embed-contract.ts';
import { analysisApi, api } from './api.ts';

/** Choosing what is published: a subject, one of its practices, and where. */
export function EmbedForm({ subjects }: { subjects: readonly { id: string; name: string }[] }) {
  const [subjectId, setSubject] = useState(subjects[0]?.id ?? '');
  const picture = useQuery(analysisApi.queries.readSubjectPicture.queryOptions({ input: { subjectId } }));
  return (
    <section className="stack exchange-form">
      <h3>{m.exchange_chart_new()}</h3>
      <SelectField
        label={m.exchange_chart_subject()}
        value={subjectId}
        options={subjects.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setSubject}
      />
      <Loaded query={picture}>
        {(found) =>
          found.windows.some(({ state }) => state === 'read') ? (
            <Publishing key={subjectId} picture={found} />
          ) : (
            <p className="quiet">{m.exchange_chart_no_reading()}</p>
          )
        }
      </Loaded>
    </section>
  );
}

function Publishing({ picture }: { picture: SubjectPicture }) {
  const [id, setId] = useState(newId);
  const [practiceId, setPractice] = useState(picture.practices[0]?.practiceId ?? '');
  const [buildingId, setBuilding] = useState('');
  const queryClient = useQueryClient();
  const publish = useMutation(
    api.queries.makeEmbed.mutationOptions({
      onSuccess: () => {
        setId(newId());
        return queryClient.invalidateQueries({ queryKey: api.queries.listEmbeds.key() });
      },
    }),
  );
  const choose = (change: () => void) => {
    // Another choice is another chart, with an id of its own.
    publish.reset();
    setId(newId());
    change();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (publish.isPending) return;
        const place = buildingId === '' ? null : buildingId;
        publish.mutate({ id: id as EmbedId, subjectId: picture.subject.id, practiceId, buildingId: place });
      }}
    >
      <SelectField
        label={m.exchange_chart_practice()}
        value={practiceId}
        options={picture.practices
          // An id that a later version gave to another practice publishes that one.
          .filter((one, at, all) => all.findIndex(({ practiceId: id }) => id === one.practiceId) === at)
          .map((one) => ({ value: one.practiceId, label: one.name }))}
        onChange={(value) => choose(() => setPractice(value))}
      />
      <SelectField
        label={m.exchange_chart_place()}
        value={buildingId}
        options={[
          { value: '', label: m.exchange_whole_district() },
          ...picture.buildings.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(value) => choose(() => setBuilding(value))}
      />
      <RefusalNotice error={publish.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={publish.isPending}>
          {m.exchange_chart_publish()}
        </Button>
      </div>
    </form>
  );
}
