import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { districtApi, visionsApi } from './api.ts';
import { StepForm } from './step-form.tsx';
import './supports.css';

/** A next step made outside a conversation. */
export function NewStepPage() {
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const versions = useQuery(visionsApi.queries.listVersions.queryOptions({ input: {} }));
  const navigate = useNavigate();
  const { actor } = useSession();
  const asked = useSearch({ strict: false }) as {
    subject?: string;
    practice?: string;
    meeting?: string;
    goal?: string;
  };
  const [subjectId, setSubjectId] = useState(asked.subject ?? '');
  const practices = (versions.data ?? [])
    .filter((version) => version.subject.id === subjectId)
    .flatMap((version) => version.practices.map(({ practiceId, name }) => ({ id: practiceId, name })));
  const isDistrictWide =
    actor.buildingId === null || actor.capacity === 'superintendent' || actor.capacity === 'dn_member';
  return (
    <PageBody
      title={m.supports_make()}
      lead={m.supports_make_lead()}
      above={<PageLink to={paths.steps}>{m.supports_title()}</PageLink>}
    >
      <Loaded query={profile}>
        {({ subjects, buildings, bands }) => (
          <StepForm
            conversationId={null}
            meetingId={asked.meeting ?? null}
            subjectId={subjectId || null}
            practices={practices}
            askedPracticeId={asked.practice}
            askedGoalId={asked.goal}
            buildings={current(buildings).filter(({ id }) => isDistrictWide || id === actor.buildingId)}
            bands={current(bands)}
            onMade={(step) =>
              void navigate({
                to: asked.meeting === undefined ? paths.step(step.id) : paths.room(asked.meeting),
              })
            }
          >
            <SelectField
              label={m.supports_subject()}
              hint={m.frame_optional()}
              value={subjectId}
              options={[
                { value: '', label: m.supports_anywhere() },
                ...current(subjects).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setSubjectId}
            />
          </StepForm>
        )}
      </Loaded>
    </PageBody>
  );
}

/** The places that have not ended. */
function current<Place extends { endedOn: string | null }>(places: readonly Place[]): Place[] {
  return places.filter((place) => place.endedOn === null);
}
